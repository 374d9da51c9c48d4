import type { Crew } from "../crew.mts";
import type { PlannedCell, Suite } from "../suite.mts";
import { type Cell, cellKey, countAll, covering, parseCell, type Scene, sceneKey, scenes } from "./cells.mts";
import { Grounds } from "./ground.mts";
import { runCell } from "./trial.mts";

/** Kills at each request of each operation. */
export const kill: Suite = {
  name: "kill",
  async plan(crew, seed) {
    const grounds = await prepare(crew, scenes);
    const counts = grounds.counts();
    return { cells: covering(counts, seed).map((cell) => planned(grounds, cell)), total: countAll(counts) };
  },
  async find(crew, key) {
    const cell = parseCell(key.replace(/^kill\//, ""));
    return planned(await prepare(crew, [cell]), cell);
  },
};

/** Measures the undisturbed runs of scenes. */
export async function prepare(crew: Crew, wanted: readonly Scene[]): Promise<Grounds> {
  const grounds = new Grounds();
  await crew.once((stage) => grounds.begin(stage));
  const once = new Map(wanted.map((scene) => [sceneKey(scene), scene])).values();
  await crew.each([...once], (stage, scene) => grounds.prepare(stage, scene));
  return grounds;
}

export function planned(grounds: Grounds, cell: Cell): PlannedCell {
  const { cloud, face, operation, action } = cell;
  return {
    key: `kill/${cellKey(cell)}`,
    row: `${cloud} ${face} ${operation}`,
    column: action,
    run: (stage) => runCell(stage, grounds, cell),
  };
}
