import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareEngine } from "../setup/engine.mjs";
import { SetupError } from "../setup/failure.mjs";
import { ensureBuild } from "../setup/sources.mjs";
import { Interrupted, listenForInterruption } from "../start/interruption.mts";
import { cacheFolder } from "./cache.mts";
import { Crew } from "./crew.mts";
import { kill } from "./kill/suite.mts";
import { explain, matrix } from "./matrix.mts";
import { type Options, type Part, parseOptions, usage } from "./options.mts";
import { Progress } from "./progress.mts";
import { type Finished, finish, type PlannedCell, type Suite } from "./suite.mts";

const suites: readonly Suite[] = [kill];

/** Something was found. */
const redCode = 7;

async function main(): Promise<number> {
  let options: Options | undefined;
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 1;
  }
  if (options === undefined) {
    console.log(usage);
    return 0;
  }
  const signal = listenForInterruption();
  await ensureBuild();
  const { env } = await prepareEngine();
  const crew = await Crew.open(env);
  // What runs is ended first, for whatever waits for it would wait long.
  signal.addEventListener("abort", () => void crew.close().then(() => process.exit(exitCodeOf(signal.reason))));
  try {
    return options.cell === undefined ? await runAll(crew, options, signal) : await runOne(crew, options.cell);
  } finally {
    await crew.close();
  }
}

const exitCodeOf = (reason: unknown): number => (reason instanceof Interrupted ? reason.exitCode : 1);

async function runOne(crew: Crew, key: string): Promise<number> {
  const suite = suites.find(({ name }) => key.startsWith(`${name}/`));
  if (suite === undefined) throw new Error(`a cell's name begins with ${suites.map(({ name }) => name).join(" or ")}`);
  const cell = await suite.find(crew, key);
  const finished = await crew.once((stage) => finish(cell, stage));
  console.log(finished.problems.length > 0 ? explain(finished) : lineOf(finished));
  return finished.problems.length > 0 ? redCode : 0;
}

async function runAll(crew: Crew, options: Options, signal: AbortSignal): Promise<number> {
  let isRed = false;
  const reports: object[] = [];
  for (const suite of suites) {
    console.log(`${suite.name}: measuring undisturbed runs ...`);
    const { cells, total } = await suite.plan(crew, options.seed);
    const mine = cells.filter((_, index) => index % options.part.of === options.part.index - 1);
    console.log(`${suite.name}: ${mine.length} cells${ofAll(options.part, cells)}, seed ${options.seed}`);
    const finished = await runCells(crew, suite, mine, options, signal);
    const red = finished.filter(({ problems }) => problems.length > 0);
    console.log(`\n${matrix(finished)}\n`);
    for (const cell of red) console.log(`${explain(cell)}\n`);
    console.log(
      `${suite.name}: ${finished.length} of ${cells.length} cells that stand pair by pair for ${total}, ${red.length} red`,
    );
    reports.push({ suite: suite.name, seed: options.seed, part: options.part, planned: cells.length, total, finished });
    isRed ||= red.length > 0;
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(reports, null, 2)}\n`);
  return isRed ? redCode : 0;
}

const ofAll = ({ index, of }: Part, cells: readonly unknown[]): string =>
  of === 1 ? "" : `, part ${index} of ${of} of ${cells.length}`;

async function runCells(
  crew: Crew,
  { name }: Suite,
  cells: readonly PlannedCell[],
  { part, seed, resume }: Options,
  signal: AbortSignal,
): Promise<readonly Finished[]> {
  const progress = new Progress(join(cacheFolder(), `${name}-${seed}-${part.index}-of-${part.of}.jsonl`));
  if (!resume) progress.forget();
  const before = progress.load();
  const done = new Set(before.map(({ key }) => key));
  if (resume) console.log(`${name}: ${done.size} cells are finished already`);
  let count = before.length;
  const work = cells.filter(({ key }) => !done.has(key));
  const now = await crew.each(
    work,
    async (stage, cell) => {
      const finished = await finish(cell, stage);
      if (signal.aborted) throw signal.reason;
      progress.add(finished);
      count += 1;
      console.log(`${String(count).padStart(4)} of ${cells.length}  ${lineOf(finished)}`);
      return finished;
    },
    signal,
  );
  return [...before, ...now];
}

function lineOf({ key, problems, notes, seconds }: Finished): string {
  const verdict = problems.length > 0 ? "RED" : "ok ";
  return `${verdict} ${seconds.toFixed(1).padStart(5)} s  ${key}${notes.length > 0 ? `  (${notes.join(", ")})` : ""}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof Interrupted) process.exitCode = error.exitCode;
  else {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
