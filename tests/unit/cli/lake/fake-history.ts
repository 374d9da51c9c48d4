import { expect } from "vitest";
import type { Target } from "../../../../cli/lake/targets";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import type { AuditEvent } from "../../../../provider/kinds/get-audit-events";
import { clouds } from "../../../../provider/registry";

/** An event, and when the list first shows it. */
export interface Happened {
  readonly id: string;
  readonly atMs: number;
  readonly shownMs: number;
  readonly time?: string;
  readonly more?: Partial<AuditEvent>;
}

/** A cloud whose list is as late, as repetitive and as vague at its ends as those of the clouds. */
export class FakeHistory {
  nowMs = Date.parse("2026-01-20T00:00:00Z");
  calls = 0;
  /** The numbers of the calls that fail. */
  readonly failing = new Set<number>();
  readonly session: Session;
  readonly target: Target;

  constructor(
    readonly events: readonly Happened[],
    { lagMs = 600_000, pageSize = 5 } = {},
  ) {
    const clock = {
      now: () => this.nowMs,
      sleep: async () => undefined,
      deadline: () => new AbortController().signal,
    };
    this.session = new Session(readSettings({ read: () => undefined }, {}), { clock });
    const [cloud = expect.fail("there are clouds")] = clouds;
    this.target = {
      cloud,
      account: "default",
      regions: ["here"],
      history: { lagMs, keptMs: Number.POSITIVE_INFINITY, acrossRegions: false, lists: [{}] },
      pages: (_session, given) => this.pages(given as { startTime: Date; endTime: Date }, pageSize),
    };
  }

  /** Newest first, both ends included, in whole seconds, and with the last row of a page once more on the next. */
  private async *pages({ startTime, endTime }: { startTime: Date; endTime: Date }, size: number) {
    const [from, to] = [Math.floor(startTime.getTime() / 1000), Math.ceil(endTime.getTime() / 1000)];
    const listed = this.events
      .filter(({ atMs, shownMs }) => shownMs <= this.nowMs && atMs >= from * 1000 && atMs <= to * 1000)
      .toSorted((a, b) => b.atMs - a.atMs);
    for (let at = 0; at === 0 || at < listed.length; at += size) {
      this.calls += 1;
      if (this.failing.has(this.calls)) throw new Error("no answer");
      yield listed.slice(Math.max(0, at - 1), at + size).map(eventOf);
    }
  }
}

function eventOf({ id, atMs, time, more }: Happened): AuditEvent {
  const base = { id, time: time ?? new Date(atMs).toISOString(), name: "StopLogging", source: "audit" };
  return { ...base, resources: [], raw: { id }, ...more };
}
