import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject, projectCache } from "./project.mjs";

/** What programs and the engine load of this package. */
const parts = ["package.json", "bin", "dist", "policy", "schema.json"];

/**
 * Links packages of this checkout into a program's folder: this one, and those that are named. The engine's Node host reads every
 * folder below `node_modules` before each run, so of this package it gets what an installation has, not what the checkout has.
 * @param {string} folder
 * @param {readonly string[]} names
 */
export function linkPackages(folder, names) {
  const own = join(projectCache, "package");
  for (const part of parts) link(join(own, part), inProject(part));
  link(join(folder, "node_modules", "pulumi-access-audit"), own);
  for (const name of names) link(join(folder, "node_modules", name), inProject("node_modules", name));
}

/**
 * Another process may have made the link.
 * @param {string} path
 * @param {string} target
 */
function link(path, target) {
  mkdirSync(dirname(path), { recursive: true });
  try {
    symlinkSync(target, path);
  } catch (error) {
    if (Reflect.get(Object(error), "code") !== "EEXIST") throw error;
  }
}
