import { existsSync, readdirSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import { sampled } from "../../../tools/test/sampled.mjs";
import { withStack } from "../stage/programs";
import { differences, expectedOutputs } from "./example-readme";

/** What each example shows in its outputs. */
const shown: Record<string, (outputs: Readonly<Record<string, unknown>>) => void> = {
  "tencent-all-buckets": ({ monitored, trackId, tracks, changes }) => {
    expect(changes).toEqual(expect.any(Array));
    expect(monitored).toEqual(["tencent/ap-guangzhou/logs-1250000000"]);
    expect(tracks).toMatchObject([{ trackId, name: "writes", status: "Enabled" }]);
  },
  "tencent-track-of-products": (outputs) =>
    expect(outputs).toEqual({ trackId: expect.stringMatching(/^\d+$/), form: "filters" }),
  "tencent-database-audit": ({ dropped, kept, link }) => {
    expect(link).toMatch(/^https:/);
    expect(kept).toBe(180);
    expect(dropped).toEqual([]);
  },
  "alibaba-monitor-and-trail": (outputs) => {
    expect(outputs).toMatchObject({ before: "Disabled", now: "Enabled", switchedOff: expect.any(Array) });
    expect(outputs.trailArn).toMatch(/all-events$/);
  },
  "alibaba-database-audit": ({ deleted, kept, link, exported }) => {
    expect(link).toMatch(/^http:.*Signature=/);
    expect(exported).toEqual(["2026-01-14T16:00:00.000Z: success"]);
    expect(kept).toBe(180);
    expect(deleted).toEqual([]);
  },
  "alibaba-data-events": ({ deliveries, jobStatus, globalEvents }) => {
    expect(deliveries).toMatchObject([{ region: "cn-hangzhou" }, { region: "cn-shanghai", status: "success" }]);
    expect([jobStatus, globalEvents]).toEqual(["delivering", "cn-hangzhou"]);
  },
  "volcengine-monitor-and-trail": (outputs) => {
    expect(outputs).toMatchObject({ before: "Disabled", now: "Enabled", tracks: ["all-events: Enabled"] });
    // The trail's own bucket may be listed already.
    expect(outputs.buckets).toContain("lake");
    expect(outputs.switchedOff).toEqual(expect.any(Array));
  },
  "bucket-access-logs": ({ before, now }) => {
    expect(before).toEqual(Array(4).fill({ status: "Disabled" }));
    expect(now).toBe("audit-hangzhou");
  },
  "bucket-fleet": ({ buckets, before }) => {
    expect(buckets).toEqual([
      { "ap-guangzhou": ["audit-1250000000", "logs-1250000000"] },
      { "cn-hangzhou": ["archive"] },
      { "cn-beijing": ["lake"] },
    ]);
    expect(before).toEqual(Array(3).fill("Disabled"));
  },
  "huawei-trackers": ({ before, trackers, changes }) => {
    expect(before).toMatchObject({ status: "Enabled" });
    expect(trackers).toEqual(["orders: Enabled", "system: Enabled"]);
    expect(changes).toEqual(expect.any(Array));
  },
  "huawei-database-audit": ({ kept, before, files }) => {
    expect(kept).toEqual([180, 180]);
    expect(before).toEqual({ status: "Disabled" });
    expect(files).toBeGreaterThan(2);
  },
  "huawei-audit-log-files": ({ files, kilobytes, newest }) => {
    expect(files).toBeGreaterThan(300);
    expect(kilobytes).toBeGreaterThan(1000);
    expect(newest).toHaveLength(3);
  },
};

const elsewhere = "baseline-of-all-clouds";
const examples = readdirSync(inProject("examples")).filter(
  (name) => name !== elsewhere && existsSync(inProject("examples", name, "Pulumi.yaml")),
);

it(`leaves ${elsewhere} to its own test`, () =>
  expect(existsSync(inProject("tests", "engine", "users", `${elsewhere}.test.ts`))).toBe(true));

it("are typed, all of them in one run of the compiler", () => {
  const programs = [...examples, elsewhere].map((name) => inProject("examples", name, "index.ts"));
  const { config } = ts.readConfigFile(inProject("examples", "quickstart", "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, inProject("examples", "quickstart"));
  const paths = {
    "pulumi-access-audit": [inProject("dist", "sdk", "index.d.ts")],
    "pulumi-access-audit/native": [inProject("dist", "sdk", "native", "index.d.ts")],
  };
  const program = ts.createProgram(programs, { ...options, paths, noEmit: true, skipLibCheck: true });
  const faults = ts.getPreEmitDiagnostics(program);
  expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});

/** Each `up` would compile the program anew. */
const typed = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

it.each([...examples, elsewhere])("%s has a README with the outputs that it shows", (name) =>
  expect(Object.keys(Object(expectedOutputs(name)))).not.toEqual([]),
);

it("something is expected of each", () => expect(Object.keys(shown).sort()).toEqual([...examples].sort()));

describe.each(sampled("examples", examples, 5))("examples/%s", (name) => {
  it("comes up, is left alone by a second up, and goes", async () => {
    await withStack({ program: inProject("examples", name), env: typed }, async (stack, { control }) => {
      if (name === "bucket-access-logs") {
        control.putBucket("tencent", { name: "audit-1250000000" });
        control.putBucket("alibaba", { name: "audit-hangzhou" });
        control.putBucket("volcengine", { name: "audit-beijing" });
      }
      const before = control.state();
      const up = await stack.up();
      expect(up.exitCode, up.stdout + up.stderr).toBe(0);
      shown[name]?.(await stack.outputs());
      const told = await stack.cli(["stack", "output", "--json", "--non-interactive"]);
      expect(differences(expectedOutputs(name), JSON.parse(told.stdout)), "the README tells other outputs").toEqual([]);
      if (name === "tencent-database-audit") expect(await stack.export()).not.toContain("?sign=");
      if (name === "alibaba-database-audit") expect(await stack.export()).not.toContain("Signature=");
      if (name === "huawei-audit-log-files") expect(await stack.export()).not.toContain("Expires");
      const { create: _, ...changes } = (await stack.up()).changes;
      expect(Object.keys(changes)).toEqual(["same"]);
      expect((await stack.destroy()).exitCode).toBe(0);
      expect({ ...control.state().tencent, nextTrackId: 0 }).toMatchObject({ tracks: before.tencent.tracks });
    });
  });
});
