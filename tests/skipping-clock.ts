import type { Clock } from "../provider/core/session/clock";

interface Sleeper {
  readonly wakesAt: number;
  wake(): void;
}

/**
 * Time that does not wait: whoever sleeps wakes at once, in the order of the alarms, and it is as late as it would be. Time that
 * passes by itself counts too, so that a server that answers late still meets a deadline.
 */
export class SkippingClock implements Clock {
  private skippedMs = 0;
  private sleepers: Sleeper[] = [];
  private readonly deadlines = new Map<AbortController, number>();

  /** `meetsServers`: a server outside of the process may be late, so that real time counts for deadlines, too. */
  constructor(private readonly meetsServers = true) {}

  readonly now = (): number => Date.now() + this.skippedMs;

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const end = () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        reject(signal.reason);
      };
      const wake = () => {
        signal.removeEventListener("abort", end);
        resolve();
      };
      const sleeper: Sleeper = { wakesAt: this.now() + milliseconds, wake };
      signal.addEventListener("abort", end, { once: true });
      this.sleepers.push(sleeper);
      setImmediate(() => this.wakeNext());
    });
  }

  deadline(milliseconds: number): AbortSignal {
    const controller = new AbortController();
    this.deadlines.set(controller, this.now() + milliseconds);
    if (!this.meetsServers) return controller.signal;
    return AbortSignal.any([controller.signal, AbortSignal.timeout(milliseconds)]);
  }

  /** Time in which nobody sleeps, such as that of a server that is slow; deadlines that come in it end what they bound. */
  pass(milliseconds: number): void {
    this.skipTo(this.now() + milliseconds);
    for (const [controller, at] of this.deadlines) {
      if (at > this.now()) continue;
      this.deadlines.delete(controller);
      expire(controller);
    }
  }

  /** Back to the present. */
  rewind(): void {
    this.forget();
    this.skippedMs = 0;
  }

  /** Nobody waits any more for what has a deadline. */
  forget(): void {
    this.deadlines.clear();
    this.sleepers = [];
  }

  private wakeNext(): void {
    this.sleepers.sort((one, other) => one.wakesAt - other.wakesAt);
    const next = this.sleepers[0];
    if (next === undefined) return;
    const [first] = [...this.deadlines.entries()].sort(([, one], [, other]) => one - other);
    // A deadline that comes before the next alarm ends whoever sleeps under it.
    if (first !== undefined && first[1] <= next.wakesAt) {
      this.skipTo(first[1]);
      this.deadlines.delete(first[0]);
      expire(first[0]);
      if (this.sleepers.length > 0) setImmediate(() => this.wakeNext());
      return;
    }
    this.sleepers.shift();
    this.skipTo(next.wakesAt);
    next.wake();
  }

  private skipTo(time: number): void {
    this.skippedMs += Math.max(0, time - this.now());
  }
}

function expire(controller: AbortController): void {
  controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
}
