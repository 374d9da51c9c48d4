export interface StepResult {
  readonly title: string;
  readonly seconds: number;
}

export class StepFailure extends Error {
  constructor(title: string, cause: unknown) {
    super(`Failed at step "${title}": ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Runs steps one after another, says what each does and how long it took. */
export class Steps {
  readonly done: StepResult[] = [];
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  async run<T>(title: string, work: () => Promise<T>): Promise<T> {
    this.#signal.throwIfAborted();
    console.log(`\n[${this.done.length + 1}] ${title}`);
    const started = Date.now();
    try {
      const result = await work();
      const seconds = (Date.now() - started) / 1000;
      this.done.push({ title, seconds });
      console.log(`    ${seconds.toFixed(1)} s`);
      return result;
    } catch (error) {
      // What fails because of an interruption is no failure of the step.
      this.#signal.throwIfAborted();
      throw new StepFailure(title, error);
    }
  }
}

export function say(text: string): void {
  console.log(text.replace(/^(?=.)/gm, "    "));
}
