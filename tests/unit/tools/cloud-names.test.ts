import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { clouds } from "../../../provider/registry";
import { inProject } from "../../../tools/setup/project.mjs";

/** Where a cloud may be known by its name. */
const allowed = /^(provider\/clouds\/|emulator\/clouds\/|policy\/bridged\/|sdk\/(types|go|python)\/)/;

/** The texts of a file that are a cloud's name; comments do not count. */
function namesIn(text: string): string[] {
  const names = new Set(clouds.map(({ name }) => name));
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && names.has(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest));
  return found;
}

it("no file but those of a cloud knows it by its name", () => {
  const files = ["provider", "policy", "cli", "sdk", "emulator"].flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  );
  const sources = files.filter((file) => file.endsWith(".ts") && !allowed.test(file));
  expect(sources.length).toBeGreaterThan(150);
  const knowing = sources.filter((file) => namesIn(readFileSync(inProject(file), "utf8")).length > 0);
  expect(knowing).toEqual([]);
});
