import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import { projectFiles } from "../../project-files";

const mostLines = 250;
const mostFiles = 15;

/** What nobody writes by hand does not count. */
const notByHand: Readonly<Record<string, RegExp>> = {
  "generated from the fields": /^(schema\.json$|sdk\/(types|python|go)\/|docs\/(reference|schemas|registry)\/)/,
  "recorded by a program": /^(tests|tools)\/.*\.json$/,
  "written by a package manager": /(^|\/)(package-lock\.json|go\.sum)$/,
};
/** A page may be long: its headings lead through it. */
const isPage = (file: string) => file.endsWith(".md");

type Files = Readonly<Record<string, number>>;

/** What is over a bound, of files by their path with the number of their lines. */
function over(files: Files, exempt: readonly RegExp[] = Object.values(notByHand)): string[] {
  const counted = Object.entries(files).filter(([file]) => !exempt.some((rule) => rule.test(file)));
  const folders: Record<string, number> = {};
  for (const [file] of counted) folders[dirname(file)] = (folders[dirname(file)] ?? 0) + 1;
  return [
    ...counted
      .filter(([file, lines]) => lines > mostLines && !isPage(file))
      .map(([file, lines]) => `${file} has ${lines} lines, which are more than ${mostLines}`),
    ...Object.entries(folders)
      .filter(([, count]) => count > mostFiles)
      .map(([folder, count]) => `${folder} has ${count} files side by side, which are more than ${mostFiles}`),
  ];
}

const linesOf = (file: string) => readFileSync(inProject(file), "utf8").split("\n").length - 1;
const files: Files = Object.fromEntries(projectFiles().map((file) => [file, linesOf(file)]));

it("no file that is written by hand is long, and no folder is crowded", () => {
  expect(Object.keys(files).length).toBeGreaterThan(900);
  expect(over(files)).toEqual([]);
});

it("a file and a folder that are over are named", () => {
  const crowd = Object.fromEntries(Array.from({ length: mostFiles + 1 }, (_, index) => [`cli/${index}.ts`, 1]));
  expect(over({ "cli/a/long.ts": mostLines + 1, "cli/a/just.ts": mostLines, ...crowd })).toEqual([
    "cli/a/long.ts has 251 lines, which are more than 250",
    "cli has 16 files side by side, which are more than 15",
  ]);
});

it.each(Object.entries(notByHand))("what is %s is left out for a reason", (_, rule) => {
  const others = Object.values(notByHand).filter((other) => other !== rule);
  expect(over(files, others)).not.toEqual([]);
});
