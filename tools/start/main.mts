import { existsSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../setup/failure.mjs";
import { withLock } from "../setup/lock.mjs";
import { projectCache } from "../setup/project.mjs";
import { isRunning, stopEmulator } from "./emulator.mts";
import { Interrupted, listenForInterruption } from "./interruption.mts";
import { type Options, parseOptions, usage } from "./options.mts";
import { loadSession, removeState, stateFolder } from "./session.mts";
import { StepFailure, Steps } from "./steps.mts";
import { tellStory } from "./story.mts";

/** Ends what an earlier run left: one with --keep, or one that was killed. */
async function clearLeftovers(): Promise<boolean> {
  if (!existsSync(stateFolder)) return false;
  const session = loadSession();
  if (session !== undefined && (await isRunning(session))) await stopEmulator(session);
  removeState();
  return true;
}

/** After a failure of this run, so that the pid in the session is sure to be its own emulator's. */
async function abandon(): Promise<void> {
  const session = loadSession();
  if (session !== undefined) await stopEmulator(session);
  removeState();
}

async function start(options: Options): Promise<number> {
  const signal = listenForInterruption();
  if (await clearLeftovers()) console.log("Removed what an earlier run left in .state.");
  try {
    await tellStory(new Steps(signal), signal, options.keep);
    if (!options.keep) removeState();
    return 0;
  } catch (error) {
    await abandon();
    console.error(`\n${describe(error)}\nNothing is left running.`);
    return error instanceof Interrupted ? error.exitCode : 1;
  }
}

function describe(error: unknown): string {
  if (error instanceof Interrupted || error instanceof StepFailure || error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<number> {
  let options: Options;
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const onWait = () => console.log("Waiting for another npm start in this folder ...");
  return withLock(join(projectCache, "start.lock"), onWait, () => (options.stop ? stop() : start(options)));
}

async function stop(): Promise<number> {
  console.log((await clearLeftovers()) ? "Stopped the emulator and removed its stack." : "Nothing was left to stop.");
  return 0;
}

process.exitCode = await main();
