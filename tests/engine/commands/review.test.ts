import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Clouds, startClouds } from "../stage/clouds";
import { backends, programsOf } from "../stage/programs";
import { type CommandOutcome, createStack, type TestStack } from "../stage/stack";

type Args = Readonly<Record<string, unknown>>;

const bucket = (name: string) => ({ cloud: "tencent", region: "ap-guangzhou", bucket: name, status: "Enabled" });
const trail = (name: string, more: Args = {}) => ({
  ...{ cloud: "alibaba", region: "cn-hangzhou", name, status: "Enabled" },
  ...more,
});
const sls = { slsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit" };
const track = (name: string, more: Args = {}) => ({
  ...{ cloud: "tencent", region: "ap-guangzhou", name, status: "Enabled", actionType: "Write" },
  ...{ resourceType: "*", eventNames: ["*"] },
  storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
  ...more,
});
const cos = { resourceType: "cos", eventNames: ["PutBucketACL", "PutBucketPolicy"] };
const several = {
  ...{ resourceType: undefined, actionType: undefined, eventNames: undefined },
  filters: [{ resourceType: "cos", actionType: "Write", eventNames: ["PutBucketACL"] }],
};
const system = { cloud: "huawei", region: "cn-north-4", type: "system", status: "Enabled" };
const policy = { cloud: "huawei", region: "cn-north-4", engine: "rds", instanceId: seed.huawei.rdsInstanceId };

/** A resource before and after, and what must be told of it: property, rule, severity. */
type Case = readonly [
  name: string,
  kind: string,
  before: Args | undefined,
  after: Args | undefined,
  ...told: (readonly [property: string | null, rule: string, severity: string])[],
];

const cases: readonly Case[] = [
  // What weakens.
  [
    "off",
    "BucketAccessMonitor",
    bucket("b-0-1250000000"),
    { ...bucket("b-0-1250000000"), status: "Disabled" },
    ["status", "switched-off", "high"],
  ],
  ["given-up", "BucketAccessMonitor", bucket("b-1-1250000000"), undefined, [null, "deleted", "high"]],
  [
    "loosened",
    "BucketAccessMonitor",
    bucket("b-2-1250000000"),
    { ...bucket("b-2-1250000000"), onDelete: "disable" },
    ["onDelete", "loosened", "medium"],
  ],
  ["elsewhere", "BucketAccessMonitor", bucket("b-3-1250000000"), bucket("b-4-1250000000"), [null, "deleted", "high"]],
  [
    "narrowed",
    "AuditTrack",
    track("narrowed", cos),
    { ...track("narrowed"), ...several },
    [null, "replaced", "high"],
    ["filters", "narrowed", "medium"],
  ],
  [
    "redirected",
    "AuditTrack",
    track("redirected", { trackForAllMembers: true }),
    track("redirected", { storage: { type: "cos", region: "ap-guangzhou", name: "attic", prefix: "audit" } }),
    ["storage.name", "redirected", "medium"],
    ["trackForAllMembers", "narrowed", "medium"],
  ],
  ["renamed", "AuditTrack", track("renamed"), track("another"), [null, "replaced", "low"]],
  [
    "one-way",
    "AuditTrack",
    trail("one-way", { ossBucketName: "audit", ...sls }),
    trail("one-way", sls),
    ["ossBucketName", "undelivered", "high"],
  ],
  [
    "writes-only",
    "AuditTrack",
    trail("writes-only", sls),
    trail("writes-only", { ...sls, eventRw: "Write", trailRegion: "cn-hangzhou" }),
    ["eventRw", "narrowed", "medium"],
    ["trailRegion", "narrowed", "medium"],
  ],
  ["gone", "AuditTrack", trail("gone-trail", sls), undefined, [null, "deleted", "high"]],
  [
    "system",
    "AuditTrack",
    { ...system, isSupportValidate: true, obs: { bucketName: "audit" } },
    { ...system, excludeServices: ["KMS"] },
    ["excludeServices", "narrowed", "medium"],
    ["isSupportValidate", "unprotected", "medium"],
    ["obs", "undelivered", "high"],
  ],
  [
    "policy",
    "DatabaseAuditPolicy",
    { ...policy, status: "Enabled", keepDays: 30 },
    { ...policy, status: "Enabled", keepDays: 7 },
    ["keepDays", "shortened", "medium"],
  ],
  [
    "begun-off",
    "BucketAccessMonitor",
    undefined,
    { ...bucket("b-5-1250000000"), status: "Disabled" },
    ["status", "switched-off", "medium"],
  ],
  ["old-name", "BucketAccessMonitor", bucket("b-9-1250000000"), undefined],
  ["new-name", "BucketAccessMonitor", undefined, bucket("b-9-1250000000"), [null, "renamed", "low"]],
  ["old-track", "AuditTrack", track("kept"), undefined],
  ["new-track", "AuditTrack", undefined, track("kept"), [null, "renamed", "low"]],
  // What does not.
  [
    "on",
    "BucketAccessMonitor",
    { ...bucket("b-6-1250000000"), status: "Disabled", onDelete: "disable" },
    bucket("b-6-1250000000"),
  ],
  ["begun", "BucketAccessMonitor", undefined, bucket("b-7-1250000000")],
  [
    "widened",
    "AuditTrack",
    track("widened", cos),
    track("widened", {
      resourceType: "*",
      actionType: "*",
      storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "other" },
    }),
  ],
  [
    "more-places",
    "AuditTrack",
    trail("more-places", { ...sls, eventRw: "Write", trailRegion: "cn-hangzhou" }),
    trail("more-places", { ...sls, ossBucketName: "audit", ossKeyPrefix: "prefix" }),
  ],
  [
    "longer",
    "DatabaseAuditPolicy",
    { ...policy, engine: "taurusdb", instanceId: seed.huawei.instanceId, status: "Enabled", keepDays: 7 },
    { ...policy, engine: "taurusdb", instanceId: seed.huawei.instanceId, status: "Enabled", keepDays: 30 },
  ],
  ["untouched", "BucketAccessMonitor", bucket("b-8-1250000000"), bucket("b-8-1250000000")],
];

