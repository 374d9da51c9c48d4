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

/** All pages of all windows, newest first, each event once. */
export async function collectEvents(listing: EventListing): Promise<AuditEventList> {
  const { maxResults = Number.POSITIVE_INFINITY } = listing;
  const events = new Map<string, AuditEvent>();
  const requestIds: string[] = [];
  for await (const page of pagesOf(listing)) {
    requestIds.push(page.requestId);
    for (const event of page.events) events.set(event.id, event);
    if (events.size >= maxResults) break;
  }
  return { events: newestFirst(events).slice(0, maxResults), requestIds };
}

/** The events of each page as they come. Those at the seam of two windows, and those that moved to a further page, come twice. */
export async function* eventPages(listing: EventListing): AsyncGenerator<readonly AuditEvent[], void> {
  for await (const { events } of pagesOf(listing)) yield events;
}

export function newestFirst(events: ReadonlyMap<string, AuditEvent>): AuditEvent[] {
  return [...events.values()].sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0));
}

/** A copy: a part of a text keeps the whole of it in memory, here the answer that the id was read from. */
export const alone = (id: string): string => Buffer.from(id, "utf8").toString("utf8");

/** The latest window comes first, so that enough is found early. */
async function* pagesOf(listing: EventListing): AsyncGenerator<EventPage, void> {
  for (const window of timeWindows(listing.span, listing.longestSpanMs).reverse()) {
    const tokens = new Set<string>();
    // Of this window alone: at the seam of two windows both list what happened there.
    const listed = new Set<string>();
    for (let next: string | undefined; ; ) {
      const found = await listing.fetch(window, next);
      const before = listed.size;
      for (const { id } of found.events) listed.add(alone(id));
      yield found;
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
}

/** How a cloud's list of audit events becomes a history without a gap. */
export interface EventHistory {
  /** How long after it happened an event may first show; where no page says it, longer than any other cloud takes. */
  readonly lagMs: number;
  /** How long events are listed. */
  readonly keptMs: number;
  /** The list of a region may hold events of other regions, so that all regions are one history. */
  readonly acrossRegions: boolean;
  /** The arguments of each list that has a part of the history. */
  readonly lists: readonly Readonly<Record<string, unknown>>[];
}

/** For clouds that do not say how late an event shows. */
export const unknownLagMs = 30 * 60_000;
