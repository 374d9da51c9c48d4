import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { putInPlace } from "../../setup/engine/engine-cache.mjs";
import { cacheFolder } from "../cache.mts";
import type { Stack } from "../stage/stack.mts";
import type { Stage } from "../stage/stage.mts";
import { subjectOf } from "../subjects/index.mts";
import type { Declared, Look } from "../subjects/subject.mts";
import { type Counts, type Operation, type Scene, sceneKey, scenes } from "./cells.mts";

/** What undisturbed runs of a scene left: where its cells begin, and what they are compared with. */
export interface Ground {
  /** How many requests each operation took. */
  readonly counts: Readonly<Record<Operation, number>>;
  /** The cloud as it was found, as it is declared first, as it is declared after the change, and after the end. */
  readonly looks: { readonly found: Look; readonly first: Look; readonly changed: Look; readonly end: Look };
  /** What the engine keeps of the resources as they are declared first, and after the change. A preview then shows no change. */
  readonly states: { readonly first: readonly unknown[]; readonly changed: readonly unknown[] };
}

/** The command of an operation. */
export function commandOf(operation: Operation, { pace }: Scene): readonly string[] {
  const verb = operation === "update" ? "up" : operation;
  return [verb, "--yes", "--skip-preview", ...(pace === "one-by-one" ? ["--parallel", "1"] : [])];
}

/** What the program declares while an operation runs, and in the end. */
export function declaredBy(operation: Operation, { cloud }: Scene): readonly Declared[] {
  const { first, changed } = subjectOf(cloud);
  return operation === "update" ? changed : first;
}

export const programOf = (operation: Operation, scene: Scene) => ({
  backend: scene.backend,
  chained: scene.pace === "one-by-one",
  resources: declaredBy(operation, scene),
});

/** The grounds of all scenes, kept for the next run of the same code. */
export class Grounds {
  readonly #folder = cacheFolder();
  readonly #known = new Map<string, Ground>();

  of(scene: Scene): Ground {
    const ground = this.#known.get(sceneKey(scene));
    if (ground === undefined) throw new Error(`${sceneKey(scene)} was not prepared`);
    return ground;
  }

  /** How many requests there are; where a scene was not measured, another one of its cloud stands in. */
  counts(): Counts {
    return (scene, operation) => {
      const standIn = scenes.filter(({ cloud }) => cloud === scene.cloud).find((one) => this.#known.has(sceneKey(one)));
      const known = this.#known.has(sceneKey(scene)) ? scene : (standIn ?? scene);
      return this.of(known).counts[operation];
    };
  }

  /** The saved stack and clouds at which an operation begins. */
  startOf(scene: Scene, operation: Operation): string {
    return operation === "up" ? this.#initial : join(this.#folderOf(scene), "up");
  }

  /** Makes a stack without resources, which every scene begins with. */
  async begin(stage: Stage): Promise<void> {
    if (existsSync(this.#initial)) return;
    await stage.begin();
    const part = this.#partOf(this.#initial);
    await stage.save(part);
    putInPlace(part, this.#initial);
  }

  /** Runs each operation of a scene undisturbed, unless an earlier run did. */
  async prepare(stage: Stage, scene: Scene): Promise<void> {
    const folder = this.#folderOf(scene);
    if (!existsSync(folder)) {
      const part = this.#partOf(folder);
      const ground = await measure(stage, scene, this.#initial, join(part, "up"));
      writeFileSync(join(part, "ground.json"), JSON.stringify(ground, null, 2));
      putInPlace(part, folder);
    }
    this.#known.set(sceneKey(scene), JSON.parse(readFileSync(join(folder, "ground.json"), "utf8")) as Ground);
  }

  get #initial(): string {
    return join(this.#folder, "initial");
  }

  #folderOf(scene: Scene): string {
    return join(this.#folder, sceneKey(scene).replaceAll("/", "-"));
  }

  #partOf(folder: string): string {
    const part = `${folder}.${process.pid}.part`;
    mkdirSync(part, { recursive: true });
    return part;
  }
}

async function measure(stage: Stage, scene: Scene, initial: string, upFolder: string): Promise<Ground> {
  const look = async (): Promise<Look> => subjectOf(scene.cloud).look(await stage.emulator.state());
  const count = async (operation: Operation, start: string): Promise<number> => {
    await stage.restore(start);
    await stage.stack.declare(programOf(operation, scene));
    await stage.stack.expect(...commandOf(operation, scene));
    return stage.gate.count;
  };
  await stage.restore(initial);
  const found = await look();
  const up = await count("up", initial);
  const first = await look();
  const states = { first: await settled(stage), changed: [] as readonly unknown[] };
  await stage.save(upFolder);
  const update = await count("update", upFolder);
  const changed = await look();
  states.changed = await settled(stage);
  const refresh = await count("refresh", upFolder);
  const destroy = await count("destroy", upFolder);
  return { counts: { up, update, refresh, destroy }, looks: { found, first, changed, end: await look() }, states };
}

/** What the engine keeps, once it says that nothing would change. */
async function settled({ stack }: Stage): Promise<readonly unknown[]> {
  await stack.expect("preview", "--expect-no-changes");
  return declaredIn(stack);
}

/**
 * What the state of a stack says of what is declared: all by which a preview tells whether something would change. What differs
 * from run to run, such as ids, is not among it.
 */
export function declaredIn(stack: Stack): readonly unknown[] {
  const { resources, pending } = stack.checkpoint();
  const declared = resources.map(({ urn, inputs = {}, outputs = {}, delete: isReplaced, initErrors }) => {
    const known = Object.keys(inputs).map((name) => [name, outputs[name]]);
    return { urn, inputs, outputs: Object.fromEntries(known), isReplaced, initErrors };
  });
  // As it is read from the file of an earlier run.
  return JSON.parse(JSON.stringify([...declared.sort((one, other) => (one.urn < other.urn ? -1 : 1)), ...pending]));
}
