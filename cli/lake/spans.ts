import type { TimeWindow } from "../../provider/core/listing/time-windows";

export const dayMs = 24 * 60 * 60_000;

/** Spans in order, of which none touches another. */
export function joined(spans: readonly TimeWindow[]): TimeWindow[] {
  const found: TimeWindow[] = [];
  for (const span of [...spans].sort((a, b) => a.startMs - b.startMs)) {
    const last = found.at(-1);
    if (span.endMs <= span.startMs) continue;
    if (last === undefined || span.startMs > last.endMs) found.push(span);
    else found[found.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, span.endMs) };
  }
  return found;
}

/** What of a span is in none of the others. */
export function without(span: TimeWindow, others: readonly TimeWindow[]): TimeWindow[] {
  const left: TimeWindow[] = [];
  let at = span.startMs;
  for (const { startMs, endMs } of joined(others)) {
    if (startMs >= span.endMs) break;
    if (startMs > at) left.push({ startMs: at, endMs: startMs });
    at = Math.max(at, endMs);
  }
  if (at < span.endMs) left.push({ startMs: at, endMs: span.endMs });
  return left;
}

/** A window that begins at `startMs`. It ends with a day in UTC where it reaches one, so that few windows share a date. */
export function windowAt(startMs: number, lengthMs: number, endMs: number): TimeWindow {
  const days = Math.max(1, Math.floor(lengthMs / dayMs));
  const midnightMs = (Math.floor(startMs / dayMs) + days) * dayMs;
  return { startMs, endMs: Math.min(startMs + lengthMs, midnightMs, endMs) };
}

/** The date in UTC. */
export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
