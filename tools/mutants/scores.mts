import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Stryker } from "@stryker-mutator/core";
import { inProject } from "../setup/project.mjs";

/** What became of the mutants of a file. */
export interface Score {
  readonly killed: number;
  readonly survived: number;
  /** In no test's way. */
  readonly uncovered: number;
}

type MutantResult = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];
type Scores = Readonly<Record<string, Readonly<Record<string, Score>>>>;

const file = inProject("tools", "mutants", "scores.json");
const none: Score = { killed: 0, survived: 0, uncovered: 0 };

/** The percentage of the mutants in some test's way that a test noticed. */
export const percentage = ({ killed, survived }: Score): number =>
  killed + survived === 0 ? 100 : Math.round((1000 * killed) / (killed + survived)) / 10;

export function sum(all: readonly Score[]): Score {
  return all.reduce(
    (one, other) => ({
      killed: one.killed + other.killed,
      survived: one.survived + other.survived,
      uncovered: one.uncovered + other.uncovered,
    }),
    none,
  );
}

/** By file. Mutants that do not compile, or that are named as equal to what they replace, do not count. */
export function scoresOf(results: readonly MutantResult[]): Readonly<Record<string, Score>> {
  const scores = new Map<string, Score>();
  for (const { fileName, status } of results) {
    const before = scores.get(fileName) ?? none;
    if (status === "Killed" || status === "Timeout") scores.set(fileName, { ...before, killed: before.killed + 1 });
    if (status === "Survived") scores.set(fileName, { ...before, survived: before.survived + 1 });
    if (status === "NoCoverage") scores.set(fileName, { ...before, uncovered: before.uncovered + 1 });
  }
  return Object.fromEntries([...scores].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Puts a part's scores in the place of its former ones. */
export function save(part: string, scores: Readonly<Record<string, Score>>): void {
  const known: Scores = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const all = Object.entries({ ...known, [part]: scores }).sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

/** A line for each file, and one for all. */
export function table(scores: Readonly<Record<string, Score>>): string {
  const rows = [...Object.entries(scores), ["all", sum(Object.values(scores))] as const];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .map(([name, score]) => {
      const { killed, survived, uncovered } = score;
      return `${name.padEnd(width)}  ${percentage(score).toFixed(1).padStart(5)} %  ${killed} killed, ${survived} survived, ${uncovered} uncovered`;
    })
    .join("\n");
}
