import type { Clock } from "../../../../provider/core/session/clock";

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** A clock that waits for nobody: who sleeps wakes in the order of the alarms, and what should end meanwhile ends. */
export class PlayedClock implements Clock {
  /** How long each sleep was asked to be. */
  readonly slept: number[] = [];
  private at: number;
  private sleepers: Sleeper[] = [];
  private deadlines: { readonly at: number; readonly controller: AbortController }[] = [];

  constructor(start = Date.parse("2026-01-01T00:00:00Z")) {
    this.at = start;
  }

  now(): number {
    return this.at;
  }

  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.slept.push(milliseconds);
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      if (this.sleepers.push({ at: this.at + milliseconds, wake: resolve }) === 1) this.wakeNext();
    });
    signal.throwIfAborted();
  }

  deadline(milliseconds: number): AbortSignal {
    const controller = new AbortController();
    this.deadlines.push({ at: this.at + milliseconds, controller });
    return controller.signal;
  }

  /** Time goes by. */
  pass(milliseconds: number): void {
    this.at += milliseconds;
    const over = this.deadlines.filter(({ at }) => at <= this.at);
    this.deadlines = this.deadlines.filter(({ at }) => at > this.at);
    for (const { controller } of over) controller.abort(new DOMException("the time is up", "TimeoutError"));
  }

  /** Whatever else is under way takes its turn first, as it would in a real pause. */
  private wakeNext(): void {
    setImmediate(() => {
      const next = this.sleepers.reduce((one, other) => (other.at < one.at ? other : one));
      this.pass(Math.max(0, next.at - this.at));
      next.wake();
      this.sleepers = this.sleepers.filter((one) => one !== next);
      if (this.sleepers.length > 0) this.wakeNext();
    });
  }
}
