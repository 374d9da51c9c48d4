import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inProject, packageBin } from "../../setup/project.mjs";
import { kindFile } from "./kind-file.mjs";
import { providerFile } from "./provider-file.mjs";
import { sourceFile } from "./source-file.mjs";
import { kebab } from "./text.mjs";

const require = createRequire(import.meta.url);

/**
 * Writes the types of the TypeScript SDK below `root`, from the compiled provider: for each kind and data source the arguments by
 * cloud and what comes of them, each member with its field's text.
 * @param {string} root
 */
export function generateTypeScript(root) {
  const { clouds } = require(inProject("dist", "provider", "registry.js"));
  const { kindNames, sourceNames } = require(inProject("dist", "provider", "kinds", "index.js"));
  const folder = join(root, "sdk", "types");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    const file = `${kebab(name)}.ts`;
    writeFileSync(join(folder, file), formatted(join("sdk", "types", file), text));
  };
  write("provider", providerFile(clouds));
  for (const kind of kindNames) write(kind, kindFile(kind, clouds));
  for (const source of sourceNames) write(source, sourceFile(source, clouds));
}

/**
 * @param {string} path where the text belongs, whose rules hold
 * @param {string} text
 */
function formatted(path, text) {
  const biome = ["format", `--stdin-file-path=${path}`];
  return execFileSync(join(packageBin, "biome"), biome, { cwd: inProject(), input: text, encoding: "utf8" });
}
