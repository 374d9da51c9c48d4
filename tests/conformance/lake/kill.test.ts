import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type Emulator, seed, startEmulator } from "../../../emulator/index";
import { drawn } from "../../../tools/faults/random.mts";
import { inProject } from "../../../tools/setup/project.mjs";
import { sampled } from "../../../tools/test/sampled.mts";
import { type DatasetRow, datasetRows } from "./dataset-rows";

let emulator: Emulator;
let parent: string;
let whole: DatasetRow[];
let gates = 0;
let made = 0;

const clouds = ["tencent", "huawei"] as const;
const args = [
  ...["events", "--cloud", ...clouds, "--region", ...clouds.map((cloud) => `${cloud}/${seed[cloud].region}`)],
  // Some of it is settled, and some is read again by each run.
  ...["--since", new Date(Date.now() - 20 * 86_400_000).toISOString(), "--until", new Date().toISOString()],
];

beforeAll(async () => {
  emulator = await startEmulator();
  for (let index = 0; index < 60; index++) {
    emulator.control.putTrack({ name: `track-${index}` });
    emulator.control.putTracker({ tracker_type: "data", tracker_name: `tracker-${index}` });
  }
  parent = mkdtempSync(join(tmpdir(), "access-audit-kill-"));
  const { stderr } = await run(join(parent, "whole"), { KILL_AT: "0" });
  gates = Number(/gates: (\d+)/.exec(stderr)?.[1]);
  whole = await datasetRows(join(parent, "whole"));
});
afterAll(async () => {
  await emulator.stop();
  rmSync(parent, { recursive: true });
});

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly stderr: string;
}

/** A real process, which ends by itself, at a gate, or after some milliseconds. */
function run(folder: string, env: Readonly<Record<string, string>> = {}, killAfterMs?: number): Promise<Ended> {
  const hook = ["--import", inProject("tests", "conformance", "lake", "kill-at.mjs")];
  const command = [...hook, inProject("bin", "access-audit"), ...args, "--output", `parquet=${folder}`];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, HOME: parent, ...clientEnvironment(emulator, {}), KILL_FOLDER: folder, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stderr });
    });
  });
}

/** The dataset is the one that was made in one go, and nothing half-done is left of it. */
async function expectWhole(folder: string): Promise<void> {
  const { code, stderr } = await run(folder);
  expect(code, stderr).toBe(0);
  expect(await datasetRows(folder)).toEqual(whole);
  expect(readdirSync(join(folder, "_audit", "aside"))).toEqual([]);
  const own = readdirSync(join(folder, "_audit"), { recursive: true, encoding: "utf8" });
  expect(own.filter((name) => /writer|\.new$/.test(name))).toEqual([]);
}

describe("an export that is killed", () => {
  it("has gates, and a dataset of one go to compare with", () => {
    expect(gates).toBeGreaterThan(200);
    expect(whole.length).toBeGreaterThan(150);
  });

  // The run after the kill is killed as well, where it gets as far.
  it("at any of its writes, has every event once after the next run", async () => {
    const cells = Array.from({ length: gates }, (_, index) => index + 1);
    for (const gate of sampled("writes of an export", cells, 8)) {
      const folder = join(parent, `gate-${made++}`);
      const first = await run(folder, { KILL_AT: String(gate) });
      expect(first.signal, `gate ${gate}: ${first.stderr}`).toBe("SIGKILL");
      const [second = 1] = drawn(cells, 1, gate);
      await run(folder, { KILL_AT: String(second) });
      await expectWhole(folder);
      rmSync(folder, { recursive: true });
    }
  }, 1_800_000);

  it("at random, has every event once in the end", async () => {
    const times = sampled(
      "moments of an export",
      Array.from({ length: 100 }, (_, index) => index),
      3,
    );
    let folder = join(parent, "random");
    let killed = 0;
    for (const index of times) {
      const { signal } = await run(folder, {}, 250 + ((index * 7919) % 900));
      if (signal === "SIGKILL") killed += 1;
      else {
        await expectWhole(folder);
        folder = join(parent, `random-${index}`);
      }
    }
    await expectWhole(folder);
    expect(killed).toBeGreaterThan(0);
  }, 1_800_000);
});
