import { isUnknown, type Thing } from "./thing";

/** What one call of the engine said about things of the clouds. */
export type Entry =
  | {
      readonly call: "declare";
      readonly things: readonly Thing[];
      readonly urn?: string | undefined;
      /** The things of an earlier declaration, of which some were not known. */
      readonly instead?: readonly Thing[];
    }
  | { readonly call: "delete"; readonly things: readonly Thing[]; readonly ends: string };

/** An entry, and which process of the run wrote it. */
export type Written = Entry & { readonly process: string };

/** What the processes of one run know together; entries are only added. */
export interface Ledger {
  /** The name of this process among those of the run. */
  readonly process: string;
  append(entry: Entry): void;
  /** The entries that were added since the last call, by whatever process, oldest first. */
  news(): readonly Written[];
}

/** The ledger of a run of one process. */
export class MemoryLedger implements Ledger {
  readonly process = "only";
  private unread: Written[] = [];

  append(entry: Entry): void {
    this.unread.push({ ...entry, process: this.process });
  }

  news(): readonly Written[] {
    const { unread } = this;
    this.unread = [];
    return unread;
  }
}

/**
 * What another run that has ended told, such as the preview of an update. What was not known then is left out. Where one process told
 * it all, that is the one which configures its provider as the reader does: what it names is surely the same.
 */
export function endedLedger(entries: readonly Written[]): Ledger {
  const processes = new Set(entries.map(({ process }) => process));
  const unread = entries.map((entry) => ({ ...entry, things: entry.things.filter((thing) => !isUnknown(thing)) }));
  return {
    process: processes.size === 1 ? String([...processes][0]) : "",
    append: () => undefined,
    news: () => unread.splice(0),
  };
}