const declarations = (at: 2 | 3) =>
  cases.flatMap((one) => {
    const [name, kind, args] = [one[0], one[1], one[at]];
    return args === undefined
      ? []
      : [`new audit.${kind}("${name}", ${JSON.stringify(args)} as unknown as audit.${kind}Args);`];
  });

interface Told {
  readonly name: string;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
}

/** Every weakening, and no strengthening. */
describe.each(backends)("access-audit review on the $backend backend", ({ module }) => {
  const program = programsOf(module);
  let clouds: Clouds;
  let stack: TestStack;

  beforeAll(async () => {
    clouds = await startClouds();
    for (let index = 0; index < 10; index += 1)
      clouds.control.putBucket("tencent", { name: `b-${index}-1250000000`, region: "ap-guangzhou" });
    stack = await createStack({ program: program(...declarations(2)), typescript: true, env: clouds.environment });
    const up = await stack.up();
    expect(up.exitCode, up.stdout + up.stderr).toBe(0);
  });
  afterAll(async () => {
    await stack?.remove();
    await clouds?.stop();
  });

  const expectCases = ({ stdout, stderr, exitCode }: CommandOutcome) => {
    expect(exitCode, stdout + stderr).toBe(7);
    const resources: readonly Told[] = JSON.parse(stdout).resources;
    const found = resources
      .filter(({ findings }) => findings.length > 0)
      .map(({ name, findings }) => [
        name,
        ...findings.map(({ property, rule, severity }) => [property, rule, severity]).sort(),
      ]);
    const expected = cases.flatMap(([name, , , , ...told]) => (told.length > 0 ? [[name, ...told]] : []));
    expect(Object.fromEntries(found.map((one) => [one[0], one]))).toEqual(
      Object.fromEntries(expected.map((one) => [one[0], one])),
    );
  };

  it("finds nothing where nothing changes", async () => {
    const outcome = await stack.accessAudit("review");
    expect(outcome.exitCode, outcome.stdout + outcome.stderr).toBe(0);
    expect(outcome.stdout).toContain("0 changes looked at, 0 weaken auditing");
  });

  it("finds every weakening and no strengthening, in a preview of its own and in the file of one", async () => {
    stack.setProgram(program(...declarations(3)));
    clouds.control.clearJournal();
    expectCases(await stack.accessAudit("review", "--json"));
    expect(clouds.control.journal().filter(({ action }) => /^(Put|Modify|Create|Delete|Update)/.test(action))).toEqual(
      [],
    );

    const { stdout } = await stack.cli(["preview", "--json", "--non-interactive"]);
    writeFileSync(join(stack.folder, "preview.json"), stdout);
    expectCases(await stack.accessAudit("review", "--json", "--preview", "preview.json"));
    const markdown = await stack.accessAudit("review", "--preview", "preview.json", "--format", "markdown");
    expect(markdown.stdout).toContain("| 🔴 high | **off**<br>BucketAccessMonitor, tencent<br>index.ts:");
    expect(markdown.stdout).toContain("the access history is lost");
    expect(markdown.stdout).toContain("renamed from old-name to new-name: nothing is switched off in the cloud");
  });

  it("tells more removals than are allowed, of the stack, and leaves open what a file does not show", async () => {
    stack.setProgram(program(...declarations(3)));
    const massRemovals = async (...args: string[]) => {
      const { stdout } = await stack.accessAudit("review", "--json", ...args);
      const resources: readonly Told[] = JSON.parse(stdout).resources;
      const found = resources.filter(({ name }) => name === "access-audit-test-test");
      return found.flatMap(({ findings }) => findings.map(({ rule, severity, reason }) => [rule, severity, reason]));
    };
    // Two of the six that are declared Enabled: given-up, and elsewhere, which goes to another bucket.
    expect(await massRemovals("--max-removals", "20%")).toEqual([
      ["mass-removal", "high", "2 of the 6 monitors of the stack are removed, more than 20 %"],
    ]);
    const file = ["--preview", "preview.json"];
    expect(await massRemovals(...file)).toEqual([]);
    expect(await massRemovals(...file, "--max-removals", "1")).toEqual([
      ["mass-removal", "high", "2 monitors of the stack are removed, more than 1"],
      ["mass-removal", "high", "2 tracks of the stack are removed, more than 1"],
    ]);
    expect(await massRemovals(...file, "--max-removals", "35%")).toEqual([
      ["mass-removal", "medium", expect.stringContaining("write it with pulumi preview --json --show-sames")],
    ]);
  });

  it("calls a preview that failed an error, whatever it found", async () => {
    stack.setProgram(program(...declarations(3), 'throw new Error("no further");'));
    const outcome = await stack.accessAudit("review", "--json");
    expect(outcome.exitCode).toBe(1);
    expect(JSON.parse(outcome.stdout).errors.join("\n")).toContain("no further");
    const broken = await stack.accessAudit("review", "--preview", "Pulumi.yaml");
    expect(broken).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Pulumi.yaml is not what pulumi preview"),
    });
  });
});
