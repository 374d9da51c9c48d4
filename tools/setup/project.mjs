import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** @param {string[]} parts */
export const inProject = (...parts) => join(projectRoot, ...parts);

/** Programs of the installed packages, Node 24 among them. */
export const packageBin = inProject("node_modules", ".bin");

/** What set-up remembers about this checkout. */
export const projectCache = inProject(".cache");

/** Starters of the SDK's own plugins, for an engine that came without them. */
export const launchers = inProject("tools", "engine", "launchers");
