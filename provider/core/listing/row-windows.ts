import { createHash } from "node:crypto";
import { CloudError } from "../session/errors";
import { type TimeWindow, timeWindows } from "./time-windows";

/** What one call of a listing of rows brought. */
export interface RowPage<T> {
  readonly rows: readonly T[];
  /** Rows of the window in all, where the cloud says so. */
  readonly total: number | undefined;
}

/**
 * A listing of rows that have no id, by windows of time and row offsets. Rows of one moment may change their places between two
 * calls: then one page repeats a row of the page before, and another row is in neither.
 */
export interface RowListing<T> {
  readonly cloud: string;
  /** A verb phrase for messages: `list the audit records of …`. */
  readonly attempted: string;
  readonly longestMs: number;
  /** Rows of one window that offsets reach. A window of more is halved. */
  readonly reach: number;
  /** The page size of each reading of a window: other sizes have their borders at other rows. */
  readonly pageSizes: readonly number[];
  /** An offset must be a multiple of the limit, so the last page is asked for as a whole. */
  readonly wholePages?: boolean;
  fetch(window: TimeWindow, offset: number, limit: number): Promise<RowPage<T>>;
  /** All that a row says. */
  identify(row: T): string;
}

/** Calls of a window that are under way at once. */
const callsAtOnce = 8;

/** The services know no smaller part of time. */
const shortestMs = 1000;

/** A window that is still to be read, and the rows of it that were listed already. */
interface Open {
  readonly window: TimeWindow;
  readonly listed: Counts;
}

/** How often each row was found, by digest. */
type Counts = ReadonlyMap<string, number>;

/**
 * The rows of a span, each once, in the order of the windows. Only the digests of two neighbouring windows are kept, so a span of
 * any length takes the same memory. A window that stays short of what the cloud announced is halved, and a second that stays short
 * is an error.
 */
export async function* listRows<T>(listing: RowListing<T>, span: TimeWindow): AsyncGenerator<readonly T[], void> {
  const open: Open[] = timeWindows(span, listing.longestMs).map((window) => ({ window, listed: new Map() }));
  open.reverse();
  let before: Counts = new Map();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    // At the seam of two windows both list what happened there.
    const found = new Found([before, next.listed], listing.identify);
    const lacking = yield* readWindow(listing, next.window, found);
    if (lacking !== undefined) {
      const [earlier, later] = halves(next.window);
      if (later === undefined) throw short(listing, lacking);
      const listed = merged(next.listed, found.counts);
      open.push({ window: later, listed }, { window: earlier, listed });
    } else before = found.counts;
  }
}

/** What a window lacks, in words; nothing where it is whole. */
async function* readWindow<T>(
  listing: RowListing<T>,
  window: TimeWindow,
  found: Found<T>,
): AsyncGenerator<readonly T[], string | undefined> {
  let lacking: string | undefined;
  for (const [reading, size] of listing.pageSizes.entries()) {
    const before = found.size;
    const { told, isOver, onePage } = yield* readOnce(listing, window, size, found);
    if (!isOver) return `one second has more than ${listing.reach} records, which the service's pages do not reach`;
    if (told === undefined) {
      // Nobody says how many there are: what another reading does not add to is whole.
      if (onePage || (reading > 0 && found.size === before)) return undefined;
      lacking = "each time the list was read it showed other records";
      continue;
    }
    if (found.size >= told) return undefined;
    lacking = `${told} were announced, but ${found.size} arrived, also when the list was read once more`;
    if (found.size === 0 && reading > 0) throw short(listing, lacking);
  }
  return lacking;
}

interface Reading {
  readonly told: number | undefined;
  /** False where there are more rows than pages reach. */
  readonly isOver: boolean;
  readonly onePage: boolean;
}

/** Reads the pages of a window once. */
async function* readOnce<T>(
  listing: RowListing<T>,
  window: TimeWindow,
  size: number,
  found: Found<T>,
): AsyncGenerator<readonly T[], Reading> {
  const { reach, wholePages } = listing;
  const limitAt = (offset: number) => (wholePages ? size : Math.min(size, reach - offset));
  const first = await listing.fetch(window, 0, limitAt(0));
  let told = first.total;
  if (told !== undefined && told > reach) return { told, isOver: false, onePage: false };
  yield found.add(first.rows);
  let isLast = first.rows.length === 0 || (told === undefined && first.rows.length < size);
  const onePage = isLast;
  for (let at = size; !isLast && at < (told ?? reach) && found.size < (told ?? reach); ) {
    const calls = told === undefined ? 1 : Math.min(callsAtOnce, Math.ceil((told - at) / size));
    const offsets = Array.from({ length: calls }, (_, index) => at + index * size).filter((offset) => offset < reach);
    if (offsets.length === 0) break;
    const pages = await Promise.all(offsets.map((offset) => listing.fetch(window, offset, limitAt(offset))));
    for (const { rows, total } of pages) {
      yield found.add(rows);
      if (told !== undefined) told = Math.max(told, total ?? 0);
      isLast ||= rows.length === 0 || (told === undefined && rows.length < size);
    }
    at += calls * size;
  }
  const isOver = told === undefined ? isLast : told <= reach;
  return { told, isOver, onePage };
}

/** The rows of one window, as often as they are there: rows that say the same may be several, but one page shows how many. */
class Found<T> {
  readonly counts = new Map<string, number>();
  size = 0;

  constructor(
    private readonly listed: readonly Counts[],
    private readonly identify: (row: T) => string,
  ) {}

  /** Those of a page that nobody has seen yet. */
  add(rows: readonly T[]): readonly T[] {
    const onPage = new Map<string, number>();
    return rows.filter((row) => {
      const key = createHash("sha256").update(this.identify(row)).digest().subarray(0, 16).toString("latin1");
      const nth = (onPage.get(key) ?? 0) + 1;
      onPage.set(key, nth);
      if (nth <= (this.counts.get(key) ?? 0)) return false;
      this.counts.set(key, nth);
      this.size += 1;
      return this.listed.every((counts) => (counts.get(key) ?? 0) < nth);
    });
  }
}

function merged(one: Counts, other: Counts): Counts {
  if (one.size === 0) return other;
  const all = new Map(one);
  for (const [key, count] of other) all.set(key, Math.max(count, all.get(key) ?? 0));
  return all;
}

function halves({ startMs, endMs }: TimeWindow): [TimeWindow, TimeWindow?] {
  const middleMs = startMs + Math.floor((endMs - startMs) / 2 / shortestMs) * shortestMs;
  if (middleMs <= startMs || middleMs >= endMs) return [{ startMs, endMs }];
  return [
    { startMs, endMs: middleMs },
    { startMs: middleMs, endMs },
  ];
}

function short<T>({ cloud, attempted }: RowListing<T>, detail: string): CloudError {
  const advice =
    "Run the command again; if that does not help, ask for a shorter span, or the vendor why its list is short";
  return new CloudError({ kind: "Unavailable", cloud, attempted, detail, advice });
}
