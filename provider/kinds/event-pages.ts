import { type TimeWindow, timeWindows } from "../core/listing/time-windows";
import { CloudError } from "../core/session/errors";
import type { AuditEvent, AuditEventList } from "./get-audit-events";

/** One page of events, and the token of the next if there is one. */
export interface EventPage {
  readonly events: readonly AuditEvent[];
  readonly next: string | undefined;
  readonly requestId: string;
}

/** How a cloud lists events: spans of a bounded length, each page by page into the past. */
export interface EventListing {
  /** The service's title in messages. */
  readonly title: string;
  readonly attempted: string;
  readonly span: TimeWindow;
  readonly longestSpanMs: number;
  readonly maxResults?: number | undefined;
  fetch(window: TimeWindow, next: string | undefined): Promise<EventPage>;
}

/** All pages of all windows, newest first, each event once. The latest window comes first, so that enough is found early. */
export async function collectEvents(listing: EventListing): Promise<AuditEventList> {
  const { maxResults = Number.POSITIVE_INFINITY } = listing;
  const events = new Map<string, AuditEvent>();
  const requestIds: string[] = [];
  for (const window of timeWindows(listing.span, listing.longestSpanMs).reverse()) {
    const tokens = new Set<string>();
    // Of this window alone: at the seam of two windows both list what happened there.
    const listed = new Set<string>();
    for (let next: string | undefined; events.size < maxResults; ) {
      const found = await listing.fetch(window, next);
      requestIds.push(found.requestId);
      const before = listed.size;
      for (const event of found.events) {
        listed.add(event.id);
        events.set(event.id, event);
      }
      next = found.next;
      if (next === undefined) break;
      if (tokens.has(next) || (found.events.length > 0 && listed.size === before)) {
        const { title: cloud, attempted } = listing;
        const detail = "the service repeats a page that was listed before";
        throw new CloudError({ kind: "Unavailable", cloud, attempted, detail });
      }
      tokens.add(next);
    }
  }
  const newest = [...events.values()].sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0));
  return { events: newest.slice(0, maxResults), requestIds };
}
