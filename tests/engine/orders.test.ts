import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProject, packageBin } from "../../tools/setup/project.mjs";
import { type Recording, record } from "../simulation/recording/record";
import { RecorderStack } from "../simulation/recording/recorder-stack";
import { scenarios } from "../simulation/scenarios/index";

const file = inProject("tests", "simulation", "recorded-orders.json");

let stack: RecorderStack;
beforeAll(async () => {
  stack = await RecorderStack.create();
});
afterAll(() => stack.remove());

describe("the real engine", () => {
  it("calls providers in the recorded orders", async () => {
    const recording = await record(stack, scenarios);
    if (process.env.RECORD_ORDERS !== undefined) write(recording);
    expect(recording).toEqual(JSON.parse(readFileSync(file, "utf8")));
  });
});

function write(recording: Recording): void {
  writeFileSync(file, JSON.stringify(recording));
  execFileSync(join(packageBin, "biome"), ["format", "--write", file]);
}
