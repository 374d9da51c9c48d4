import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isExecutable } from "../command.mjs";
import { inProject, launchers, projectCache } from "../project.mjs";

/** @import { Engine } from "../engine.mjs" */

/** Everything that must be there for an engine to be complete, beside each other in `bin`. */
export const engineFiles = [
  "pulumi",
  "pulumi-language-nodejs",
  "pulumi-resource-pulumi-nodejs",
  "pulumi-analyzer-policy",
];

/**
 * Engines are kept per user, so that all checkouts share one build.
 * @param {NodeJS.ProcessEnv} env
 */
export function engineCache(env) {
  const user = join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), ".cache"), "pulumi-access-audit", "engine");
  return canWrite(user) ? user : join(projectCache, "engine");
}

/** @param {string} folder */
function canWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The version of the CLI that we build: what the Go module asks for. */
export function builtVersion() {
  const found = /github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/.exec(readFileSync(moduleFile("cli", "go.mod"), "utf8"));
  if (found?.[1] === undefined)
    throw new Error("tools/engine/cli/go.mod does not name github.com/pulumi/pulumi/pkg/v3");
  return found[1];
}

/** The folder of our build: changes with whatever goes into it. */
export function buildFolder() {
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`);
  for (const module of ["cli", "nodejs"]) {
    for (const file of ["go.mod", "go.sum"]) hash.update(readFileSync(moduleFile(module, file)));
  }
  for (const file of readdirSync(launchers).sort()) hash.update(readFileSync(join(launchers, file)));
  return `${builtVersion()}-build-${hash.digest("hex").slice(0, 12)}`;
}

/** The folder of what Pulumi's installer brings, which is the CLI of the same version as the SDK. */
export function downloadFolder() {
  const { version } = JSON.parse(readFileSync(inProject("node_modules", "@pulumi", "pulumi", "package.json"), "utf8"));
  return `${version}-download-${process.platform}-${process.arch}`;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Engine | undefined}
 */
export function cachedEngine(env) {
  const root = engineCache(env);
  return engineIn(root, downloadFolder(), "download") ?? engineIn(root, buildFolder(), "build");
}

/**
 * @param {string} root
 * @param {string} folder begins with the version
 * @param {"download" | "build"} source
 * @returns {Engine | undefined}
 */
export function engineIn(root, folder, source) {
  const bin = join(root, folder, "bin");
  if (!engineFiles.every((file) => isExecutable(join(bin, file)))) return undefined;
  return { pulumi: join(bin, "pulumi"), version: folder.split("-")[0] ?? "", source };
}

/**
 * Puts a finished engine in its place; whoever came first wins.
 * @param {string} temporary
 * @param {string} target
 */
export function putInPlace(temporary, target) {
  try {
    renameSync(temporary, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {string} module
 * @param {string} file
 */
const moduleFile = (module, file) => inProject("tools", "engine", module, file);
