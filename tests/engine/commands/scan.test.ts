import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clouds, startClouds } from "../stage/clouds";
import type { CommandOutcome } from "../stage/outcome";
import { writes } from "../stage/programs";
import { createStack, type TestStack } from "../stage/stack";

const perCloud = 500;
const say = ({ stdout, stderr }: CommandOutcome) => stdout + stderr;
/** The state would be written after each of a thousand steps; the time of that is Pulumi's, not ours. */
const fast = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

describe("access-audit scan", () => {
  let clouds: Clouds;
  let stack: TestStack;

  beforeAll(async () => {
    clouds = await startClouds();
    const { control } = clouds;
    for (let index = 0; index < perCloud; index += 1) {
      const accessMonitor = index % 2 === 0 ? "Enabled" : "Disabled";
      const name = `bucket-${String(index).padStart(3, "0")}`;
      control.putBucket("tencent", { name: `${name}-1250000000`, region: "ap-guangzhou", accessMonitor });
      control.putBucket("alibaba", { name, region: index < 250 ? "cn-hangzhou" : "cn-beijing", accessMonitor });
    }
    control.putTrack({ Name: "writes", Status: 1 });
    stack = await createStack({ program: "\n", env: { ...clouds.environment, ...fast } });
  });
  afterAll(async () => {
    // Nothing of a thousand resources is worth a destroy: the clouds are gone in a moment.
    await clouds?.stop();
    await stack?.remove();
  });

  it("finds a thousand buckets on two clouds, and what of them nobody watches", async () => {
    clouds.control.clearJournal();
    const options = ["--html", "scan.html", "--import-file", "import.json", "--program", "found.ts"];
    const outcome = await stack.accessAudit("scan", "--cloud", "tencent", "alibaba", "--json", ...options);
    expect(outcome.exitCode, outcome.stderr).toBe(7);
    const { clouds: scanned, gaps, unknown } = JSON.parse(outcome.stdout);
    expect(unknown).toEqual([]);
    const [tencent, alibaba] = scanned;
    // The emulator has two buckets of its own on each cloud.
    expect([tencent.buckets.length, alibaba.buckets.length]).toEqual([perCloud + 2, perCloud + 2]);
    expect(alibaba.regions).toEqual(["cn-beijing", "cn-hangzhou"]);
    expect(tencent.tracks).toMatchObject([{ name: "writes", status: "Enabled" }]);
    const count = (kind: string) => gaps.filter((gap: { kind: string }) => gap.kind === kind).length;
    expect({ unmonitored: count("unmonitored"), unaudited: count("unaudited") }).toEqual({
      unmonitored: perCloud + 4,
      unaudited: 1,
    });
    expect(writes(clouds)).toEqual([]);
    const again = await stack.accessAudit("scan", "--cloud", "tencent", "--program", "found.ts");
    expect(again).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("found.ts exists already and was not changed. Give --force"),
    });
    expect(readFileSync(join(stack.folder, "scan.html"), "utf8")).toContain("bucket-499");
    expect(JSON.parse(readFileSync(join(stack.folder, "import.json"), "utf8")).resources).toHaveLength(
      2 * perCloud + 5,
    );
  });

  it("brings all of them under control as they are: an import, then an empty preview", async () => {
    const imported = await stack.cli([
      ...["import", "--file", "import.json", "--yes", "--skip-preview", "--generate-code=false", "--protect=false"],
      ...["--non-interactive", "--suppress-outputs"],
    ]);
    expect(imported.exitCode, say(imported).slice(-2000)).toBe(0);
    stack.setProgram(readFileSync(join(stack.folder, "found.ts"), "utf8"));
    const preview = await stack.preview("--expect-no-changes");
    expect(preview.exitCode, say(preview).slice(-2000)).toBe(0);
    expect(preview.changes).toEqual({ same: 2 * perCloud + 6 });
    expect(writes(clouds)).toEqual([]);
  });

  it("says what could not be read, and is not clean then", async () => {
    clouds.control.fault({
      cloud: "alibaba",
      action: "GetBucketAccessMonitor",
      kind: "denied",
      resource: "bucket-007",
      times: -1,
    });
    const outcome = await stack.accessAudit("scan", "--cloud", "alibaba", "--region", "cn-hangzhou");
    expect(outcome.exitCode).toBe(1);
    expect(outcome.stdout).toContain("Could not be read (1):\n  alibaba bucket-007:");
    expect(outcome.stdout).toContain("and 106 more; --json lists all");
  });

  it("passes over clouds without credentials, but not those that are asked for by name", async () => {
    const env = Object.fromEntries(Object.keys(clouds.environment).map((name) => [name, ""]));
    const emulator = { ACCESS_AUDIT_EMULATOR_URL: clouds.url, HOME: stack.folder };
    const none = await createStack({ program: "\n", env: { ...env, ...emulator } });
    try {
      const passed = await none.accessAudit("scan");
      expect(passed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("no cloud has credentials") });
      const asked = await none.accessAudit("scan", "--cloud", "tencent");
      expect(asked.exitCode).toBe(1);
      expect(asked.stdout).toContain("TENCENTCLOUD_SECRET_ID");
    } finally {
      await none.remove();
    }
  });
});
