import { setTimeout } from "node:timers/promises";

/** Time as operations see it: a test may play hours in a moment. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits; throws when the signal ends first. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** A signal that ends with a `TimeoutError` once the time is up. */
  deadline(milliseconds: number): AbortSignal;
}

/** What a timer of Node can hold, 24.8 days; one that is asked for more ends at once. */
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => setTimeout(Math.min(milliseconds, longestTimerMs), undefined, { signal }),
  deadline: (milliseconds) => AbortSignal.timeout(Math.min(Math.ceil(milliseconds), longestTimerMs)),
};
