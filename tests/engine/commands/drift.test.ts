import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clouds, startClouds } from "../stage/clouds";
import type { CommandOutcome } from "../stage/outcome";
import { drawnBackend, monitor, programsOf, track } from "../stage/programs";
import { createStack, type TestStack } from "../stage/stack";

const bucketNames = Array.from({ length: 24 }, (_, index) => `bucket-${String(index).padStart(2, "0")}-1250000000`);
const [off = "", ignored = "", unreadable = "", slow = ""] = bucketNames;
const variable = (bucket: string) => bucket.slice(0, 9).replace("-", "");
const tracks = ["prefix", "narrowed", "moved", "deleted", "renamed"];

/** What must be told: the resource, the property, the severity, and whether it counts. */
const expected = [
  ["bucket00", "status", "high", "switched-off", null],
  ["bucket01", "status", "high", "switched-off", "ignoreChanges has status"],
  ["deleted", null, "high", "gone", null],
  ["moved", "storage.name", "medium", "redirected", null],
  ["narrowed", "eventNames", "medium", "narrowed", null],
  ["prefix", "storage.prefix", "low", "changed", null],
  ["renamed", "name", "low", "changed", null],
];

/** The members of the reports that are looked at. */
interface Told {
  readonly name: string;
  readonly error: string | null;
  readonly repair: string | null;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
}
interface SarifResult {
  readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
  readonly suppressions?: unknown;
}

