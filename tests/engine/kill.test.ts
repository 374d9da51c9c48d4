import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Crew } from "../../tools/faults/crew.mjs";
import { cellOf, countAll, type Draw, sample } from "../../tools/faults/kill/cells.mjs";
import { openCrew, planned, prepare } from "../../tools/faults/kill/suite.mjs";
import { explain, matrix } from "../../tools/faults/matrix.mjs";
import { seedFrom } from "../../tools/faults/random.mjs";
import type { Stage } from "../../tools/faults/stage/stage.mjs";
import { type Finished, finish } from "../../tools/faults/suite.mjs";
import { ensureBuild } from "../../tools/setup/engine/sources.mjs";

/** `npm run faults` runs the rest. */
const seed = seedFrom("FAULTS_SEED");
const operationsOfAction = 4;
/** The operation that each action meets, so that all clouds and operations are met; `npm run faults` has the rest. */
const met = [0, 1, 3, 2, 3];
const draws = sample(seed).filter(
  (_, index) => met[Math.floor(index / operationsOfAction)] === index % operationsOfAction,
);

/** A command that hangs is ended by itself; this only keeps a busy machine from being taken for one. */
const limitMs = 3_600_000;

const titleOf = ({ cloud, backend, pace, operation, action, moment, part }: Draw) =>
  `${action}, ${moment} a request ${Math.floor(part * 100)} % into ${operation}: ${cloud}, ${backend}, ${pace}`;

describe(`killed (FAULTS_SEED=${seed})`, () => {
  let crew: Crew<Stage>;
  let finished: readonly Finished[];

  beforeAll(async () => {
    await ensureBuild();
    crew = await openCrew();
    const grounds = await prepare(crew, draws);
    const counts = grounds.counts();
    const cells = draws.map((draw) => planned(crew, grounds, cellOf(draw, counts)));
    finished = await Promise.all(cells.map(finish));
    const red = finished.filter(({ problems }) => problems.length > 0);
    console.log(
      `${matrix(finished)}\n\n${finished.length} of ${countAll(counts)} cells, drawn with FAULTS_SEED=${seed}, ${red.length} red`,
    );
  }, limitMs);
  afterAll(() => crew?.close());

  it.each(draws.map((draw, index) => [titleOf(draw), index] as const))("%s", (_, index) => {
    const cell = finished[index];
    expect(cell?.problems, cell && explain(cell)).toEqual([]);
  });
});
