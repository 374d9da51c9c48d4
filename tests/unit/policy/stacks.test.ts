import { describe, expect, it } from "vitest";
import { drivingIn } from "../../hostile/driving";
import { hostileTexts } from "../../hostile/texts";
import {
  bridged,
  dataTrackerType,
  native,
  ours,
  type Props,
  system,
  track,
  trail,
  trailType,
  violations,
} from "./declared";

describe("a policy for a stack", () => {
  it("every-bucket-monitored knows our monitors, the bridged ones, and those within a bucket", async () => {
    const bucket = (name: string, more: Props = {}) => bridged("alicloud:oss/bucket:Bucket", { bucket: name, ...more });
    const found = await violations(
      "every-bucket-monitored",
      bucket("ours"),
      ours("BucketAccessMonitor", { cloud: "alibaba", bucket: "ours" }),
      bucket("bridged"),
      bridged("alicloud:index/ossBucketAccessMonitor:OssBucketAccessMonitor", { bucket: "bridged" }),
      bucket("within", { accessMonitor: { status: "Enabled" } }),
      bridged("tencentcloud:index/cosBucket:CosBucket", { bucket: "logs-125" }),
    );
    expect(found).toEqual([expect.stringContaining("Bucket logs-125 has no access monitoring.")]);
  });

  it("log-target-monitored asks for a monitor of the target where the cloud has monitors", async () => {
    const log = (cloud: string, targetBucket: string | undefined) =>
      ours("BucketAccessLog", { cloud, bucket: "b", status: targetBucket ? "Enabled" : "Disabled", targetBucket });
    const found = await violations(
      "log-target-monitored",
      log("alibaba", "monitored"),
      ours("BucketAccessMonitor", { cloud: "alibaba", bucket: "monitored", status: "Enabled" }),
      log("tencent", "monitored"),
      log("alibaba", undefined),
      log("huawei", "audit"),
    );
    expect(found).toEqual([expect.stringContaining("Bucket monitored, to which the access to b is logged")]);
    expect(await violations("bucket-access-logged", log("huawei", "audit"))).toEqual([]);
    expect(await violations("bucket-access-logged", log("huawei", undefined))).toEqual([
      expect.stringContaining("The access to bucket b is not logged."),
    ]);
  });

  it.each(Object.entries(hostileTexts))("tells names as text: %s", async (_, name) => {
    const found = [
      ...(await violations(
        "monitor-enabled",
        ours("BucketAccessMonitor", { cloud: "tencent", bucket: name, status: "Disabled" }),
      )),
      ...(await violations("track-enabled", native("tencent", { ...track, name, status: "Disabled" }))),
      ...(await violations("every-bucket-monitored", bridged("alicloud:oss/bucket:Bucket", { bucket: name }))),
    ];
    expect(found.length).toBeGreaterThan(1);
    for (const message of found) expect(drivingIn(message)).toEqual([]);
  });

  it("at-least counts what is switched on, ours and the bridged, and asks for nothing unless configured", async () => {
    const monitor = ours("BucketAccessMonitor", { cloud: "tencent", bucket: "b", status: "Enabled" });
    const declared = [
      monitor,
      ours("BucketAccessMonitor", { cloud: "tencent", bucket: "off", status: "Disabled" }),
      { ...monitor, type: "access-audit:index:BucketAccessMonitor" },
      bridged("alicloud:oss/bucketAccessMonitor:BucketAccessMonitor", { bucket: "c", status: "Enabled" }),
      bridged("alicloud:oss/bucket:Bucket", { bucket: "d", accessMonitor: { status: "Enabled" } }),
      bridged("alicloud:oss/bucket:Bucket", { bucket: "e" }),
      bridged("aws:s3/bucket:Bucket", { bucket: "f" }),
      native("tencent", track),
      native("alibaba", { ...trail, status: "Disabled" }),
      bridged(trailType, {}),
      bridged(dataTrackerType, {}),
    ];
    const asked = (config: Props, resources = declared) =>
      violations("at-least", { ...(resources[0] ?? bridged("none", {})), config }, ...resources.slice(1));
    expect(await asked({})).toEqual([]);
    expect(await asked({ monitors: 4, tracks: 3 })).toEqual([]);
    expect(await asked({ monitors: 5 })).toEqual([
      expect.stringContaining("Monitors of the stack that are switched on: 4; at least 5 are required"),
    ]);
    expect(await asked({ monitors: 5, tracks: 4 })).toEqual([
      expect.stringContaining("Monitors"),
      expect.stringContaining("Audit tracks of the stack that are switched on: 3; at least 4 are required"),
    ]);
    expect(await asked({ tracks: 1 }, [])).toEqual([
      expect.stringContaining("switched on: 0; at least 1 are required"),
    ]);
  });

  it("track-per-cloud asks for a track of the account that is on, on each cloud that the stack uses", async () => {
    const used = [
      bridged("alicloud:oss/bucket:Bucket", {}),
      native("huawei", { ...system, type: "data" }),
      native("tencent", track),
    ];
    expect(await violations("track-per-cloud", ...used)).toEqual([
      expect.stringContaining("on alibaba"),
      expect.stringContaining("on huawei"),
    ]);
    const [first = ours("", {}), ...rest] = used;
    const config = { elsewhere: ["alibaba", "huawei"] };
    expect(await violations("track-per-cloud", { ...first, config }, ...rest)).toEqual([]);
  });
});

describe("a value that is not known yet", () => {
  it("stops only the policies that need it", async () => {
    const unknown = (known: Props, name: string) =>
      Object.defineProperty({ ...known }, name, {
        get: () => {
          throw new Error(`${name} is unknown`);
        },
      });
    const declared = native("tencent", unknown(track, "storage"));
    expect(await violations("track-enabled", declared)).toEqual([]);
    expect(await violations("track-records-everything", declared)).toEqual([]);
    await expect(violations("track-destination", declared)).rejects.toThrow("storage is unknown");
    const monitor = ours("BucketAccessMonitor", unknown({ cloud: "tencent", status: "Enabled" }, "bucket"));
    expect(await violations("monitor-enabled", monitor)).toEqual([]);
    const later = ours("BucketAccessMonitor", unknown({ cloud: "tencent", bucket: "b" }, "status"));
    expect(await violations("at-least", { ...later, config: { monitors: 0, tracks: 0 } })).toEqual([]);
    await expect(violations("at-least", { ...later, config: { monitors: 1 } })).rejects.toThrow("status is unknown");
  });
});
