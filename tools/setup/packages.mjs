import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { capture, head, isExecutable } from "./command.mjs";
import { SetupError } from "./failure.mjs";
import { withLock } from "./lock.mjs";
import { startProgress } from "./progress.mjs";
import { inProject, packageBin, projectCache, projectRoot } from "./project.mjs";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Entry */

/**
 * Installs the npm packages when they are not what the lock file says.
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensurePackages() {
  if (packagesAreCurrent()) return false;
  const onWait = () => console.log("Waiting for another npm ci in this folder ...");
  return withLock(join(projectCache, "packages.lock"), onWait, async () => {
    if (packagesAreCurrent()) return false;
    await install();
    return true;
  });
}

/**
 * npm writes node_modules/.package-lock.json last, so it is there only after a complete install, and it tells what was
 * installed; a stamp of our own would not know of an `npm install` by hand.
 */
export function packagesAreCurrent() {
  const wanted = readEntries(inProject("package-lock.json"));
  const installed = readEntries(inProject("node_modules", ".package-lock.json"));
  if (wanted === undefined || installed === undefined) return false;
  return (
    Object.entries(wanted).every(([path, entry]) => path === "" || isInstalled(entry, installed[path])) && hasNode()
  );
}

/**
 * @param {Entry} wanted
 * @param {Entry | undefined} installed
 */
function isInstalled(wanted, installed) {
  // Packages for other platforms stay away.
  if (installed === undefined) return wanted.optional === true || wanted.devOptional === true;
  return installed.version === wanted.version && installed.integrity === wanted.integrity;
}

const hasNode = () => isExecutable(join(packageBin, "node"));

/**
 * @param {string} file
 * @returns {Record<string, Entry> | undefined}
 */
function readEntries(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  const paths = Object.keys(readEntries(inProject("package-lock.json")) ?? {}).filter((path) => path !== "");
  const share = () => `${paths.filter((path) => existsSync(inProject(path))).length} of ${paths.length} packages`;
  const progress = startProgress("Installing npm packages", share);
  const result = await capture("npm", ["ci", "--no-progress", "--loglevel=error"], {
    cwd: projectRoot,
    env: machineEnvironment(),
  }).finally(progress.stop);
  if (result.code !== 0) {
    throw new SetupError(
      `npm ci failed:\n${head(result.stderr + result.stdout, 12)}`,
      "Run `npm ci` in this folder to see more. It needs a package registry within reach (npm config get registry).",
    );
  }
  if (!hasNode()) {
    throw new SetupError(
      "npm ci did not bring Node 24: the install script of the npm package `node` did not run.",
      "Allow install scripts (npm config get ignore-scripts), remove node_modules and try again.",
    );
  }
  console.log(`Installed npm packages in ${progress.seconds()} s.`);
}

/** npm must run on the machine's own Node: `npm ci` removes the one in node_modules first. */
function machineEnvironment() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return { ...process.env, PATH: folders.join(delimiter) };
}
