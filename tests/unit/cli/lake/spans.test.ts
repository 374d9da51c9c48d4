import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterWindow, digestOf, nothingKnown } from "../../../../cli/lake/known";
import { dateOf, dayMs, joined, windowAt, without } from "../../../../cli/lake/spans";

const span = (startMs: number, endMs: number) => ({ startMs, endMs });
const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]) => span(start, start + length)));
const points = (list: readonly { startMs: number; endMs: number }[]) =>
  new Set(list.flatMap(({ startMs, endMs }) => Array.from({ length: endMs - startMs }, (_, n) => startMs + n)));

describe("spans", () => {
  it("are joined where they touch", () => {
    expect(joined([span(5, 7), span(0, 2), span(2, 3), span(6, 9), span(4, 4)])).toEqual([span(0, 3), span(5, 9)]);
  });

  it("that are joined cover the same", () => {
    fc.assert(
      fc.property(spans, (list) => {
        expect(points(joined(list))).toEqual(points(list));
      }),
    );
  });

  it("without others cover what the others do not", () => {
    fc.assert(
      fc.property(spans, (list) => {
        const whole = span(10, 50);
        const covered = points(list);
        const left = [...points([whole])].filter((point) => !covered.has(point));
        expect([...points(without(whole, list))].sort()).toEqual(left.sort());
      }),
    );
  });
});

describe("a window", () => {
  it("ends with a day", () => {
    const noon = Date.parse("2026-01-15T12:00:00Z");
    const window = windowAt(noon, dayMs, noon + 3 * dayMs);
    expect(new Date(window.endMs).toISOString()).toBe("2026-01-16T00:00:00.000Z");
    expect(dateOf(window.startMs)).toBe(dateOf(window.endMs - 1));
    expect(windowAt(window.endMs, dayMs, noon + 3 * dayMs).endMs - window.endMs).toBe(dayMs);
    expect(windowAt(noon, dayMs, noon + 5).endMs).toBe(noon + 5);
    expect(new Date(windowAt(noon, 4 * dayMs, noon + 9 * dayMs).endMs).toISOString()).toBe("2026-01-19T00:00:00.000Z");
  });
});

describe("what is known after a window", () => {
  const ids = (...entries: [string, number][]) => new Map(entries.map(([id, ms]) => [digestOf(id), ms] as const));

  it("is complete up to where late events may show, with the ids of what is later", () => {
    const known = afterWindow(nothingKnown, span(0, 100), 60, ids(["a", 70], ["b", 99]));
    expect(known).toEqual({ done: [span(0, 60)], recent: ids(["a", 70], ["b", 99]) });
    const later = afterWindow(known, span(60, 200), 90, ids(["c", 150]));
    expect(later).toEqual({ done: [span(0, 90)], recent: ids(["b", 99], ["c", 150]) });
    expect(afterWindow(later, span(90, 200), 500, new Map())).toEqual({ done: [span(0, 200)], recent: new Map() });
  });

  it("keeps the ids of other windows, and for ever those without a time", () => {
    const known = afterWindow(nothingKnown, span(0, 100), 0, ids(["a", 70], ["odd", Number.POSITIVE_INFINITY]));
    expect(known.done).toEqual([]);
    expect(afterWindow(known, span(100, 200), 500, new Map()).recent).toEqual(known.recent);
    expect(afterWindow(known, span(0, 100), 500, new Map()).recent).toEqual(ids(["odd", Number.POSITIVE_INFINITY]));
  });
});
