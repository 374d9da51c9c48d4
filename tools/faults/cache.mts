import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { inProject, projectCache } from "../setup/project.mjs";

const root = join(projectCache, "faults");

/** Whoever goes back to an earlier version of the code does so soon, or measures anew. */
const keptMs = 24 * 60 * 60_000;

/** What this command remembers of runs of the same code: the package as it is compiled, and the command itself. */
export function cacheFolder(): string {
  // The set-up leaves a stamp of the sources that it compiled.
  const hash = createHash("sha256").update(readFileSync(join(projectCache, "sources")));
  for (const file of readdirSync(inProject("tools", "faults"), { recursive: true, encoding: "utf8" }).sort()) {
    hash.update(`${file} ${statSync(inProject("tools", "faults", file)).mtimeMs}\n`);
  }
  const folder = join(root, hash.digest("hex").slice(0, 16));
  if (!existsSync(folder)) {
    removeOld();
    mkdirSync(folder, { recursive: true });
  }
  return folder;
}

function removeOld(): void {
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    const folder = join(root, name);
    if (Date.now() - statSync(folder).mtimeMs > keptMs) rmSync(folder, { recursive: true, force: true });
  }
}
