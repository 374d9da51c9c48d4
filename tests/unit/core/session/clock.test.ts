import { describe, expect, it } from "vitest";
import { systemClock } from "../../../../provider/core/session/clock";

/** More than a timer of Node can hold; it would end after a millisecond. */
const tooLongMs = [2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY];

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("the system's clock", () => {
  it.each(tooLongMs)("does not end a sleep of %d ms at once", async (milliseconds) => {
    const stop = new AbortController();
    let ended = false;
    const sleep = systemClock.sleep(milliseconds, stop.signal).then(
      () => {
        ended = true;
      },
      () => undefined,
    );
    await pause();
    expect(ended).toBe(false);
    stop.abort();
    await sleep;
  });

  it.each(tooLongMs)("does not end a deadline of %d ms at once", async (milliseconds) => {
    const signal = systemClock.deadline(milliseconds);
    await pause();
    expect(signal.aborted).toBe(false);
  });
});
