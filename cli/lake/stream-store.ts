import { digestOf, type Known, nothingKnown } from "./known";
import type { Store, WindowRows } from "./read-events";
import type { EventRow } from "./rows";

/** Rows that leave at once and cannot be taken back, such as those on a terminal. What was read is known to this process alone. */
export class StreamStore implements Store {
  known: Known = nothingKnown;

  constructor(private readonly send: (rows: readonly EventRow[]) => Promise<void>) {}

  begin(): WindowRows {
    const sent = new Map<string, number>();
    return {
      write: async (rows) => {
        for (const { event, timeMs } of rows) sent.set(digestOf(event.id), timeMs ?? Number.POSITIVE_INFINITY);
        await this.send(rows);
      },
      commit: async (known) => {
        this.known = known;
      },
      abandon: async () => {
        const { done, recent } = this.known;
        this.known = { done, recent: new Map([...recent, ...sent]) };
      },
    };
  }
}
