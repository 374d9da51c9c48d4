import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { clouds } from "../../../provider/registry";
import { inProject } from "../../../tools/setup/project.mjs";

/** Where a cloud may be known by its name, and its operations by theirs. */
const allowed = /^(provider\/clouds\/|emulator\/clouds\/|policy\/bridged\/|sdk\/(types|go|python)\/)/;
/** What several clouds call alike is written once for them. */
const sharedOperations = /^provider\/kinds\/stored-/;

const cloudNames = clouds.map(({ name }) => name);

/** What clouds call the operations that change something, by what says which events are one. */
const operations = [
  ...new Set(
    clouds.flatMap(({ resources }) => resources.flatMap(({ changedBy }) => changedBy.source.match(/\w{8,}/g) ?? [])),
  ),
];

const files = ["provider", "policy", "cli", "sdk", "emulator"].flatMap((folder) =>
  readdirSync(inProject(folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
);
const sources = files.filter((file) => file.endsWith(".ts") && !allowed.test(file));

/** The texts and patterns of a file; comments do not count. */
function quotedIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("x.ts", readFileSync(inProject(file), "utf8"), ts.ScriptTarget.Latest));
  return found;
}

it("no file but those of a cloud knows it by its name", () => {
  expect(sources.length).toBeGreaterThan(150);
  expect(sources.filter((file) => quotedIn(file).some((text) => cloudNames.includes(text)))).toEqual([]);
});

it("no file but those of a cloud knows its operations by their names", () => {
  expect(operations).toContain("StopLogging");
  // A text for readers may name one as an example, in code marks.
  const bare = (text: string) => text.replace(/`[^`]*`/g, "").toLowerCase();
  const knows = (text: string) => operations.some((name) => bare(text).includes(name.toLowerCase()));
  const knowing = sources.filter((file) => !sharedOperations.test(file) && quotedIn(file).some(knows));
  expect(knowing).toEqual([]);
});
