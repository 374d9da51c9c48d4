import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Limited, Limiter } from "../../../../provider/core/session/limiter";
import { FileTokens, MemoryTokens, type Tokens } from "../../../../provider/core/session/rate-tokens";
import { PlayedClock } from "../../http/stage/played-clock";

const limited = (callsPerSecond: number, account = "a"): Limited => ({
  service: { cloud: "c", name: "s", callsPerSecond },
  action: "Do",
  account,
});
const { signal } = new AbortController();

/** A call that is answered at once. */
const answered = async (limiter: Limiter, call: Limited) => (await limiter.take(call, signal))();

/** The most calls that any window of a second holds. */
function densest(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time - from < 1000).length));
}

describe.each(["one process", "processes that share a folder"])("the limiter of %s", (where) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "access-audit-rates-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const tokens = (): Tokens => (where === "one process" ? new MemoryTokens() : new FileTokens(folder));

  it("never lets more calls reach the cloud than the limit, however long they travel, and none later than it must", async () => {
    const travel = fc.record({ there: fc.integer({ min: 0, max: 1000 }), back: fc.integer({ min: 0, max: 300 }) });
    const calls = fc.array(travel, { minLength: 1, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), calls, async (limit, calls) => {
        rmSync(folder, { recursive: true, force: true });
        const clock = new PlayedClock();
        const shared = tokens();
        const limiters =
          where === "one process"
            ? [new Limiter(clock, shared)]
            : [new Limiter(clock, shared), new Limiter(clock, tokens())];
        const arrivals: number[] = [];
        const start = clock.now();
        const call = async ({ there, back }: (typeof calls)[number], index: number) => {
          const arrived = await limiters[index % limiters.length]?.take(limited(limit), signal);
          await clock.sleep(there, signal);
          arrivals.push(clock.now());
          await clock.sleep(back, signal);
          arrived?.();
        };
        await Promise.all(calls.map(call));
        expect(densest(arrivals)).toBeLessThanOrEqual(limit);
        const longest = Math.max(...calls.map(({ there, back }) => Math.min(1000, there + back)));
        const turns = Math.ceil(calls.length / limit);
        expect(Math.max(...arrivals) - start).toBeLessThanOrEqual((turns - 1) * (1002 + longest + 1) + 1000);
      }),
      { numRuns: 30 },
    );
  });

  it("passes the turn of a call that is never answered on, as one of a process that died", async () => {
    const clock = new PlayedClock();
    const start = clock.now();
    const shared = tokens();
    await new Limiter(clock, shared).take(limited(1), signal);
    const other = new Limiter(clock, where === "one process" ? shared : tokens());
    await other.take(limited(1), signal);
    expect(clock.now() - start).toBe(2002);
  });

  it("goes on where the clock was put back", async () => {
    const shared = tokens();
    const later = new PlayedClock();
    await later.sleep(3_600_000, signal);
    await answered(new Limiter(later, shared), limited(1));
    await answered(new Limiter(new PlayedClock(), shared), limited(1));
  });

  it("counts each account apart", async () => {
    const clock = new PlayedClock();
    const limiter = new Limiter(clock, tokens());
    const start = clock.now();
    await Promise.all(["a", "b", "c"].map((account) => answered(limiter, limited(1, account))));
    expect(clock.now()).toBe(start);
  });
});

describe("the limiter", () => {
  it("ends the wait of a call whose operation ends, and goes on with the next", async () => {
    const clock = new PlayedClock();
    const limiter = new Limiter(clock);
    await limiter.take(limited(1), signal);
    const cancel = new AbortController();
    const waiting = limiter.take(limited(1), cancel.signal);
    const behind = limiter.take(limited(1), cancel.signal);
    const last = limiter.take(limited(1), signal);
    cancel.abort(new Error("cancelled"));
    await expect(waiting).rejects.toThrow("cancelled");
    await expect(behind).rejects.toThrow("cancelled");
    await last;
  });

  it("goes slower after a refusal, and faster again after a quiet time", async () => {
    const clock = new PlayedClock();
    const limiter = new Limiter(clock);
    const spent = async (count: number) => {
      const start = clock.now();
      const calls = Array.from({ length: count }, () => answered(limiter, limited(10)));
      await Promise.all(calls);
      return clock.now() - start;
    };
    const usual = await spent(20);
    limiter.refused(limited(10));
    expect(await spent(20)).toBeGreaterThan(usual);
    await clock.sleep(20_000, signal);
    await spent(1);
    await clock.sleep(2000, signal);
    expect(await spent(20)).toBe(usual);
  });

  it("takes configured rates for documented ones, also where none is documented", async () => {
    const clock = new PlayedClock();
    const limiter = new Limiter(clock, undefined, () => ({ s: 1, "s.Do": 5 }));
    const start = clock.now();
    const none = { service: { cloud: "c", name: "s" }, account: "a" };
    await Promise.all([1, 2].map(() => answered(limiter, { ...none, action: "Other" })));
    expect(clock.now() - start).toBe(1002);
    await Promise.all([1, 2, 3, 4, 5].map(() => answered(limiter, { ...none, action: "Do" })));
    expect(clock.now() - start).toBe(1002);
  });
});
