import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryAfterMs, retryDelayMs } from "../../../provider/http/retry";

describe("retryDelayMs", () => {
  it("grows exponentially up to 20 s, with full jitter", () => {
    const longest = [1, 2, 3, 4, 7, 8, 50].map((attempt) => retryDelayMs(attempt, undefined, () => 1));
    expect(longest).toEqual([200, 400, 800, 1600, 12_800, 20_000, 20_000]);
    expect(retryDelayMs(5, undefined, () => 0)).toBe(0);
  });

  it("is never shorter than what the server asked for", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.nat(60_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, asked, random) => {
          const delay = retryDelayMs(attempt, asked, () => random);
          expect(delay).toBeGreaterThanOrEqual(asked);
          expect(delay).toBeLessThanOrEqual(Math.max(asked, 20_000));
        },
      ),
    );
  });
});

describe("retryAfterMs", () => {
  const now = new Date("2026-01-01T00:00:00Z");

  it("reads seconds and dates", () => {
    expect(retryAfterMs("3", now)).toBe(3000);
    expect(retryAfterMs("Thu, 01 Jan 2026 00:00:05 GMT", now)).toBe(5000);
    expect(retryAfterMs("Thursday, 01-Jan-26 00:00:05 GMT", now)).toBe(5000);
    expect(retryAfterMs("Wed, 31 Dec 2025 23:00:00 GMT", now)).toBe(0);
  });

  it("gives a number of milliseconds or nothing, whatever the header says", () => {
    const seconds = fc.stringMatching(/^ ?\d{1,400} ?$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), seconds, fc.date().map(String)), (text) => {
        const asked = retryAfterMs(text, now);
        if (asked !== undefined) expect(asked).toBeGreaterThanOrEqual(0);
        if (/^\d+$/.test(text.trim())) expect(asked).toBe(Number(text) * 1000);
        expect(retryDelayMs(1, asked, () => 0)).toBe(asked ?? 0);
      }),
    );
  });

  it.each([undefined, "", "soon", "-5", "1.5", "12 s", "Thu, 99 Jan 2026 00:00:05 GMT"])("ignores %j", (text) =>
    expect(retryAfterMs(text, now)).toBeUndefined(),
  );
});
