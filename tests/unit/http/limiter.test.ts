import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Clock } from "../../../provider/core/clock";
import { type Limited, Limiter } from "../../../provider/http/limiter";
import { FileTokens, MemoryTokens, type Tokens } from "../../../provider/http/tokens";

/** Time that passes only when somebody waits, in the order of the waits. */
class PlayedClock implements Clock {
  private time = 1_000_000;
  private readonly sleepers: { at: number; wake(): void }[] = [];

  now = () => this.time;
  deadline = () => new AbortController().signal;

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      this.sleepers.push({ at: this.time + milliseconds, wake: resolve });
    });
  }

  /** Lets the work go on until all of it is done. */
  async play(work: Promise<unknown>): Promise<void> {
    let done = false;
    void work.finally(() => {
      done = true;
    });
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (done) return;
      this.sleepers.sort((one, other) => one.at - other.at);
      const next = this.sleepers.shift();
      if (next === undefined) throw new Error("nobody waits, and the work is not done");
      this.time = Math.max(this.time, next.at);
      next.wake();
    }
  }
}

const limited = (callsPerSecond: number, account = "a"): Limited => ({
  service: { cloud: "c", name: "s", callsPerSecond },
  action: "Do",
  account,
});
const { signal } = new AbortController();

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

  it("never lets more calls out than the limit, and none later than it must", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 100 }), async (limit, count) => {
        rmSync(folder, { recursive: true, force: true });
        const clock = new PlayedClock();
        const shared = tokens();
        const limiters =
          where === "one process"
            ? [new Limiter(clock, shared)]
            : [new Limiter(clock, shared), new Limiter(clock, tokens())];
        const times: number[] = [];
        const call = async (index: number) => {
          await limiters[index % limiters.length]?.take(limited(limit), signal);
          times.push(clock.now());
        };
        await clock.play(Promise.all(Array.from({ length: count }, (_, index) => call(index))));
        expect(densest(times)).toBeLessThanOrEqual(limit);
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual((Math.ceil(count / limit) - 1) * 1030 + 1);
      }),
      { numRuns: 30 },
    );
  });

  it("counts each account apart", async () => {
    const clock = new PlayedClock();
    const limiter = new Limiter(clock, tokens());
    const start = clock.now();
    await clock.play(Promise.all(["a", "b", "c"].map((account) => limiter.take(limited(1, account), signal))));
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
    await clock.play(last);
  });

  it("goes slower after a refusal, and faster again after a quiet time", async () => {
    const clock = new PlayedClock();
    const limiter = new Limiter(clock);
    const spent = async (count: number) => {
      const start = clock.now();
      const calls = Array.from({ length: count }, () => limiter.take(limited(10), signal));
      await clock.play(Promise.all(calls));
      return clock.now() - start;
    };
    const usual = await spent(20);
    limiter.refused(limited(10));
    expect(await spent(20)).toBeGreaterThan(usual);
    await clock.play(clock.sleep(20_000, signal));
    await spent(1);
    await clock.play(clock.sleep(2000, signal));
    expect(await spent(20)).toBe(usual);
  });

  it("takes configured rates for documented ones, also where none is documented", async () => {
    const clock = new PlayedClock();
    const limiter = new Limiter(clock, undefined, () => ({ s: 1, "s.Do": 5 }));
    const start = clock.now();
    const none = { service: { cloud: "c", name: "s" }, account: "a" };
    await clock.play(Promise.all([1, 2].map(() => limiter.take({ ...none, action: "Other" }, signal))));
    expect(clock.now() - start).toBe(1030);
    await clock.play(Promise.all([1, 2, 3, 4, 5].map(() => limiter.take({ ...none, action: "Do" }, signal))));
    expect(clock.now() - start).toBe(1030);
  });
});
