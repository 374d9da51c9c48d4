import { afterAll, beforeAll, expect, it } from "vitest";
import { type Clouds, startClouds } from "../stage/clouds";
import { drawnBackend, monitor, programsOf, track, writes } from "../stage/programs";
import { createStack, type TestStack } from "../stage/stack";

const bucket = "extra-1250000000";
const [{ module } = { module: "pulumi-access-audit" as const }] = drawnBackend("drift --fix");
const program = programsOf(module);
const declared = (status: string) => program(monitor("logs"), monitor("extra", { bucket, status }), track("writes"));

let clouds: Clouds;
let stack: TestStack;
beforeAll(async () => {
  clouds = await startClouds();
  clouds.control.putBucket("tencent", { name: bucket });
  stack = await createStack({ program: declared("Disabled"), env: clouds.environment });
  expect(await stack.up()).toMatchObject({ exitCode: 0 });
  clouds.control.clearJournal();
});
afterAll(async () => {
  await stack?.remove();
  await clouds?.stop();
});

const status = (name: string) => clouds.control.bucket("tencent", name)?.accessMonitor;
const set = (name: string, accessMonitor: "Enabled" | "Disabled") =>
  clouds.control.putBucket("tencent", { name, accessMonitor });

it("repairs by --yes what drifted, and never what weakens: the program declares less than somebody switched on", async () => {
  set(bucket, "Enabled");
  set("logs-1250000000", "Disabled");
  clouds.control.clearJournal();
  const { exitCode, stderr, stdout } = await stack.accessAudit("drift", "--fix", "--yes", "--json");
  expect(exitCode, stdout + stderr).toBe(7);
  expect(stderr).toMatch(/repair: extra: .*\n {2}it WEAKENS auditing: status: Enabled → Disabled/);
  expect(stderr).toContain("what weakens auditing is not run by --yes");
  expect(writes(clouds)).toEqual(["PutBucketAccessMonitor"]);
  expect([status("logs-1250000000"), status(bucket)]).toEqual(["Enabled", "Enabled"]);
  expect(JSON.parse(stdout).resources.filter(({ findings }: { findings: [] }) => findings.length > 0)).toMatchObject([
    { name: "extra" },
  ]);
});

it("repairs by scan what the stack declares, leaves what drifted the other way, and says what to add about the rest", async () => {
  clouds.control.putBucket("tencent", { name: "stray-1250000000", accessMonitor: "Disabled" });
  set("logs-1250000000", "Disabled");
  clouds.control.clearJournal();
  const options = ["--cloud", "tencent", "--stack", "test", "--fix", "--yes", "--json"];
  const { exitCode, stderr, stdout } = await stack.accessAudit("scan", ...options);
  expect(exitCode, stdout + stderr).toBe(7);
  expect(stderr).toMatch(/repair: logs: takes back status: Enabled → Disabled/);
  expect(stderr).not.toContain("repair: extra");
  expect(stderr).toContain("about what test does not declare");
  expect(stderr).toContain('new audit.BucketAccessMonitor("stray-1250000000", { cloud: "tencent"');
  expect(writes(clouds)).toEqual(["PutBucketAccessMonitor"]);
  expect([status("logs-1250000000"), status(bucket)]).toEqual(["Enabled", "Enabled"]);
  const names = JSON.parse(stdout).gaps.map(({ name }: { name: string }) => name);
  expect(names).toContain("stray-1250000000");
  expect(names).not.toContain("logs-1250000000");
});
