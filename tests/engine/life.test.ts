import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clouds, startClouds } from "./stage/clouds";
import type { Outcome } from "./stage/outcome";
import { drawnBackend, monitor, programsOf, track, writes } from "./stage/programs";
import { createStack, type TestStack } from "./stage/stack";

/** Fails with what the engine said. */
function expectOutcome(outcome: Outcome, expected: Partial<Outcome>): void {
  expect(outcome, outcome.stdout + outcome.stderr).toMatchObject(expected);
}

/** The inputs that differ in each step of a kind, by resource name. */
function changed({ events }: Outcome, op: string): Record<string, string[]> {
  const steps = events.flatMap(({ resourcePreEvent }) => (resourcePreEvent ? [resourcePreEvent.metadata] : []));
  const found = steps.filter((step) => step.op === op && !step.type.startsWith("pulumi:"));
  return Object.fromEntries(
    found.map((step) => {
      const [before, after] = [Object(step.old?.inputs), Object(step.new?.inputs)];
      const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
      return [step.urn.split("::").at(-1), names.filter((name) => !isDeepStrictEqual(before[name], after[name]))];
    }),
  );
}

const archive = { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" };

/** One stack through its whole life; each test goes on where the one before it ended. */
describe.each(drawnBackend("life"))("a stack on the $backend backend", ({ module }) => {
  const program = programsOf(module);
  const first = program(monitor("logs"), monitor("archive", archive), track("writes"));
  let clouds: Clouds;
  let stack: TestStack;
  const control = () => clouds.control;

  beforeAll(async () => {
    clouds = await startClouds();
    stack = await createStack({ program: first, env: clouds.environment });
  });
  afterAll(async () => {
    await stack?.remove();
    await clouds?.stop();
  });

  it("is brought up by one write for each resource", async () => {
    expectOutcome(await stack.up(), { exitCode: 0, changes: { create: 4 } });
    expect(writes(clouds)).toEqual(["CreateAuditTrack", "PutBucketAccessMonitor", "PutBucketAccessMonitor"]);
    expect(control().bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Enabled");
    expect((await stack.outputs()).writes).toBe(control().tracks()[0]?.TrackId);
  });

  it("is kept with the places where the program declares it, not with those of the package", async () => {
    const places = (await stack.state()).map(({ sourcePosition }) => sourcePosition?.split("#")[0]);
    expect(places).toEqual(places.map(() => "project:///index.js"));
    expect(places).toHaveLength(3);
  });

  it("is left alone by a second up and a refresh", async () => {
    expectOutcome(await stack.up("--expect-no-changes"), { exitCode: 0, changes: { same: 4 } });
    expectOutcome(await stack.refresh("--expect-no-changes"), { exitCode: 0, changes: { same: 4 } });
    expect(writes(clouds)).toEqual([]);
  });

  it("is updated in place, and without a call for an input that the cloud does not know", async () => {
    stack.setProgram(
      program(
        monitor("logs", { status: "Disabled" }),
        monitor("archive", { ...archive, onDelete: "disable" }),
        track("writes", { storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "other" } }),
      ),
    );
    const outcome = await stack.up();
    expectOutcome(outcome, { exitCode: 0, changes: { same: 1, update: 3 } });
    expect(changed(outcome, "update")).toEqual({ logs: ["status"], archive: ["onDelete"], writes: ["storage"] });
    expect(writes(clouds)).toEqual(["ModifyAuditTrack", "PutBucketAccessMonitor"]);
  });

  it("shows in a preview what an update would change, and changes nothing", async () => {
    stack.setProgram(first);
    const outcome = await stack.preview();
    expectOutcome(outcome, { exitCode: 0, changes: { same: 1, update: 3 } });
    expect(writes(clouds)).toEqual([]);
    expectOutcome(await stack.up(), { exitCode: 0 });
    writes(clouds);
  });

  it("replaces a bucket and a track by making the new one first", async () => {
    control().putBucket("tencent", { name: "other-1250000000", region: "ap-guangzhou" });
    stack.setProgram(
      program(
        monitor("logs", { bucket: "other-1250000000" }),
        monitor("archive", archive),
        track("writes", { name: "renamed" }),
      ),
    );
    const before = control().tracks()[0]?.TrackId;
    expectOutcome(await stack.up(), { exitCode: 0, changes: { same: 2, replace: 2 } });
    expect(control().bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Disabled");
    expect(control().bucket("tencent", "other-1250000000")?.accessMonitor).toBe("Enabled");
    expect(control().tracks()).toMatchObject([{ Name: "renamed" }]);
    expect(control().tracks()[0]?.TrackId).not.toBe(before);
    stack.setProgram(first);
    expectOutcome(await stack.up(), { exitCode: 0 });
  });

  describe("with drift", () => {
    it("is told apart from a failing read", async () => {
      control().putBucket("alibaba", { name: "archive", accessMonitor: "Disabled" });
      const drift = await stack.cli(["preview", "--refresh", "--expect-no-changes", "--json", "--non-interactive"]);
      expect(drift.exitCode).toBe(255);
      expect(JSON.parse(drift.stdout).changeSummary).toMatchObject({ update: 1 });

      control().fault({ cloud: "tencent", action: "GetBucketAccessMonitor", kind: "denied", times: -1 });
      const failing = await stack.cli(["preview", "--refresh", "--expect-no-changes", "--json", "--non-interactive"]);
      control().clearFaults();
      expect(failing.exitCode).toBe(255);
      const report = JSON.parse(failing.stdout);
      expect(report.changeSummary).toBeUndefined();
      expect(JSON.stringify(report.diagnostics)).toContain("cos:GetBucketAccessMonitor");
    });

    it("shows each field that drifted, and only those", async () => {
      const { TrackId = "" } = control().tracks()[0] ?? {};
      control().changeTrack(TrackId, { Status: 0, Storage: { StoragePrefix: "elsewhere" } });
      const outcome = await stack.refresh();
      expectOutcome(outcome, { exitCode: 0, changes: { same: 2, update: 2 } });
      const state = Object.fromEntries(
        (await stack.state()).map(({ urn, inputs }) => [urn.split("::").at(-1), inputs]),
      );
      expect(state.archive?.status).toBe("Disabled");
      expect(state.writes).toMatchObject({ status: "Disabled", storage: { prefix: "elsewhere", name: "audit" } });
      expect(state.logs?.status).toBe("Enabled");
      writes(clouds);
    });

    it("is repaired by up", async () => {
      expectOutcome(await stack.up(), { exitCode: 0, changes: { same: 2, update: 2 } });
      expect(writes(clouds)).toEqual(["ModifyAuditTrack", "PutBucketAccessMonitor"]);
      expectOutcome(await stack.preview("--refresh", "--expect-no-changes"), { exitCode: 0 });
    });

    it("makes a track anew that was deleted by hand, and says which bucket is gone", async () => {
      control().deleteTrack(control().tracks()[0]?.TrackId ?? "");
      control().deleteBucket("alibaba", "archive");
      expectOutcome(await stack.refresh(), { exitCode: 0, changes: { same: 2, delete: 2 } });
      const outcome = await stack.up("--continue-on-error");
      expect(outcome.exitCode).not.toBe(0);
      expect(outcome.stdout + outcome.stderr).toContain("bucket archive does not exist in cn-hangzhou");
      expect(control().tracks()).toMatchObject([{ Name: "writes" }]);
      control().putBucket("alibaba", { name: "archive", region: "cn-hangzhou", accessMonitor: "Enabled" });
      expectOutcome(await stack.up(), { exitCode: 0, changes: { same: 3, create: 1 } });
    });
  });

  it("ends with what was found", async () => {
    expectOutcome(await stack.destroy(), { exitCode: 0, changes: { delete: 4 } });
    expect(control().bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Disabled");
    expect(control().bucket("alibaba", "archive")?.accessMonitor).toBe("Enabled");
    expect(control().tracks()).toEqual([]);
    expect(await stack.state()).toEqual([]);
  });
});
