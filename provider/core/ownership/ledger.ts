import type { Thing } from "./thing";

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
