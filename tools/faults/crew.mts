import { Stage } from "./stage/stage.mts";

/** Two stacks at once fill two cores. */
const size = 2;

/** Stages that share the work. */
export class Crew {
  readonly #stages: readonly Stage[];

  private constructor(stages: readonly Stage[]) {
    this.#stages = stages;
  }

  /** @param engineEnv the environment in which `pulumi` is found */
  static async open(engineEnv: NodeJS.ProcessEnv): Promise<Crew> {
    return new Crew(await Promise.all(Array.from({ length: size }, () => Stage.open(engineEnv))));
  }

  /** Works on one thing alone. */
  async once<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    const [stage] = this.#stages;
    if (stage === undefined) throw new Error("the crew has no stage");
    return work(stage);
  }

  /** Each stage takes the next item when it is done with one; the results are in the order of the items. */
  async each<Item, Result>(
    items: readonly Item[],
    work: (stage: Stage, item: Item) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<readonly Result[]> {
    const results: Result[] = [];
    const waiting = [...items.entries()];
    const go = async (stage: Stage): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        signal?.throwIfAborted();
        const [index, item] = next;
        results[index] = await work(stage, item);
      }
    };
    await Promise.all(this.#stages.map(go));
    return results;
  }

  async close(): Promise<void> {
    await Promise.all(this.#stages.map((stage) => stage.close()));
  }
}
