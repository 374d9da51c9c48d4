import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inProject, packageBin } from "../../../tools/setup/project.mjs";
import { sampled } from "../../../tools/test/sampled.mjs";
import { type Recording, record } from "../../simulation/recording/record";
import { RecorderStack } from "../../simulation/recording/recorder-stack";
import type { Program } from "../../simulation/scenario";
import { scenarios } from "../../simulation/scenarios/index";

/**
 * What the real engine did. With `RECORD_ORDERS` set it is recorded anew: for a further scenario, or when a newer engine is used
 * and the difference was understood. The model of the engine is held to it in tests/unit/simulation.
 */
const file = inProject("tests", "simulation", "recorded-orders.json");

/** Two explicit providers, and the default one of each backend. */
const providers: Program = [
  { name: "p", backend: "provider" },
  { name: "q", backend: "provider" },
  { name: "a", backend: "native", inputs: { key: "A" }, options: { provider: "p" } },
  { name: "b", backend: "native", inputs: { key: "B" }, options: { provider: "q" } },
  { name: "c", backend: "native", inputs: { key: "C" } },
  { name: "d", backend: "dynamic", inputs: { key: "D" } },
];

/** What fails stops everything, so each of these has the engine for itself; all others share its runs. */
const failing = scenarios.filter(({ steps }) => steps.some(({ fails, killAt }) => fails && killAt === undefined));
const drawn = new Set(process.env.RECORD_ORDERS === undefined ? sampled("scenarios that fail", failing, 2) : failing);
const played = scenarios.filter((scenario) => !failing.includes(scenario) || drawn.has(scenario));

let stack: RecorderStack;
beforeEach(async () => {
  stack = await RecorderStack.create();
});
afterEach(() => stack.remove());

/** On a busy machine the engine may not reach a program that has just begun to listen: then all of it is done anew. */
async function undisturbed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!String(error).includes("No connection established")) throw error;
    await stack.remove();
    stack = await RecorderStack.create();
    return work();
  }
}

/** Brings the program of all providers up; fails with what the engine said. */
async function up(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const ran = await stack.run(providers, ["up", "--yes", ...args], { env });
  if (ran.exitCode !== 0) throw new Error(ran.output);
  return ran;
}

describe("the real engine", () => {
  it("calls providers in the recorded orders", async () => {
    const recording = await undisturbed(() => record(stack, played));
    if (process.env.RECORD_ORDERS !== undefined) write(recording);
    const recorded = JSON.parse(readFileSync(file, "utf8"));
    expect(Object.keys(recorded).toSorted()).toEqual(scenarios.map(({ name }) => name).toSorted());
    expect(recording).toEqual(Object.fromEntries(played.map(({ name }) => [name, recorded[name]])));
  });

  it("starts all provider processes itself, with one address for each run", async () => {
    const both = await undisturbed(() => up());
    const starts = both.told.filter(({ event }) => event === "start");
    expect(starts.map(({ backend }) => backend).toSorted()).toEqual(["dynamic", "dynamic", ...Array(6).fill("native")]);
    expect(new Set(starts.map(({ parent }) => parent))).toEqual(new Set([both.pid]));
    // A preview and the update after it are two runs of one process.
    const runs = [...new Set(starts.map(({ engine }) => engine))];
    expect(runs.map((run) => starts.filter(({ engine }) => engine === run).length)).toEqual([4, 4]);
  });

  it("hears what its plugins log and what the host of dynamic resources prints when they are to end", async () => {
    const { output } = await undisturbed(() => up(["--skip-preview"], { RECORDER_LAST_WORDS: "1" }));
    const words = ["warning: logged by the plugin at its signal", "the dynamic host, at its signal", "at its exit"];
    for (const said of words) expect(output).toContain(said);
    expect(output).not.toContain("the plugin, at its signal");
  });
});

function write(recording: Recording): void {
  writeFileSync(file, JSON.stringify(recording));
  execFileSync(join(packageBin, "biome"), ["format", "--write", file]);
}
