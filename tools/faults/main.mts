import { ensureBuild } from "../setup/engine/sources.mjs";
import { SetupError } from "../setup/failure.mjs";
import { Interrupted, listenForInterruption } from "../start/interruption.mts";
import { type Options, parseOptions, usage } from "./options.mts";
import { runOne, runParts } from "./run.mts";

/** Something was found. */
const redCode = 7;

async function main(): Promise<number> {
  let options: Options | undefined;
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 1;
  }
  if (options === undefined) {
    console.log(usage);
    return 0;
  }
  const signal = listenForInterruption();
  await ensureBuild();
  try {
    const { cell } = options;
    const isGreen = cell === undefined ? await runParts(options, signal) : await runOne(cell, signal);
    return isGreen ? 0 : redCode;
  } catch (error) {
    // What an interruption breaks is no error of its own.
    signal.throwIfAborted();
    throw error;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = error instanceof Interrupted ? error.exitCode : 1;
  console.error(error instanceof Interrupted || error instanceof SetupError ? error.message : error);
}
