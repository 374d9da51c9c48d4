import { createHash } from "node:crypto";
import type { TimeWindow } from "../../provider/core/listing/time-windows";
import { joined } from "./spans";

/** What is known of a history: the spans that are complete, and the events outside of them that were read already. */
export interface Known {
  readonly done: readonly TimeWindow[];
  /** Digests of ids, with the times by which they are forgotten. */
  readonly recent: ReadonlyMap<string, number>;
}

export const nothingKnown: Known = { done: [], recent: new Map() };

const digestCharacters = 22;

/**
 * Sixteen bytes tell more events apart than there are. The text is copied out of the whole digest: a slice of it would keep the whole in
 * memory, for each of the ids of a window.
 */
export const digestOf = (id: string): string =>
  Buffer.from(createHash("sha256").update(id).digest("base64url"), "latin1").toString("latin1", 0, digestCharacters);

/**
 * What is known after a window was read at `listedAtMs`. Of its last part, events may still show that happened in it: it will be read
 * again, and the ids of what it showed are kept until then.
 */
export function afterWindow(
  before: Known,
  window: TimeWindow,
  settledMs: number,
  found: ReadonlyMap<string, number>,
): Known {
  const cutMs = Math.min(Math.max(settledMs, window.startMs), window.endMs);
  const isDone = (ms: number) => ms >= window.startMs && ms < cutMs;
  const recent = [...before.recent, ...found].filter(([, ms]) => !isDone(ms));
  return { done: joined([...before.done, { startMs: window.startMs, endMs: cutMs }]), recent: new Map(recent) };
}
