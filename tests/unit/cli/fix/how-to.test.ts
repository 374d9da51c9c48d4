import { describe, expect, it } from "vitest";
import { gapHelp, howToClose } from "../../../../cli/fix/gaps";
import { howTo } from "../../../../cli/fix/how-to";
import { type FindingRule, gapRules, rules } from "../../../../cli/report/registry";
import type { ScannedCloud } from "../../../../cli/scan/scan";
import { judgeScan } from "../../../../cli/scan/verdict";

const none = { regions: [], buckets: [], tracks: [], formerTracks: [], formerErrors: [], databases: [], errors: [] };
const cloud = (more: Partial<ScannedCloud>): ScannedCloud => ({
  ...{ cloud: "tencent", title: "Tencent Cloud", offers: { buckets: true, monitors: true, tracks: "account" } },
  ...{ ...none, regions: ["ap-guangzhou"], ...more },
});
const bucket = { cloud: "tencent", region: "ap-guangzhou", name: "b-1", id: "tencent/ap-guangzhou/b-1" };
const track = {
  ...{ cloud: "tencent", region: "ap-guangzhou", name: "t", id: "tencent/ap-guangzhou/7", ofAccount: true },
  ...{
    status: "Disabled" as const,
    destinations: ["cos audit"],
    inputs: { cloud: "tencent", name: "t", status: "Disabled" },
  },
} as const;
const database = {
  ...bucket,
  engine: "cdb",
  name: "cdb-1",
  id: "tencent/ap-guangzhou/cdb/cdb-1",
  status: "Disabled",
} as const;
const scanned = [cloud({ buckets: [{ ...bucket, status: "Disabled" }], tracks: [track], databases: [database] })];
const verdict = judgeScan(scanned);

describe("how a finding is repaired", () => {
  it("is a line of a program about the very thing", () => {
    const lines = Object.fromEntries(verdict.gaps.map((gap) => [gap.kind, howToClose(gap, scanned)]));
    expect(lines.unmonitored?.program).toBe(
      'new audit.BucketAccessMonitor("b-1", { cloud: "tencent", region: "ap-guangzhou", bucket: "b-1", status: "Enabled" });',
    );
    expect(lines["not-delivering"]).toMatchObject({
      program:
        'new audit.AuditTrack("t", { cloud: "tencent", name: "t", status: "Enabled", storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" } });',
      command:
        "pulumi import access-audit:tencent:AuditTrack t tencent/ap-guangzhou/7 --generate-code=false && pulumi up",
    });
    expect(lines["unaudited-database"]?.program).toContain(
      'engine: "cdb", instanceId: "cdb-1", status: "Enabled", keepDays: 180',
    );
    // What delivers somewhere keeps its place, and so does what a track records.
    const storage = { type: "cos", region: "ap-shanghai", name: "own", prefix: "own" };
    const whole = { ...track, inputs: { ...track.inputs, actionType: "Write", storage } };
    const [gap] = verdict.gaps.filter(({ kind }) => kind === "not-delivering");
    expect(gap && howToClose(gap, [cloud({ tracks: [whole] })]).program).toBe(
      'new audit.AuditTrack("t", { cloud: "tencent", name: "t", status: "Enabled", actionType: "Write", storage: { type: "cos", region: "ap-shanghai", name: "own", prefix: "own" } });',
    );
    expect(lines.unaudited?.program).toMatch(/region: "ap-guangzhou", .*status: "Enabled"/);
  });

  it("is told of each gap that counts, and of no other", () => {
    const [first, ...others] = verdict.gaps;
    if (first === undefined) return expect.fail("there are no gaps");
    const passed = { ...first, finding: { ...first.finding, suppressed: "ignored" } };
    const told = gapHelp({ ...verdict, gaps: [passed, ...others] }, scanned).join("\n");
    expect(told).not.toContain(first.message);
    for (const { message } of others) expect(told).toContain(message);
  });

  it("is known of every finding that is not only told", () => {
    for (const rule of [...Object.keys(rules), ...Object.keys(gapRules)] as FindingRule[])
      expect(Object.keys(howTo(rule)).length, rule).toBeGreaterThan(rule === "renamed" ? -1 : 0);
  });

  it("holds no text of a cloud that would be more than text", () => {
    const hostile = cloud({ buckets: [{ ...bucket, name: 'x"); evil(); ("', status: "Disabled" }] });
    const [gap] = judgeScan([hostile]).gaps;
    if (gap === undefined) return expect.fail("there is no gap");
    expect(howToClose(gap, [hostile]).program).toContain('BucketAccessMonitor("x\\"); evil(); (\\"",');
  });
});
