import { relative } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { projectRoot } from "../setup/project.mjs";
import { parts } from "./parts.mts";
import { percentage, save, scoresOf, sum, table } from "./scores.mts";

const names = Object.keys(parts);
const usage = `npm run mutants -- --part NAME [--file PATH]

Changes the provider in one place at a time, and counts the changes that no test notices. Parts: ${names.join(", ")}.
The survivors are printed; the scores of a part are kept in tools/mutants/scores.json. With --file, a path or a pattern, only
some of a part is mutated, and no score is kept.

Exit codes: 0 the tests notice 90 % of what is in their way, 7 they do not, 1 an error.`;

const goal = 90;
const belowGoalCode = 7;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { part: { type: "string" }, file: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const name = values.part ?? "";
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (part === undefined) throw new Error(`--part is one of ${names.join(", ")}, but ${name || "none"} was given`);
  // The configuration of the tests is read in processes of their own.
  process.env.MUTANTS_TESTS = part.tests.join(" ");
  const results = await new Stryker({
    mutate: [...(values.file === undefined ? part.mutate : [values.file])],
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "tools/mutants/vitest.config.mts" },
    coverageAnalysis: "perTest",
    // What is computed once, when a module is loaded, would need a start for each mutant.
    ignoreStatic: true,
    concurrency: 2,
    timeoutMS: 30_000,
    tempDirName: ".cache/mutants",
    ignorePatterns: [".cache", "sdk/go", "sdk/python", "tools/engine"],
    reporters: ["clear-text"],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
  }).runMutationTest();
  const scores = scoresOf(results.map((result) => ({ ...result, fileName: relative(projectRoot, result.fileName) })));
  console.log(table(scores));
  if (values.file === undefined) save(name, scores);
  return percentage(sum(Object.values(scores))) >= goal ? 0 : belowGoalCode;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
}
