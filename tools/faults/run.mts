import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./cache.mts";
import type { Crew } from "./crew.mts";
import { kill } from "./kill/suite.mts";
import { explain, matrix } from "./matrix.mts";
import type { Options, Part } from "./options.mts";
import { Progress } from "./progress.mts";
import { type Finished, finish, type PlannedCell, type Suite } from "./suite.mts";

const suites: readonly Suite[] = [kill];

const isRed = ({ problems }: Finished): boolean => problems.length > 0;

/** Runs the cell of a name. Returns whether it is green. */
export async function runOne(crew: Crew, key: string): Promise<boolean> {
  const suite = suites.find(({ name }) => key.startsWith(`${name}/`));
  if (suite === undefined) throw new Error(`a cell's name begins with ${suites.map(({ name }) => name).join(" or ")}/`);
  const cell = await suite.find(crew, key);
  const finished = await crew.once((stage) => finish(cell, stage));
  console.log(isRed(finished) ? explain(finished) : lineOf(finished));
  return !isRed(finished);
}

/** Runs a part of each suite. Returns whether all cells are green. */
export async function runParts(crew: Crew, options: Options, signal: AbortSignal): Promise<boolean> {
  const { part, seed, json } = options;
  const reports = [];
  for (const suite of suites) {
    console.log(`${suite.name}: measuring undisturbed runs ...`);
    const { cells, total } = await suite.plan(crew, seed);
    const mine = cells.filter((_, index) => index % part.of === part.index - 1);
    console.log(`${suite.name}: ${mine.length} cells, ${tellPart(part)}, seed ${seed}`);
    const finished = await runCells(crew, mine, { ...options, suite: suite.name }, signal);
    const red = finished.filter(isRed);
    console.log(["", matrix(finished), "", ...red.map((cell) => `${explain(cell)}\n`)].join("\n"));
    const figures = `${finished.length} of ${cells.length} cells, which stand pair by pair for ${total}`;
    console.log(`${suite.name}: ${figures}; ${red.length} red`);
    reports.push({ suite: suite.name, seed, part, planned: cells.length, total, finished });
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(reports, null, 2)}\n`);
  return reports.every(({ finished }) => !finished.some(isRed));
}

const tellPart = ({ index, of }: Part): string => (of === 1 ? "all" : `part ${index} of ${of}`);

async function runCells(
  crew: Crew,
  cells: readonly PlannedCell[],
  { suite, part, seed, resume }: Options & { readonly suite: string },
  signal: AbortSignal,
): Promise<readonly Finished[]> {
  const progress = new Progress(join(cacheFolder(), `${suite}-${seed}-${part.index}-of-${part.of}.jsonl`));
  if (!resume) progress.forget();
  const earlier = progress.load();
  const done = new Set(earlier.map(({ key }) => key));
  if (resume) console.log(`${suite}: ${done.size} cells were finished before`);
  let count = earlier.length;
  const work = async (stage: Parameters<typeof finish>[1], cell: PlannedCell): Promise<Finished> => {
    const finished = await finish(cell, stage);
    // What was ended half-way says nothing.
    signal.throwIfAborted();
    progress.add(finished);
    count += 1;
    console.log(`${String(count).padStart(4)} of ${cells.length}  ${lineOf(finished)}`);
    return finished;
  };
  const open = cells.filter(({ key }) => !done.has(key));
  return [...earlier, ...(await crew.each(open, work, signal))];
}

function lineOf(finished: Finished): string {
  const { key, notes, seconds } = finished;
  const verdict = isRed(finished) ? "RED" : "ok ";
  return `${verdict} ${seconds.toFixed(1).padStart(5)} s  ${key}${notes.length > 0 ? `  (${notes.join(", ")})` : ""}`;
}
