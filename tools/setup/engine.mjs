import { delimiter, dirname, join } from "node:path";
import { buildEngine } from "./engine/engine-build.mjs";
import { cachedEngine } from "./engine/engine-cache.mjs";
import { downloadEngine } from "./engine/engine-download.mjs";
import { engineOnPath } from "./engine/engine-path.mjs";
import { launchers, packageBin, projectCache } from "./project.mjs";

/**
 * @typedef {object} Engine
 * @property {string} pulumi the CLI's executable; its language host is beside it or on the PATH
 * @property {string} version
 * @property {"path" | "download" | "build"} source where it was found
 */

/**
 * Finds the `pulumi` CLI with its Node language host, or gets it: from the PATH, from our cache, by Pulumi's own
 * installer, by a build from the Go modules.
 * @param {NodeJS.ProcessEnv} [env] what the engine's programs will run with
 * @returns {Promise<Engine & { env: NodeJS.ProcessEnv }>}
 */
export async function prepareEngine(env = process.env) {
  const engine =
    (await engineOnPath(env)) ?? cachedEngine(env) ?? (await downloadEngine(env)) ?? (await buildEngine(env));
  return { ...engine, env: engineEnvironment(engine, env) };
}

/**
 * The environment for `pulumi` and all it starts, the same for every source of the engine.
 * @param {Engine} engine
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function engineEnvironment(engine, env = process.env) {
  // Our launchers come last: a `pulumi` on the PATH brings its own, unless a package manager left them out.
  const folders = [packageBin, dirname(engine.pulumi), env.PATH ?? "", launchers];
  return {
    ...env,
    PATH: folders.filter((folder) => folder !== "").join(delimiter),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // Each command starts two or three node processes, which load the same packages.
    NODE_COMPILE_CACHE: join(projectCache, "compiled"),
  };
}
