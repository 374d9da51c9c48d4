import { prepareTestEngine } from "../../setup/engine/test-engine.mjs";
import { Crew } from "../crew.mts";
import { Stage } from "../stage/stage.mts";
import type { PlannedCell, Suite } from "../suite.mts";
import { type Cell, cellKey, countAll, covering, parseCell, type Scene, sceneKey, scenes } from "./cells.mts";
import { Grounds, versionOf } from "./ground.mts";
import { runCell } from "./trial.mts";

/** Each stack waits now and then, such as for a process to end: three at once fill two cores. */
const size = 3;

/** Kills at each request of each operation. */
export const kill: Suite = {
  name: "kill",
  about: "kills at each request of up, update, refresh and destroy, on the real engine",
  async open() {
    const crew = await openCrew();
    return {
      size,
      async plan(seed) {
        const grounds = await prepare(crew, scenes);
        const counts = grounds.counts();
        const groups = covering(counts, seed).map((life) =>
          life.map((cell, index) => planned(crew, grounds, cell, life[index + 1])),
        );
        return { groups, total: countAll(counts) };
      },
      async find(key) {
        const cell = parseCell(key.replace(/^kill\//, ""));
        return planned(crew, await prepare(crew, [cell]), cell);
      },
      close: () => crew.close(),
    };
  },
};

export async function openCrew(): Promise<Crew<Stage>> {
  const { env } = await prepareTestEngine();
  return Crew.open(size, () => Stage.open(env));
}

/** Measures the undisturbed runs of scenes. */
export async function prepare(crew: Crew<Stage>, wanted: readonly Scene[]): Promise<Grounds> {
  const grounds = new Grounds();
  await crew.use((stage) => grounds.begin(stage));
  const once = new Map(wanted.map((scene) => [sceneKey(scene), scene])).values();
  await Promise.all([...once].map((scene) => crew.use((stage) => grounds.prepare(stage, scene))));
  return grounds;
}

/** @param next the cell of the same life that comes after this one */
export function planned(crew: Crew<Stage>, grounds: Grounds, cell: Cell, next?: Cell): PlannedCell {
  const { cloud, backend, operation, action } = cell;
  const start = grounds.startOf(cell, operation);
  const end = grounds.afterUp(cell, versionOf(operation));
  // A cell that begins elsewhere leaves this one's resources to nobody.
  const goesOn = next !== undefined && grounds.startOf(next, next.operation) === end;
  return {
    key: `kill/${cellKey(cell)}`,
    row: `${cloud} ${backend} ${operation}`,
    column: action,
    run: () =>
      crew.use(
        (stage) => runCell(stage, grounds, cell, goesOn),
        ({ at }) => at === start,
      ),
  };
}
