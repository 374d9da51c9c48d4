import type { TimeWindow } from "../../provider/core/listing/time-windows";
import type { Session } from "../../provider/core/session/session";
import type { AuditEvent } from "../../provider/kinds/get-audit-events";
import { afterWindow, digestOf, type Known } from "./known";
import { type EventFilter, type EventRow, matches } from "./rows";
import { dayMs, windowAt, without } from "./spans";
import type { Target } from "./targets";

/** Where the rows of one window go. */
export interface WindowRows {
  write(rows: readonly EventRow[]): Promise<void>;
  /** All rows are there, and count from now on. `accounts` are those that the events of the window name, also events without a row. */
  commit(known: Known, accounts: ReadonlySet<string>): Promise<void>;
  /** The window will be read again: what was written is taken back, or is known from now on. */
  abandon(): Promise<void>;
}

/** Where the rows of a target go, and what of it was read before. */
export interface Store {
  readonly known: Known;
  /** Why something that was read will be read again, in words. */
  readonly problem?: string | undefined;
  begin(window: TimeWindow): WindowRows;
}

export interface Reading {
  readonly session: Session;
  readonly filter: EventFilter;
  readonly cancel: AbortSignal;
  /** Hears how much of the span is read. */
  advance(milliseconds: number, rows: number): void;
  /** Ids of one window that are kept in memory; a window of more is halved. */
  readonly mostIds?: number;
}

/** Rows that are written together, in the order of time. */
const batchRows = 500;
const batchCharacters = 1024 * 1024;
const usualIds = 100_000;
const shortestMs = 1000;
/** Where little happens, few calls read a long time. */
const longestMs = 32 * dayMs;

class TooMany extends Error {}

/** Every event of a span that the store does not have yet, window by window from the oldest. */
export async function readTarget(reading: Reading, target: Target, span: TimeWindow, store: Store): Promise<void> {
  const { mostIds = usualIds } = reading;
  let lengthMs = dayMs;
  const missing = without(span, store.known.done);
  const missingMs = missing.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  reading.advance(span.endMs - span.startMs - missingMs, 0);
  for (const part of missing) {
    for (let atMs = part.startMs; atMs < part.endMs; ) {
      const window = windowAt(atMs, lengthMs, part.endMs);
      const out = store.begin(window);
      try {
        const { written, listed } = await readWindow(reading, target, window, { out, known: store.known, mostIds });
        reading.advance(window.endMs - window.startMs, written);
        atMs = window.endMs;
        if (listed * 4 < mostIds) lengthMs = Math.min(longestMs, lengthMs * 2);
      } catch (error) {
        await out.abandon();
        if (!(error instanceof TooMany)) throw error;
        lengthMs = halved(window);
      }
    }
  }
}

function halved({ startMs, endMs }: TimeWindow): number {
  return Math.max(shortestMs, Math.floor((endMs - startMs) / 2 / shortestMs) * shortestMs);
}

interface Place {
  readonly out: WindowRows;
  readonly known: Known;
  readonly mostIds: number;
}

async function readWindow(reading: Reading, target: Target, window: TimeWindow, { out, known, mostIds }: Place) {
  const { session, filter } = reading;
  const settledMs = session.clock.now() - target.history.lagMs;
  const canHalve = window.endMs - window.startMs > shortestMs;
  const ids = new Set<string>();
  const accounts = new Set<string>();
  const unsettled = new Map<string, number>();
  const batch = new Batch(out);
  for await (const event of listed(reading, target, window)) {
    const at = Date.parse(event.time);
    // A window lists also what is at its ends, and what is outside of them where a cloud knows whole seconds only.
    if (at < window.startMs || at >= window.endMs) continue;
    const id = digestOf(event.id);
    if (ids.has(id)) continue;
    if (canHalve && ids.size >= mostIds) throw new TooMany();
    ids.add(id);
    if (event.account !== undefined) accounts.add(event.account);
    if (known.recent.has(id) || !matches(filter, event)) continue;
    // One whose time cannot be read is of the window that lists it first.
    const timeMs = Number.isNaN(at) ? undefined : at;
    if (timeMs === undefined || timeMs >= settledMs) unsettled.set(id, timeMs ?? Number.POSITIVE_INFINITY);
    await batch.add({ cloud: target.cloud.name, timeMs, event });
  }
  await batch.flush();
  await out.commit(afterWindow(known, window, settledMs, unsettled), accounts);
  return { written: batch.written, listed: ids.size };
}

/** The events of all lists of all regions; some come twice. */
async function* listed(
  { session, cancel }: Reading,
  { cloud, regions, history, pages }: Target,
  { startMs, endMs }: TimeWindow,
): AsyncGenerator<AuditEvent, void> {
  const span = { startTime: new Date(startMs), endTime: new Date(endMs) };
  for (const region of regions)
    for (const list of history.lists)
      for await (const page of pages(session, { cloud: cloud.name, region, ...span, ...list }, cancel))
        yield* page as readonly AuditEvent[];
}

class Batch {
  written = 0;
  private rows: EventRow[] = [];
  private characters = 0;

  constructor(private readonly out: WindowRows) {}

  async add(row: EventRow): Promise<void> {
    this.rows.push(row);
    this.characters += sizeOf(row.event.raw);
    if (this.rows.length >= batchRows || this.characters >= batchCharacters) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.rows.sort((a, b) => (a.timeMs ?? 0) - (b.timeMs ?? 0));
    this.rows = [];
    this.characters = 0;
    this.written += rows.length;
    if (rows.length > 0) await this.out.write(rows);
  }
}

/** About as many characters as the record has in JSON. */
function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 8;
  return Object.entries(value).reduce((sum, [name, member]) => sum + name.length + 4 + sizeOf(member), 2);
}
