import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawn, seedFrom } from "../../../tools/faults/random.mjs";
import { type Cell, planCells, runCell } from "./cells";
import { faultNames } from "./faults";
import { offered, operations } from "./operations";
import { Scene } from "./scene";

/** `npm run faults` runs the rest. */
const seed = seedFrom("FAULTS_SEED");
const cellsOfFault = 20;

const where = "resources come from tests/conformance/subjects.ts, data sources from tests/conformance/table.ts";

it.each(offered)("%s has its rows", (beginning) => {
  expect(
    operations.filter(({ key }) => key === beginning || key.startsWith(`${beginning}/`)),
    where,
  ).not.toEqual([]);
});

describe(`operations under faults (FAULTS_SEED=${seed})`, () => {
  let scene: Scene;
  let cells: readonly Cell[];
  beforeAll(async () => {
    scene = await Scene.open();
    cells = await planCells(scene);
  });
  afterAll(() => scene.close());

  it.each(faultNames)("%s: the declared state, or an error that says what to do", async (fault) => {
    const all = cells.filter((one) => one.fault === fault);
    for (const cell of drawn(all, cellsOfFault, seed)) {
      const { problems } = await runCell(scene, cell);
      expect(problems, `npm run faults -- --cell "answers/${cell.key}"`).toEqual([]);
    }
  });
});
