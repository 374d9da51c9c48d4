import { describe, expect, it } from "vitest";
import { bridged, ours, violations } from "./declared";

const region = "cn-hangzhou";
const fleet = (more: object) => ours("BucketAccessMonitors", { cloud: "alibaba", status: "Enabled", ...more });
const listed = fleet({ buckets: { [region]: ["one", "two"] }, exceptions: { [region]: { two: "Disabled" } } });
const covered = fleet({ patterns: { [region]: "logs-*" }, exceptions: { [region]: { "logs-tmp": "Disabled" } } });
const bucket = (name: string) => bridged("alicloud:oss/bucket:Bucket", { bucket: name });

describe("a fleet in the policies", () => {
  it("monitor-enabled names each bucket that is off", async () => {
    expect(await violations("monitor-enabled", listed)).toEqual([
      expect.stringContaining("bucket two is switched off"),
    ]);
    expect(await violations("monitor-enabled", covered)).toEqual([expect.stringContaining("bucket logs-tmp")]);
    const off = fleet({ patterns: { [region]: "logs-*" }, status: "Disabled" });
    expect(await violations("monitor-enabled", off)).toEqual([expect.stringContaining("logs-* in cn-hangzhou")]);
  });

  it("every-bucket-monitored knows the listed, and those that a pattern covers", async () => {
    const all = ["one", "two", "logs-a", "other"].map(bucket);
    expect(await violations("every-bucket-monitored", listed, covered, ...all)).toEqual([
      expect.stringContaining("Bucket other has no access monitoring."),
    ]);
  });

  it("log-target-monitored wants the target to be on", async () => {
    const log = (targetBucket: string) =>
      ours("BucketAccessLog", { cloud: "alibaba", bucket: "b", status: "Enabled", targetBucket });
    expect(await violations("log-target-monitored", listed, covered, log("one"), log("logs-a"))).toEqual([]);
    expect(await violations("log-target-monitored", listed, covered, log("two"), log("logs-tmp"))).toHaveLength(2);
  });

  it("the policies of access logs see each bucket of a fleet of logs, and each target", async () => {
    const logs = (more: object) => ours("BucketAccessLogs", { cloud: "alibaba", status: "Enabled", ...more });
    const mixed = logs({
      buckets: { [region]: ["one", "two"] },
      targetBuckets: { [region]: "other" },
      exceptions: { [region]: { two: { status: "Disabled" } } },
    });
    expect(await violations("bucket-access-logged", mixed)).toEqual([
      expect.stringContaining("bucket two is not logged"),
    ]);
    const off = logs({ patterns: { [region]: "logs-*" }, status: "Disabled" });
    expect(await violations("bucket-access-logged", off)).toEqual([expect.stringContaining("logs-* in cn-hangzhou")]);
    expect(await violations("log-target-monitored", listed, mixed)).toEqual([expect.stringContaining("Bucket other")]);
    expect(await violations("log-target-monitored", listed, off)).toEqual([]);
  });

  it("at-least counts the buckets", async () => {
    const asked = (monitors: number) => violations("at-least", { ...listed, config: { monitors } }, bucket("one"));
    expect(await asked(1)).toEqual([]);
    expect(await asked(2)).toHaveLength(1);
  });

  it("on-delete-reason asks why a fleet switches off", async () => {
    expect(await violations("on-delete-reason", fleet({ buckets: {}, onDelete: "disable" }))).toHaveLength(1);
  });
});
