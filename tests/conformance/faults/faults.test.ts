import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cell, planCells, runCell } from "./cells";
import { faultNames } from "./faults";
import { offered, operations } from "./operations";
import { Scene } from "./scene";

/** `npm run faults` runs the rest. */
const seed = Number(process.env.FAULTS_SEED ?? randomInt(1_000_000));
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
    for (const cell of draw(cells.filter((one) => one.fault === fault))) {
      const { problems } = await runCell(scene, cell);
      expect(problems, `npm run faults -- --cell "answers/${cell.key}"`).toEqual([]);
    }
  });
});

/** Cells that the seed picks: those with the smallest of its numbers. */
function draw(all: readonly Cell[]): readonly Cell[] {
  let state = seed || 1;
  const numbered = all.map((cell) => {
    // Marsaglia's xorshift, of 32 bits.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return [state >>> 0, cell] as const;
  });
  const picked = numbered.sort(([one], [other]) => one - other).slice(0, cellsOfFault);
  return picked.map(([, cell]) => cell);
}
