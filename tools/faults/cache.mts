import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inProject, projectCache } from "../setup/project.mjs";

/** What this command remembers of runs of the same code: the package as it is compiled, and the command itself. */
export function cacheFolder(): string {
  // The set-up leaves a stamp of the sources that it compiled.
  const hash = createHash("sha256").update(readFileSync(join(projectCache, "sources")));
  for (const file of readdirSync(inProject("tools", "faults"), { recursive: true, encoding: "utf8" }).sort()) {
    hash.update(`${file} ${statSync(inProject("tools", "faults", file)).mtimeMs}\n`);
  }
  return join(projectCache, "faults", hash.digest("hex").slice(0, 16));
}
