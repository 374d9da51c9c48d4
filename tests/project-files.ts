import { readdirSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../tools/setup/project.mjs";

/** What is installed, built or remembered, and no part of the project. */
const made = new Set(["node_modules", "dist", ".git", ".cache", ".state", ".venv", ".stryker-tmp"]);

/** The paths of all files of the project, of which an archive may be all there is: git is not asked. */
export function projectFiles(folder = "."): string[] {
  const entries = readdirSync(inProject(folder), { withFileTypes: true }).filter(({ name }) => !made.has(name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return projectFiles(path);
    return entry.isFile() ? [path] : [];
  });
}
