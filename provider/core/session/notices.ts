/** What may happen to a thousand resources of one run, and is worth one line. */
export type NoticeSort = "takenOver" | "finished" | "kept" | "remade" | "caution";

const summaries: Readonly<Record<NoticeSort, string>> = {
  takenOver: "things of the clouds existed already and were taken over",
  finished: "objects were left unfinished by an interrupted create, and are finished now",
  kept: "things of the clouds were left as they are, because this run declares them under other names",
  caution: "changes delete records, or are billed",
  remade: "objects are deleted before they are made anew, and nothing is recorded in between",
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
      const [first = "", ...others] = messages;
      const line = others.length === 0 ? first : `${others.length + 1} ${summaries[kind]}. The first: ${first}`;
      this.output.warn(line);
    }
    this.collected.clear();
  }
}
