interface Closable {
  close(): Promise<void>;
}

/** Stages that share the work. */
export class Crew<Stage extends Closable> {
  readonly #stages: readonly Stage[];
  readonly #free: Stage[];
  readonly #waiting: ((stage: Stage) => void)[] = [];

  private constructor(stages: readonly Stage[]) {
    this.#stages = stages;
    this.#free = [...stages];
  }

  static async open<Stage extends Closable>(size: number, open: () => Promise<Stage>): Promise<Crew<Stage>> {
    return new Crew<Stage>(await Promise.all(Array.from({ length: size }, open)));
  }

  get size(): number {
    return this.#stages.length;
  }

  /** Works on a stage that nobody else works on; of the free ones rather on one that suits. */
  async use<Result>(
    work: (stage: Stage) => Promise<Result>,
    suits: (stage: Stage) => boolean = () => true,
  ): Promise<Result> {
    // Where none suits, the index is -1, which is the last one.
    const [free] = this.#free.splice(this.#free.findIndex(suits), 1);
    const stage = free ?? (await new Promise<Stage>((resolve) => this.#waiting.push(resolve)));
    try {
      return await work(stage);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(stage);
      else next(stage);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#stages.map((stage) => stage.close()));
  }
}
