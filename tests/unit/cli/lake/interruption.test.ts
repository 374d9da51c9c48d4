import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { untilStopped } from "../../../../cli/lake/interruption";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each(["SIGINT", "SIGTERM"] as const)("a command that hears %s", (signal) => {
  it("ends its work by itself, and is not killed", async () => {
    const kill = vi.fn();
    const work = untilStopped(
      (stopped) => new Promise((done) => stopped.addEventListener("abort", () => done())),
      kill,
    );
    process.emit(signal, signal);
    await work;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kill).not.toHaveBeenCalled();
  });

  it("is killed where its work goes on", async () => {
    const kill = vi.fn();
    const goesOn = new EventTarget();
    const work = untilStopped(() => new Promise((done) => goesOn.addEventListener("end", () => done())), kill);
    process.emit(signal, signal);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(kill).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kill).toHaveBeenCalledExactlyOnceWith(signal);
    goesOn.dispatchEvent(new Event("end"));
    await work;
  });
});
