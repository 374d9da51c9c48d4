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
  return subjectOf(cloud)[versionOf(operation)];
}

/** What is declared when an operation was interrupted, and all is brought up again. */
export const versionOf = (operation: Operation): "first" | "changed" =>
  operation === "up" || operation === "refresh" ? "first" : "changed";

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
    if (operation === "up") return this.#initial;
    return this.afterUp(scene, operation === "destroy" ? "changed" : "first");
  }

  /** The saved stack and clouds as they are when a version is brought up. */
  afterUp(scene: Scene, version: "first" | "changed"): string {
    return join(this.#folderOf(scene), version);
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
      const ground = await measure(stage, scene, this.#initial, part);
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

async function measure(stage: Stage, scene: Scene, initial: string, folder: string): Promise<Ground> {
  const look = async (): Promise<Look> => subjectOf(scene.cloud).look(await stage.emulator.state());
  const count = async (operation: Operation): Promise<number> => {
    stage.gate.begin();
    await stage.stack.declare(programOf(operation, scene));
    await stage.stack.expect(...commandOf(operation, scene));
    return stage.gate.count;
  };
  await stage.restore(initial);
  const found = await look();
  const up = await count("up");
  const first = await look();
  const firstState = await settled(stage);
  await stage.save(join(folder, "first"));
  const refresh = await count("refresh");
  const update = await count("update");
  const changed = await look();
  const changedState = await settled(stage);
  await stage.save(join(folder, "changed"));
  const destroy = await count("destroy");
  return {
    counts: { up, update, refresh, destroy },
    looks: { found, first, changed, end: await look() },
    states: { first: firstState, changed: changedState },
  };
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
