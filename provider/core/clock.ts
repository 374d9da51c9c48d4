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

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
};