/** One stack of 30 resources, 9 of which something happened to. */
describe.each(drawnBackend("drift"))("access-audit drift on the $backend backend", ({ module }) => {
  let clouds: Clouds;
  let stack: TestStack;

  beforeAll(async () => {
    clouds = await startClouds();
    for (const name of bucketNames) clouds.control.putBucket("tencent", { name, region: "ap-guangzhou" });
    const program = programsOf(module)(
      ...bucketNames.map((bucket) =>
        monitor(variable(bucket), { bucket }, bucket === ignored ? { ignoreChanges: ["status"] } : {}),
      ),
      ...tracks.map((name) => track(name)),
      'export const archive = new audit.BucketAccessMonitor("archive", { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive", status: "Enabled" }).status;',
    );
    stack = await createStack({ program, typescript: true, env: clouds.environment });
    const up = await stack.up();
    expect(up.changes, up.stdout + up.stderr).toEqual({ create: 31 });
  });
  afterAll(async () => {
    await stack?.remove();
    await clouds?.stop();
  });

  const id = (name: string) => clouds.control.tracks().find(({ Name }) => Name === name)?.TrackId ?? "";
  const resourcesOf = ({ stdout }: CommandOutcome): readonly Told[] => JSON.parse(stdout).resources;
  const say = ({ stdout, stderr }: CommandOutcome) => stdout + stderr;

  it("says that nothing drifted", async () => {
    const outcome = await stack.accessAudit("drift");
    expect(outcome.exitCode, say(outcome)).toBe(0);
    expect(outcome.stdout).toContain("0 of 30 resources drifted");
  });

  it("names exactly what was changed, in five formats from one run, and leaves the state as it was", async () => {
    const { control } = clouds;
    control.putBucket("tencent", { name: off, accessMonitor: "Disabled" });
    control.putBucket("tencent", { name: ignored, accessMonitor: "Disabled" });
    control.changeTrack(id("prefix"), { Storage: { StoragePrefix: "elsewhere" } });
    control.changeTrack(id("narrowed"), { EventNames: ["PutBucketACL"] });
    control.changeTrack(id("moved"), { Storage: { StorageName: "attic" } });
    control.deleteTrack(id("deleted"));
    control.changeTrack(id("renamed"), { Name: "somethingelse" });
    const reading = { cloud: "tencent", action: "GetBucketAccessMonitor", times: -1 };
    control.fault({ ...reading, kind: "denied", resource: unreadable });
    control.fault({ ...reading, kind: "late", resource: slow, delayMs: 1500 });
    control.clearJournal();
    const state = () => readFileSync(join(stack.folder, "backend/.pulumi/stacks/access-audit-test/test.json"), "utf8");
    const before = state();

    const formats = { text: "txt", json: "json", sarif: "sarif", junit: "xml", markdown: "md" };
    const options = Object.entries(formats).flatMap(([name, end]) => ["--output", `${name}=out/drift.${end}`]);
    const outcome = await stack.accessAudit("drift", "--explain", ...options);
    expect(outcome.exitCode, say(outcome)).toBe(1);
    expect(state()).toBe(before);
    expect(control.journal().filter(({ action }) => /^(Put|Modify|Create|Delete)/.test(action))).toEqual([]);

    const file = (end: string) => readFileSync(join(stack.folder, "out", `drift.${end}`), "utf8");
    const report = JSON.parse(file("json"));
    expect(report).toMatchObject({
      command: "drift",
      stack: "test",
      counts: { examined: 30, clean: 22, found: 6, suppressed: 1, failed: 1 },
      errors: [],
    });
    const resources: readonly Told[] = report.resources;
    const findings = resources.flatMap(({ name, findings }) =>
      findings.map(({ property, severity, rule, suppressed }) => [name, property, severity, rule, suppressed]),
    );
    expect(findings.sort()).toEqual(expected);
    expect(resources.filter(({ error }) => error !== null)).toMatchObject([
      { name: variable(unreadable), findings: [], error: expect.stringContaining("cos:GetBucketAccessMonitor") },
    ]);
    const told = Object.fromEntries(resources.map((resource) => [resource.name, resource]));
    expect(told.moved).toMatchObject({
      findings: [{ declared: "audit", live: "attic" }],
      location: { file: "index.ts", line: 2 + bucketNames.length + 2 },
      changedBy: { actor: "console-user", operation: "ModifyAuditTrack" },
      repair: expect.stringMatching(/^pulumi up --refresh --stack test --target urn:.*::moved$/),
    });
    expect(told.deleted).toMatchObject({ changedBy: { actor: "console-user", operation: "DeleteAuditTrack" } });

    expect(file("txt")).toBe(outcome.stdout);
    const names = [...new Set(expected.map(([name]) => String(name))), variable(unreadable)].sort();
    expect(
      [...file("txt").matchAll(/^(?:high|medium|low|suppressed|error) +(\S+) /gm)].map(([, name]) => name).sort(),
    ).toEqual(names);

    const [run] = JSON.parse(file("sarif")).runs;
    const results: readonly SarifResult[] = run.results;
    expect(results).toHaveLength(expected.length + 1);
    const places = results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
    expect([...new Set(places)]).toEqual(["index.ts"]);
    expect(results.filter(({ suppressions }) => suppressions)).toHaveLength(1);
    expect(run.invocations[0].executionSuccessful).toBe(false);

    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(file("xml"));
    expect(testsuites.testsuite).toMatchObject({ tests: "30", failures: "6", errors: "1", skipped: "1" });
    expect(testsuites.testsuite.testcase).toHaveLength(30);

    for (const name of names) expect(file("md")).toContain(name);
    expect(file("md")).toContain("| 🟠 medium | **moved**");
  });

  it("ends with 7 for what is as grave as asked, and with 0 for less", async () => {
    clouds.control.clearFaults();
    clouds.control.putBucket("tencent", { name: off, accessMonitor: "Enabled" });
    const found = await stack.accessAudit("drift", "--json", "--fail-on", "medium");
    expect(found.exitCode, say(found)).toBe(7);
    expect(JSON.parse(found.stdout).counts).toMatchObject({ found: 5, failed: 0 });
    for (const name of ["moved", "deleted"]) {
      const { repair } = resourcesOf(found).find((one) => one.name === name) ?? {};
      const repaired = await stack.cli([...(repair ?? "").split(" ").slice(1), "--yes", "--skip-preview"]);
      expect(repaired.exitCode, say(repaired)).toBe(0);
    }
    const after = await stack.accessAudit("drift", "--json", "--fail-on", "high");
    const left = resourcesOf(after).filter(({ findings }) => findings.length > 0);
    expect(left.map(({ name }) => name).sort()).toEqual(["bucket01", "narrowed", "prefix", "renamed"]);
    expect(after.exitCode, say(after)).toBe(0);
  });

  it("lets pass what the ignore file of its folder names and the baseline has, until it is another value", async () => {
    const before = await stack.accessAudit("drift", "--output", "json=before.json");
    expect(before.exitCode, say(before)).toBe(7);
    const entry =
      '{ rule: changed, pattern: "urn:*::prefix", property: storage.prefix, reason: r, expires: 2999-01-01 }';
    writeFileSync(join(stack.folder, ".access-audit-ignore.yaml"), `ignore: [${entry}]`);
    const passed = await stack.accessAudit("drift", "--json", "--baseline", "before.json");
    expect(passed.exitCode, say(passed)).toBe(0);
    expect(JSON.parse(passed.stdout).gate).toMatchObject({ ignored: 1, known: 2, fixed: [] });

    clouds.control.changeTrack(id("narrowed"), { EventNames: ["PutBucketPolicy"] });
    const changed = await stack.accessAudit("drift", "--json", "--baseline", "before.json");
    expect(changed.exitCode, say(changed)).toBe(7);
    const counting = resourcesOf(changed).filter(({ findings }) => findings.some((one) => one.suppressed === null));
    expect(counting.map(({ name }) => name)).toEqual(["narrowed"]);
  });
});
