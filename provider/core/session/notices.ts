/** What may happen to a thousand resources of one run, and is worth one line. */
export type NoticeSort =
  | "takenOver"
  | "finished"
  | "kept"
  | "remade"
  | "lost"
  | "billed"
  | "unresolved"
  | "resolved"
  | "doubtful"
  | "missing";

/** How many messages of a sort are written, where one is not enough: what is lost does not come back. */
const written: Partial<Readonly<Record<NoticeSort, number>>> = { lost: 20, missing: 20 };

const summaries: Readonly<Record<NoticeSort, string>> = {
  takenOver: "existing things of the clouds were adopted, and follow the program from now on",
  finished: "objects were left unfinished by an interrupted create, and are finished now",
  kept: "things were left as they are in the clouds, because other resources of the program declare them now",
  lost: "changes delete records, or may do so",
  billed: "changes are billed",
  resolved: "resources get or lose things by their patterns",
  unresolved: "resources have patterns that could not be looked up",
  doubtful: "resources may differ from the state: their changes were interrupted, and they could not be read",
  missing: "resources are to be created for buckets that do not exist",
  remade: "objects are deleted before they are recreated, and nothing is recorded in between",
};

/** Where notices go. */
export interface NoticeOutput {
  warn(message: string): void;
  debug(message: string): void;
}

/** Collects what happens to many resources of a run, for one line at its end; each message goes to the debug output at once. */
export class Notices {
  private readonly collected = new Map<NoticeSort, Set<string>>();

  constructor(private readonly output: NoticeOutput) {}

  readonly add = (kind: NoticeSort, message: string): void => {
    this.output.debug(message);
    const others = this.collected.get(kind) ?? new Set();
    // The engine may ask twice about one resource.
    this.collected.set(kind, others.add(message));
  };

  /** Writes one line for each sort; one message alone is written as it is. */
  flush(): void {
    for (const [kind, messages] of this.collected) {
      const shown = [...messages].slice(0, written[kind] ?? 1);
      const introduction = `${messages.size} ${summaries[kind]}. ${shown.length === messages.size ? "" : "The first: "}`;
      this.output.warn(`${messages.size === 1 ? "" : introduction}${shown.join(". ")}`);
    }
    this.collected.clear();
  }
}
