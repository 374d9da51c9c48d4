import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Reading, readTarget } from "../../../../cli/lake/read-events";
import type { EventRow } from "../../../../cli/lake/rows";
import { StreamStore } from "../../../../cli/lake/stream-store";
import { FakeHistory, type Happened } from "./fake-history";

const dayMs = 86_400_000;
const start = Date.parse("2026-01-18T00:00:00Z");

interface Given {
  readonly mostIds?: number;
  readonly filter?: Reading["filter"];
}

/** Reads up to now, and returns what came. */
function reader(history: FakeHistory, given: Given = {}) {
  const rows: EventRow[] = [];
  const batches: number[] = [];
  const store = new StreamStore(async (batch) => {
    rows.push(...batch);
    batches.push(batch.length);
  });
  let readMs = 0;
  const reading: Reading = {
    session: history.session,
    filter: {},
    cancel: new AbortController().signal,
    advance(milliseconds) {
      readMs += milliseconds;
    },
    ...given,
  };
  const look = () => readTarget(reading, history.target, { startMs: start, endMs: history.nowMs }, store);
  return { rows, batches, look, ids: () => rows.map(({ event }) => event.id), readMs: () => readMs };
}

const at = (ms: number, id: string, more: Partial<Happened> = {}): Happened => ({
  ...{ id, atMs: start + ms, shownMs: start + ms },
  ...more,
});
const many = (count: number) => Array.from({ length: count }, (_, n) => at(n * 1000, `e${n}`));

describe("a history that is read", () => {
  it("has every event once, those at midnight and at the ends too", async () => {
    const events = [at(0, "first"), at(dayMs - 1, "before"), at(dayMs, "midnight"), at(dayMs + 1, "after")];
    const { look, ids, readMs } = reader(new FakeHistory([...events, at(-1, "too early")]));
    await look();
    expect(ids().sort()).toEqual(["after", "before", "first", "midnight"]);
    expect(readMs()).toBe(2 * dayMs);
  });

  it("is read again where late events may show, and those come once", async () => {
    const history = new FakeHistory(
      [at(1000, "early"), at(2 * dayMs - 1000, "new")].concat(
        at(2 * dayMs - 500_000, "late", { shownMs: start + 2 * dayMs + 60_000 }),
      ),
    );
    const { look, ids } = reader(history);
    await look();
    expect(ids()).toEqual(["early", "new"]);
    const before = history.calls;
    history.nowMs += 120_000;
    await look();
    expect(ids()).toEqual(["early", "new", "late"]);
    // What is complete is not asked for again.
    expect(history.calls - before).toBeLessThanOrEqual(2);
    history.nowMs += 600_000;
    await look();
    expect(ids()).toHaveLength(3);
  });

  it("comes in the order of time, by batches of a bounded size", async () => {
    const { look, rows, batches } = reader(new FakeHistory(many(4500), { pageSize: 100 }));
    await look();
    expect(batches.length).toBeGreaterThan(2);
    expect(Math.max(...batches)).toBeLessThanOrEqual(500);
    const times = rows.slice(0, batches[0]).map(({ timeMs }) => timeMs ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it.each([7, 100])("is halved where a window has more than %i ids, and has every event once", async (mostIds) => {
    const history = new FakeHistory(many(300));
    const { look, ids } = reader(history, { mostIds });
    await look();
    expect(ids().toSorted()).toEqual(
      many(300)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it("ends where one second has more than is kept in memory", async () => {
    const crowd = Array.from({ length: 40 }, (_, n) => at(5000, `e${n}`));
    const { look, ids } = reader(new FakeHistory(crowd), { mostIds: 10 });
    await look();
    expect(new Set(ids()).size).toBe(40);
    expect(ids()).toHaveLength(40);
  });

  it("has an event whose time cannot be read, once", async () => {
    const odd = at(dayMs, "odd", { time: "yesterday" });
    const { look, rows } = reader(new FakeHistory([odd]));
    await look();
    expect(rows).toMatchObject([{ timeMs: undefined, event: { id: "odd", time: "yesterday" } }]);
  });

  it("goes on after a failure without a row that came already", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 120 })),
        fc.integer({ min: 3, max: 60 }),
        async (failing, mostIds) => {
          const history = new FakeHistory(
            many(90).concat(many(20).map((one) => ({ ...one, id: `${one.id}-later`, atMs: one.atMs + dayMs }))),
          );
          for (const call of failing) history.failing.add(call);
          const { look, ids } = reader(history, { mostIds });
          for (let tries = 0; tries <= failing.length; tries++) await look().catch(() => undefined);
          history.failing.clear();
          await look();
          expect(ids().toSorted()).toEqual(history.events.map(({ id }) => id).toSorted());
        },
      ),
      { numRuns: 60 },
    );
  });

  it("has only what the filter lets through", async () => {
    const failed = at(1, "failed", { more: { errorCode: "Denied", actor: "alice" } });
    const other = at(2, "other", { more: { errorCode: "Denied", actor: "bob" } });
    const { look, ids } = reader(new FakeHistory([...many(3), failed, other]), {
      filter: { failed: true, actor: ["alice"] },
    });
    await look();
    expect(ids()).toEqual(["failed"]);
  });
});
