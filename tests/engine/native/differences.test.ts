import { describe, expect, it } from "vitest";
import { details } from "../stage/details";
import { archive, everything, trail } from "../stage/everything";
import { monitor, programsOf, track, withStack, writes } from "../stage/programs";

const program = programsOf("pulumi-access-audit/native");
const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;

describe("a difference", () => {
  it("names exactly the properties that changed, and what replaces", async () => {
    await withStack({ program: program(...everything) }, async (stack, clouds) => {
      await stack.up();
      stack.setProgram(
        program(
          monitor("logs", { status: "Disabled" }),
          monitor("archive", { ...archive, onDelete: "disable" }),
          track("writes", { storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "other" } }),
          track("trail", { ...trail, name: "another-name" }),
        ),
      );
      expect(details((await stack.preview("--diff")).events)).toEqual({
        logs: { status: "update" },
        archive: { onDelete: "update" },
        writes: { "storage.prefix": "update" },
        trail: { name: "update-replace" },
      });
      stack.setProgram(program(...everything));
      clouds.control.putBucket("alibaba", { name: "archive", accessMonitor: "Disabled" });
      const drift = await stack.preview("--refresh", "--expect-no-changes");
      expect(drift.exitCode).not.toBe(0);
      expect(details(drift.events)).toMatchObject({ archive: { status: "update" } });
    });
  });

  it("of an ignored property is none", async () => {
    const ignoring = { ignoreChanges: ["storage.prefix", "eventNames"] };
    await withStack({ program: program(track("writes", {}, ignoring)) }, async (stack) => {
      await stack.up();
      const changed = { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "other" };
      stack.setProgram(program(track("writes", { storage: changed }, ignoring)));
      const outcome = await stack.preview("--expect-no-changes");
      expect(outcome.exitCode, said(outcome)).toBe(0);
    });
  });
});

describe("a stack of dynamic resources", () => {
  it("goes on with the plugin's without a change, and is destroyed there", async () => {
    const dynamic = programsOf("pulumi-access-audit");
    // The stack is one, too.
    const all = everything.length + 1;
    await withStack({ program: dynamic(...everything) }, async (stack, clouds) => {
      expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { create: all } });
      writes(clouds);
      stack.setProgram(program(...everything));
      const moved = await stack.up();
      expect(moved, said(moved)).toMatchObject({ exitCode: 0, changes: { same: all } });
      expect(writes(clouds)).toEqual([]);
      const types = (await stack.state()).map(({ type }) => type);
      expect(types.every((type) => type.startsWith("access-audit:"))).toBe(true);
      const refreshed = await stack.refresh("--expect-no-changes");
      expect(refreshed.exitCode, said(refreshed)).toBe(0);
      expect(await stack.preview("--refresh", "--expect-no-changes")).toMatchObject({ exitCode: 0 });
      expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
      expect(clouds.control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Disabled");
      expect(clouds.control.tracks()).toEqual([]);
    });
  });
});

describe("data sources", () => {
  it("run in the plugin, with arguments known and not", async () => {
    const text = program(
      monitor("logs"),
      'const all = audit.getBucketsOutput({ cloud: "tencent", prefix: "logs-" });',
      "export const names = all.buckets.apply((buckets) => buckets.map(({ name }) => name));",
      'export const listed = audit.getAuditTracks({ cloud: "tencent", region: "ap-guangzhou" }).then(({ tracks }) => tracks.length);',
      'const made = new audit.BucketAccessMonitor("archive", { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive", status: "Enabled" });',
      'export const later = audit.getBucketAccessMonitorOutput({ cloud: "alibaba", region: made.region, bucket: made.bucket }, { dependsOn: made }).status;',
    );
    await withStack({ program: text }, async (stack) => {
      const outcome = await stack.up();
      expect(outcome.exitCode, said(outcome)).toBe(0);
      expect(await stack.outputs()).toMatchObject({ names: ["logs-1250000000"], listed: 0, later: "Enabled" });
    });
  });

  it("that a cloud lacks say who offers them", async () => {
    const given = `{ cloud: "huawei" as "tencent", region: "cn-north-4", bucket: "audit" }`;
    const text = program(`export const monitor = audit.getBucketAccessMonitor(${given});`);
    await withStack({ program: text }, async (stack) => {
      const outcome = await stack.preview();
      expect(outcome.exitCode).not.toBe(0);
      expect(said(outcome)).toContain("getBucketAccessMonitor is not offered by Huawei Cloud");
    });
  });
});
