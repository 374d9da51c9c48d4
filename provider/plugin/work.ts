/** What is under way in this process, and the way to end it. */
export class Work {
  readonly #ending = new AbortController();
  #running = 0;
  #whenIdle: (() => void) | undefined;

  /** Ends what is under way, and whatever begins after. */
  get cancel(): AbortSignal {
    return this.#ending.signal;
  }

  /** Runs one call; its answer counts as given when `work` ends. */
  async run<T>(work: () => T | Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#whenIdle?.();
    }
  }

  /** Asks everything to end. */
  end(): void {
    this.#ending.abort(new Error("cancelled"));
  }

  /** Asks everything to end, and calls `then` when nothing is left. */
  endAnd(then: () => void): void {
    this.end();
    this.#whenIdle = then;
    if (this.#running === 0) then();
  }
}
