import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import { answers } from "./answers/suite.mts";
import { cacheFolder } from "./cache.mts";
import { kill } from "./kill/suite.mts";
import { explain, matrix } from "./matrix.mts";
import type { Options, Part } from "./options.mts";
import { Progress } from "./progress.mts";
import { type Finished, finish, type OpenSuite, type PlannedCell, type Suite } from "./suite.mts";

const suites: readonly Suite[] = [answers, kill];
export const suiteNames = suites.map(({ name }) => name);

const isRed = ({ problems }: Finished): boolean => problems.length > 0;

/** Runs the cell of a name. Returns whether it is green. */
export async function runOne(key: string, signal: AbortSignal): Promise<boolean> {
  const suite = suites.find(({ name }) => key.startsWith(`${name}/`));
  if (suite === undefined) throw new Error(`a cell's name begins with ${suiteNames.join("/ or ")}/`);
  return within(suite, signal, async (open) => {
    const finished = await finish(await open.find(key));
    console.log(isRed(finished) ? explain(finished) : lineOf(finished));
    return !isRed(finished);
  });
}

/** Runs a part of each suite, or of one. Returns whether all cells are green. */
export async function runParts(options: Options, signal: AbortSignal): Promise<boolean> {
  const { part, seed, json } = options;
  const reports = [];
  for (const suite of suites.filter(({ name }) => name === (options.suite ?? name))) {
    const { name } = suite;
    console.log(`${name}: ${suite.about}; measuring undisturbed runs ...`);
    const report = await within(suite, signal, async (open) => {
      const { groups, total } = await open.plan(seed);
      const cells = groups.flat();
      const mine = groups.filter((_, index) => index % part.of === part.index - 1);
      console.log(`${name}: ${mine.flat().length} cells, ${tellPart(part)}, seed ${seed}`);
      const finished = await runCells(open.size, mine, { ...options, suite: name }, signal);
      const red = finished.filter(isRed);
      console.log(["", matrix(finished), "", ...red.map((cell) => `${explain(cell)}\n`)].join("\n"));
      const whole = total === cells.length ? "" : `, which stand pair by pair for ${total}`;
      console.log(`${name}: ${finished.length} of ${cells.length} cells${whole}; ${red.length} red\n`);
      return { suite: name, seed, part, planned: cells.length, total, finished };
    });
    reports.push(report);
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(reports, null, 2)}\n`);
  return reports.every(({ finished }) => !finished.some(isRed));
}

async function within<Result>(
  suite: Suite,
  signal: AbortSignal,
  work: (open: OpenSuite) => Promise<Result>,
): Promise<Result> {
  const open = await suite.open();
  // Whatever waits for a command would wait for its end, so the commands end first.
  const end = () => void open.close();
  signal.addEventListener("abort", end, { once: true });
  try {
    return await work(open);
  } finally {
    signal.removeEventListener("abort", end);
    if (!signal.aborted) await open.close();
  }
}

const tellPart = ({ index, of }: Part): string => (of === 1 ? "all" : `part ${index} of ${of}`);

async function runCells(
  size: number,
  groups: readonly (readonly PlannedCell[])[],
  { suite, part, seed, resume }: Options & { readonly suite: string },
  signal: AbortSignal,
): Promise<readonly Finished[]> {
  const progress = new Progress(join(cacheFolder(), `${suite}-${seed}-${part.index}-of-${part.of}.jsonl`));
  if (!resume) progress.forget();
  const earlier = progress.load();
  const done = new Set(earlier.map(({ key }) => key));
  if (resume) console.log(`${suite}: ${done.size} cells were finished before`);
  let count = earlier.length;
  const work = async (cell: PlannedCell): Promise<Finished> => {
    signal.throwIfAborted();
    const finished = await finish(cell);
    // What was ended half-way says nothing.
    signal.throwIfAborted();
    progress.add(finished);
    count += 1;
    console.log(`${String(count).padStart(4)} of ${groups.flat().length}  ${lineOf(finished)}`);
    return finished;
  };
  const workAll = async (cells: readonly PlannedCell[]): Promise<Finished[]> => {
    const finished = [];
    for (const cell of cells) finished.push(await work(cell));
    return finished;
  };
  const open = groups.map((cells) => cells.filter(({ key }) => !done.has(key)));
  const limit = pLimit(size);
  return [...earlier, ...(await Promise.all(open.map((cells) => limit(() => workAll(cells))))).flat()];
}

function lineOf(finished: Finished): string {
  const { key, notes, seconds } = finished;
  const verdict = isRed(finished) ? "RED" : "ok ";
  return `${verdict} ${seconds.toFixed(1).padStart(5)} s  ${key}${notes.length > 0 ? `  (${notes.join(", ")})` : ""}`;
}
