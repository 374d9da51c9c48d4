import { rmSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../lock.mjs";
import { startProgress } from "../progress.mjs";
import { downloadFolder, engineCache, engineIn, putInPlace } from "./engine-cache.mjs";

/** @import { Engine } from "../engine.mjs" */

const installer = "https://get.pulumi.com/install.sh";
/** Long enough for a slow line to answer; without a network the attempt fails at once. */
const reachTimeoutMs = 10_000;

/**
 * Lets Pulumi's own installer bring the CLI, where its server is within reach.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Engine | undefined>}
 */
export async function downloadEngine(env) {
  if (!(await isWithinReach(installer))) {
    console.log("No pulumi on the PATH, and Pulumi's download server is out of reach.");
    return undefined;
  }
  const root = engineCache(env);
  const folder = downloadFolder();
  const onWait = () => console.log("Waiting for another download of the Pulumi CLI ...");
  return withLock(join(root, `${folder}.lock`), onWait, async () => {
    const found = engineIn(root, folder, "download");
    return found ?? (await install(root, folder));
  });
}

/** @param {string} url */
async function isWithinReach(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(reachTimeoutMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<Engine | undefined>}
 */
async function install(root, folder) {
  const { PulumiCommand } = await import("@pulumi/pulumi/automation/index.js");
  const temporary = join(root, `${folder}.${process.pid}.part`);
  const progress = startProgress("Downloading the Pulumi CLI");
  try {
    await PulumiCommand.install({ root: temporary });
    putInPlace(temporary, join(root, folder));
    return engineIn(root, folder, "download");
  } catch (error) {
    console.log(`Downloading the Pulumi CLI failed: ${error instanceof Error ? error.message : error}`);
    return undefined;
  } finally {
    progress.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}
