import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inProject } from "../../tools/setup/project.mjs";
import { projectFiles } from "../project-files";
import { kindEntry } from "./toy-kind";

/** Without what is laid out in another way in prose. */
const bare = (text: string) => text.replace(/[\s,]/g, "");

const toy = bare(
  [
    kindEntry,
    ...projectFiles("tests/toy-cloud")
      .filter((file) => /toy-cloud\/(cloud|kind)\//.test(file))
      .map((file) => readFileSync(inProject(file), "utf8")),
  ].join("\n"),
);

it.each(["add-a-cloud.md", "add-a-kind.md"])("the code of %s is the toy's", (page) => {
  const text = readFileSync(inProject("docs", "contributing", page), "utf8");
  const lines = [...text.matchAll(/^```ts\n(.*?)^```/gms)].flatMap(([, block = ""]) => block.split("\n"));
  // What is left out is marked by an ellipsis.
  const shown = lines.flatMap((line) => line.split("…")).filter((part) => bare(part).length > 3);
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((part) => !toy.includes(bare(part)))).toEqual([]);
});
