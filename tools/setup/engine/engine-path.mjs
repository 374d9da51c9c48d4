import { readFileSync } from "node:fs";
import { capture, findOnPath } from "../command.mjs";
import { inProject } from "../project.mjs";
import { atLeast } from "./version.mjs";

/** @import { Engine } from "../engine.mjs" */

/**
 * The oldest CLI to take from the PATH. CLI and Node SDK are released together, so it is the oldest SDK that the package
 * says it works with; older ones also lack options that the scripts use.
 */
export function oldestEngine() {
  const range = JSON.parse(readFileSync(inProject("package.json"), "utf8")).peerDependencies["@pulumi/pulumi"];
  return String(range).replace(/^[^\d]*/, "");
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Engine | undefined>}
 */
export async function engineOnPath(env) {
  const pulumi = findOnPath("pulumi", env.PATH);
  if (pulumi === undefined) return undefined;
  if (findOnPath("pulumi-language-nodejs", env.PATH) === undefined) {
    return passOver(pulumi, "pulumi-language-nodejs is not on the PATH");
  }
  const { code, stdout } = await capture(pulumi, ["version"], { env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" } });
  const version = stdout.trim().replace(/^v/, "");
  if (code !== 0) return passOver(pulumi, `\`pulumi version\` ends with code ${code}`);
  if (!atLeast(version, oldestEngine())) return passOver(pulumi, `its version is ${version}, below ${oldestEngine()}`);
  return { pulumi, version, source: "path" };
}

/**
 * @param {string} pulumi
 * @param {string} reason
 * @returns {undefined}
 */
function passOver(pulumi, reason) {
  console.warn(`Not using ${pulumi}: ${reason}.`);
  return undefined;
}
