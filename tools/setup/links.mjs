import { lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject } from "./project.mjs";

/**
 * Lets the examples import the package by its name, as a user's program does: ts-node inside Pulumi's host cannot resolve
 * a package that imports itself.
 */
export function linkExamples() {
  ensureLink(inProject("examples", "node_modules", "pulumi-access-audit"), join("..", ".."));
}

/**
 * @param {string} link
 * @param {string} target relative to the link's folder, so that the checkout can be moved
 */
function ensureLink(link, target) {
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && readlinkSync(link) === target) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { recursive: true, force: true });
  symlinkSync(target, link, "dir");
}
