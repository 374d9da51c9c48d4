import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeWindows, wholeSeconds } from "../../../../provider/core/listing/time-windows";

describe("timeWindows", () => {
  it("cuts a span into windows of the longest length and a rest", () => {
    expect(timeWindows({ startMs: 0, endMs: 25 }, 10)).toEqual([
      { startMs: 0, endMs: 10 },
      { startMs: 10, endMs: 20 },
      { startMs: 20, endMs: 25 },
    ]);
  });

  it("leaves a span that fits whole", () => {
    expect(timeWindows({ startMs: 5, endMs: 15 }, 10)).toEqual([{ startMs: 5, endMs: 15 }]);
  });

  it("covers every span exactly, without gap or overlap", () => {
    const lengths = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), lengths, lengths, (startMs, length, longestMs) => {
        const endMs = startMs + length;
        const windows = timeWindows({ startMs, endMs }, longestMs);
        expect(windows.at(0)?.startMs).toBe(startMs);
        expect(windows.at(-1)?.endMs).toBe(endMs);
        expect(windows.slice(1).map((window) => window.startMs)).toEqual(
          windows.slice(0, -1).map(({ endMs }) => endMs),
        );
        for (const window of windows) {
          expect(window.endMs).toBeGreaterThan(window.startMs);
          expect(window.endMs - window.startMs).toBeLessThanOrEqual(longestMs);
        }
      }),
    );
  });
});

describe("wholeSeconds", () => {
  it("rounds outwards", () => {
    expect(wholeSeconds({ startMs: 1001, endMs: 1002 })).toEqual({ startMs: 1000, endMs: 2000 });
    expect(wholeSeconds({ startMs: 1000, endMs: 3000 })).toEqual({ startMs: 1000, endMs: 3000 });
  });
});
