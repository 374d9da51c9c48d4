import type { Clock } from "../../../../provider/core/session/clock";

/** A clock that waits for nobody: a sleep moves it on, and what should end meanwhile ends. */
export class PlayedClock implements Clock {
  /** How long each sleep was asked to be. */
  readonly slept: number[] = [];
  private at: number;
  private deadlines: { readonly at: number; readonly controller: AbortController }[] = [];

  constructor(start = Date.parse("2026-01-01T00:00:00Z")) {
    this.at = start;
  }

  now(): number {
    return this.at;
  }

  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    // Whatever else is under way takes its turn, as it would in a real pause.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    this.slept.push(milliseconds);
    this.pass(milliseconds);
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
}
