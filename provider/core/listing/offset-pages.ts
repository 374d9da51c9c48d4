import { CloudError } from "../session/errors";
import { type Listed, listInFull } from "./complete-list";

/** What one call of a listing by row offset brought. */
export interface OffsetPage<T> {
  readonly rows: readonly T[];
  /** Rows that match in all, if the cloud says so. */
  readonly total: number | undefined;
}

/** A listing whose calls name the first row and the number of rows. */
export interface OffsetListing<T, P extends OffsetPage<T>> {
  readonly cloud: string;
  /** A verb phrase for messages: `list the audit logs of …`. */
  readonly attempted: string;
  /** The most rows that one call may ask for. */
  readonly pageSize: number;
  fetch(offset: number, limit: number): Promise<P>;
  /** What makes a row the same row when it is listed again. */
  identify(row: T): string;
}

/** Rows from `start` up to, not including, `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Calls of one round. A total that is nonsense must not become millions of calls before anybody looks at an answer. */
const callsPerRound = 64;

/**
 * All pages of a listing, in order, or as many as hold `atMost` different rows. The first call tells how many rows there
 * are; the calls for the rest go out together. Whatever an answer leaves out (a short page may be the server's own limit)
 * is asked for in the next round, until every row up to the latest total was received or an empty page says that there is
 * no more. Fewer rows than a page announced are an error.
 */
export function collectPages<T, P extends OffsetPage<T>>(
  listing: OffsetListing<T, P>,
  atMost = Number.POSITIVE_INFINITY,
): Promise<P[]> {
  return listInFull(listing, () => listOnce(listing, atMost));
}

async function listOnce<T, P extends OffsetPage<T>>(
  listing: OffsetListing<T, P>,
  atMost: number,
): Promise<Listed<P[]>> {
  const received: { readonly offset: number; readonly page: P }[] = [];
  const seen = new Set<string>();
  let repeated = 0;
  // There may be a row, until an answer says otherwise.
  let known = 1;
  let told = 0;
  let exhausted = Number.POSITIVE_INFINITY;
  const covered = () => received.map(({ offset, page }) => ({ start: offset, end: offset + page.rows.length }));
  for (;;) {
    const end = Math.min(known, exhausted, atMost + repeated);
    const missing = calls(gaps(covered(), end), listing.pageSize).slice(0, callsPerRound);
    if (missing.length === 0) break;
    const pages = await Promise.all(
      missing.map(async ({ start, end: pageEnd }) => {
        // The last call asks for a whole page: rows may have been added since the total was told.
        const limit = pageEnd === end ? Math.min(listing.pageSize, atMost + repeated - start) : pageEnd - start;
        return { offset: start, page: await listing.fetch(start, limit) };
      }),
    );
    for (const { offset, page } of pages) {
      const before = seen.size;
      for (const row of page.rows) seen.add(listing.identify(row));
      repeated += page.rows.length - (seen.size - before);
      if (page.rows.length === 0) exhausted = Math.min(exhausted, offset);
      else if (seen.size === before) throw repeatedPage(listing, offset);
      told = Math.max(told, page.total ?? 0);
      known = Math.max(known, page.total ?? (page.rows.length === 0 ? 0 : offset + page.rows.length + 1));
    }
    received.push(...pages);
  }
  const announced = Math.min(told, atMost + repeated);
  const missing = gaps(covered(), announced).reduce((sum, { start, end }) => sum + end - start, 0);
  return { value: received.sort((a, b) => a.offset - b.offset).map(({ page }) => page), announced, missing };
}

/** What `covered` leaves open of the rows up to `end`. */
function gaps(covered: readonly Range[], end: number): Range[] {
  const open: Range[] = [];
  let at = 0;
  for (const range of [...covered].sort((a, b) => a.start - b.start)) {
    if (range.start > at) open.push({ start: at, end: Math.min(range.start, end) });
    at = Math.max(at, range.end);
  }
  if (at < end) open.push({ start: at, end });
  return open.filter((range) => range.start < range.end);
}

/** One range for each call. */
function calls(open: readonly Range[], pageSize: number): Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of open) {
    // The cap of a round is kept here too: `end` comes from the server.
    for (let at = start; at < end && ranges.length < callsPerRound; at += pageSize)
      ranges.push({ start: at, end: Math.min(at + pageSize, end) });
  }
  return ranges;
}

function repeatedPage<T, P extends OffsetPage<T>>({ cloud, attempted }: OffsetListing<T, P>, offset: number) {
  const detail = `the page from row ${offset} only repeats rows of other pages, so the list would have no end`;
  return new CloudError({ kind: "Unavailable", cloud, attempted, detail });
}

/** How rows of several listings become one list. */
export interface MergeOrder<T> {
  identify(row: T): string;
  /** Orders any two rows that differ, so that the result does not depend on which page came first. */
  compare(a: T, b: T): number;
}

/** One sorted list without repetitions. Of rows with one id (one may have grown meanwhile) the last by order stays. */
export function mergeRows<T>(rows: readonly T[], { identify, compare }: MergeOrder<T>): T[] {
  const byId = new Map([...rows].sort(compare).map((row) => [identify(row), row] as const));
  return [...byId.values()].sort(compare);
}
