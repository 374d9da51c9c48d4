import { readFileSync } from "node:fs";
import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { describe, expect, it } from "vitest";
import { policies } from "../../../policy/policies";
import { inProject } from "../../../tools/setup/project.mjs";
import { drivingIn } from "../../hostile/driving";
import { hostileTexts } from "../../hostile/texts";

type Props = Readonly<Record<string, unknown>>;
interface Declared {
  readonly type: string;
  readonly props: Props;
  readonly config?: Props;
}

const policyOf = (name: string) => {
  const found = policies.find((policy) => policy.name === name);
  if (found === undefined) throw new Error(`there is no policy ${name}`);
  return found;
};

const stored = { storageRegions: { alibaba: "cn-hangzhou" } };

/** What the policy says of one resource, or of a stack of several. */
async function violations(name: string, ...declared: readonly Declared[]): Promise<string[]> {
  const policy = policyOf(name);
  const found: string[] = [];
  const resources = declared.map(({ type, props }, index) => ({
    ...{ type, props, name: `r${index}`, urn: `urn:pulumi:s::p::${type}::r${index}` },
  }));
  const getConfig = () => declared[0]?.config ?? {};
  const report = (message: string) => found.push(message);
  if ("validateStack" in policy) {
    await policy.validateStack({ resources: resources as unknown as PolicyResource[], getConfig } as never, report);
    return found;
  }
  const { validateResource: validate } = policy;
  for (const resource of resources)
    await (validate as (args: ResourceValidationArgs, report: (text: string) => void) => void)(
      { ...resource, getConfig } as unknown as ResourceValidationArgs,
      report,
    );
  return found;
}

const ours = (kind: string, props: Props, config?: Props): Declared => ({
  type: `pulumi-nodejs:dynamic/access-audit:${kind}`,
  props,
  ...(config ? { config } : {}),
});
const bridged = (type: string, props: Props, config?: Props): Declared => ({
  type,
  props,
  ...(config ? { config } : {}),
});
const native = (cloud: string, props: Props, config?: Props): Declared => ({
  type: `access-audit:${cloud}:AuditTrack`,
  // Kept as it is: a property may be one that cannot be read yet.
  props: Object.defineProperties({ cloud }, Object.getOwnPropertyDescriptors(props)),
  ...(config ? { config } : {}),
});

const sls = "acs:log:cn-hangzhou:111:project/audit";
const trail = { cloud: "alibaba", status: "Enabled", eventRw: "All", trailRegion: "All", slsProjectArn: sls };
const cloudTrail = {
  ...{ cloud: "volcengine", status: "Enabled", eventRw: "All", eventSources: ["*"] },
  ...{ tosBucketName: "audit", tosBucketRegion: "cn-beijing" },
};
const track = {
  ...{ cloud: "tencent", status: "Enabled", actionType: "*", resourceType: "*", eventNames: ["*"] },
  storage: { type: "cos", name: "audit" },
};
const system = { type: "system", status: "Enabled", obs: { bucketName: "audit" } };
const trailType = "alicloud:actiontrail/trail:Trail";
const trackType = "tencentcloud:index/auditTrack:AuditTrack";
const trackerType = "huaweicloud:index/ctsTracker:CtsTracker";
const dataTrackerType = "huaweicloud:Cts/dataTracker:DataTracker";

/** Policy, what it is shown, and what it must say of it; nothing when it is well. */
type Case = readonly [policy: string, title: string, declared: Declared, said?: RegExp];
const cases: readonly Case[] = [
  ["monitor-enabled", "ours on", ours("BucketAccessMonitor", { cloud: "tencent", bucket: "b", status: "Enabled" })],
  [
    "monitor-enabled",
    "ours off",
    ours("BucketAccessMonitor", { cloud: "tencent", bucket: "b", status: "Disabled" }),
    /bucket b is switched off/,
  ],
  [
    "monitor-enabled",
    "bridged off",
    bridged("alicloud:oss/bucketAccessMonitor:BucketAccessMonitor", { bucket: "b", status: "Disabled" }),
    /bucket b/,
  ],
  [
    "monitor-enabled",
    "off within the bridged bucket",
    bridged("alicloud:oss/bucket:Bucket", { bucket: "b", accessMonitor: { status: "Disabled" } }),
    /bucket b/,
  ],
  ["monitor-enabled", "a bridged bucket that says nothing", bridged("alicloud:oss/bucket:Bucket", { bucket: "b" })],
  ["monitor-enabled", "another resource", bridged("aws:s3/bucket:Bucket", { bucket: "b" })],
  ["track-enabled", "ours on", native("tencent", track)],
  ["track-enabled", "ours off", native("alibaba", { ...trail, status: "Disabled" }), /r0 is switched off/],
  ["track-enabled", "a trail of CloudTrail off", native("volcengine", { ...cloudTrail, status: "Disabled" }), /r0 is/],
  ["track-enabled", "a bridged trail that says nothing", bridged(trailType, {})],
  ["track-enabled", "a bridged trail off", bridged(trailType, { status: "Disable" }), /r0/],
  ["track-enabled", "a bridged track on", bridged(trackType, { status: 1 })],
  ["track-enabled", "a bridged track off", bridged(trackType, { status: 0 }), /r0/],
  ["track-enabled", "a bridged tracker off", bridged(trackerType, { enabled: false }), /r0/],
  ["track-enabled", "a bridged data tracker", bridged(dataTrackerType, {})],
  ["notification-enabled", "on", ours("AuditNotification", { name: "trackers", status: "Enabled" })],
  ["notification-enabled", "off", ours("AuditNotification", { name: "trackers", status: "Disabled" }), /trackers is/],
  ["insight-enabled", "on", ours("AuditInsight", { insightType: "AkInsight", status: "Enabled" })],
  ["insight-enabled", "off", ours("AuditInsight", { insightType: "AkInsight", status: "Disabled" }), /AkInsight is/],
  ["database-audit-enabled", "on", ours("DatabaseAuditPolicy", { instanceId: "i", status: "Enabled" })],
  ["database-audit-enabled", "off", ours("DatabaseAuditPolicy", { instanceId: "i", status: "Disabled" }), /database i/],
  ["track-records-everything", "all", native("tencent", track)],
  ["track-records-everything", "writes only", native("tencent", { ...track, actionType: "Write" }), /the sort Write/],
  ["track-records-everything", "one product", native("tencent", { ...track, resourceType: "cos" }), /only cos/],
  [
    "track-records-everything",
    "some events",
    native("tencent", { ...track, eventNames: ["PutBucketACL"] }),
    /only PutBucketACL/,
  ],
  [
    "track-records-everything",
    "one region",
    native("alibaba", { ...trail, trailRegion: "cn-hangzhou" }),
    /only cn-hangzhou/,
  ],
  ["track-records-everything", "every service", native("volcengine", cloudTrail)],
  ["track-records-everything", "by default", native("volcengine", { ...cloudTrail, eventSources: undefined })],
  [
    "track-records-everything",
    "some services",
    native("volcengine", { ...cloudTrail, eventSources: ["iam", "tos"] }),
    /only iam, tos/,
  ],
  [
    "track-records-everything",
    "one sort of events",
    native("volcengine", { ...cloudTrail, eventRw: "Read" }),
    /only events of the sort Read/,
  ],
  [
    "track-records-everything",
    "an exempt track",
    native("alibaba", { ...trail, trailRegion: "cn-hangzhou" }, { exempt: ["r0"] }),
  ],
  [
    "track-records-everything",
    "a trail of writes in one region",
    native("alibaba", { ...trail, eventRw: "Write", trailRegion: "cn-hangzhou" }),
    /only events of the sort Write; it records only cn-hangzhou/,
  ],
  [
    "track-records-everything",
    "a trail of writes of one service",
    native("volcengine", { ...cloudTrail, eventRw: "Write", eventSources: ["iam"] }),
    /only events of the sort Write; it records only iam/,
  ],
  [
    "track-records-everything",
    "a bridged track of writes that names no product",
    bridged(trackType, { status: 1, actionType: "Write" }),
    /only events of the sort Write; it does not name all/,
  ],
  [
    "track-records-everything",
    "a bridged trail by its default",
    bridged(trailType, {}),
    /eventRw.*may record writes only/,
  ],
  ["track-records-everything", "a bridged trail of all", bridged(trailType, { eventRw: "All", trailRegion: "All" })],
  [
    "track-records-everything",
    "a system tracker without KMS",
    native("huawei", { ...system, excludeServices: ["KMS"] }),
    /leaves out KMS/,
  ],
  [
    "track-records-everything",
    "a data tracker of writes",
    native("huawei", { ...system, type: "data", dataBucket: { events: ["WRITE"] } }),
    /only WRITE/,
  ],
  [
    "track-records-everything",
    "a bridged data tracker of both",
    bridged(dataTrackerType, { dataOperations: ["read", "write"] }),
  ],
  [
    "track-destination",
    "a system tracker without transfer",
    native("huawei", { ...system, obs: undefined }),
    /delivers nowhere/,
  ],
  ["track-destination", "any account", native("alibaba", trail)],
  [
    "track-destination",
    "a log project of another account",
    native(
      "volcengine",
      { ...cloudTrail, tlsProjectName: "p", tlsAccountId: "666", tosAccountId: "222" },
      { accounts: ["222"] },
    ),
    /log project p.* of account 666; allowed are 222/,
  ],
  ["track-destination", "the account that is asked for", native("alibaba", trail, { accounts: ["111"] })],
  [
    "track-destination",
    "another account",
    native("alibaba", trail, { accounts: ["222"] }),
    /of account 111; allowed are 222/,
  ],
  [
    "track-destination",
    "a bucket by the role's account",
    native(
      "alibaba",
      { ...trail, slsProjectArn: undefined, ossBucketName: "b", ossWriteRoleArn: "acs:ram::222:role/r" },
      { accounts: ["222"] },
    ),
  ],
  [
    "track-destination",
    "no account",
    native("tencent", track, { accounts: ["222"] }),
    /not declared to be of another account/,
  ],
  [
    "track-destination",
    "the account of the storage",
    native("tencent", { ...track, storage: { type: "cos", name: "audit", accountId: "222" } }, { accounts: ["222"] }),
  ],
  ["track-destination", "a bridged track without storage", bridged(trackType, { status: 1 }), /delivers nowhere/],
  ["track-destination", "a tracker, whose bucket tells no account", native("huawei", system, { accounts: ["222"] })],
  ["track-file-validation", "without", native("huawei", system), /without digests/],
  ["track-file-validation", "with", native("huawei", { ...system, isSupportValidate: true })],
  ["track-file-validation", "where there is no such thing", native("tencent", track)],
  ["track-encryption", "without", bridged(trackerType, { bucketName: "b" }), /not encrypted/],
  ["track-encryption", "of files, without", native("volcengine", cloudTrail), /not encrypted/],
  ["track-encryption", "of files, with", native("volcengine", { ...cloudTrail, tosSseAlgorithm: "AES256" })],
  [
    "track-encryption",
    "where no files are delivered",
    native("volcengine", { cloud: "volcengine", status: "Enabled", tlsProjectName: "p" }),
  ],
  ["track-encryption", "with", bridged(trackerType, { bucketName: "b", kmsId: "k" })],
  ["track-encryption", "of a data tracker, which has none", native("huawei", { ...system, type: "data" })],
  ["track-global-events", "of all regions", { ...native("alibaba", trail), config: stored }],
  [
    "track-global-events",
    "of other regions",
    { ...native("alibaba", { ...trail, trailRegion: "cn-beijing,cn-shanghai" }), config: stored },
    /records cn-beijing, cn-shanghai, and global events are stored in cn-hangzhou/,
  ],
  [
    "track-global-events",
    "of that region too",
    { ...native("alibaba", { ...trail, trailRegion: "cn-beijing,cn-hangzhou" }), config: stored },
  ],
  ["track-global-events", "that is not configured", native("alibaba", { ...trail, trailRegion: "cn-beijing" })],
  ["track-organization", "without", native("alibaba", trail), /one account only/],
  ["track-organization", "with", native("tencent", { ...track, trackForAllMembers: true })],
  [
    "retention-days",
    "too short",
    ours("DatabaseAuditPolicy", { status: "Enabled", keepDays: 30 }),
    /30 days; at least 180 are required/,
  ],
  [
    "retention-days",
    "as configured",
    { ...ours("DatabaseAuditPolicy", { status: "Enabled", keepDays: 30 }), config: { days: 30 } },
  ],
  [
    "retention-days",
    "a tracker's files, too short",
    native("huawei", { ...system, type: "data", obs: { bucketName: "b", bucketLifecycle: 30 } }),
    /30 days/,
  ],
  [
    "retention-days",
    "a tracker's files, for ever",
    native("huawei", { ...system, type: "data", obs: { bucketName: "b" } }),
  ],
  ["on-delete-reason", "restore", ours("BucketAccessMonitor", { onDelete: "restore" })],
  ["on-delete-reason", "disable", ours("BucketAccessMonitor", { onDelete: "disable" }), /"disable" and no reason/],
  [
    "on-delete-reason",
    "with a reason",
    ours("BucketAccessMonitor", { onDelete: "disable" }, { reasons: { r0: "scratch" } }),
  ],
  ["on-delete-reason", "keep", ours("BucketAccessMonitor", { onDelete: "keep" })],
  ["on-delete-reason", "a system tracker's delete", native("huawei", { ...system, onDelete: "delete" }), /"delete"/],
];

describe("a policy", () => {
  it.each(cases)("%s: %s", async (...one) => {
    const [policy, , declared, said] = one as unknown as Case;
    const found = await violations(policy, declared);
    if (said === undefined) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(said)]);
  });

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

describe("the pack", () => {
  it("has the version of the package", () => {
    const version = (file: string) => JSON.parse(readFileSync(inProject(file), "utf8")).version;
    expect(version("policy/package.json")).toBe(version("package.json"));
  });

  it("tells of each policy what it is, how grave, and what to do", () => {
    for (const { name, description, severity, remediationSteps, enforcementLevel } of policies)
      expect([name, description, severity, remediationSteps, enforcementLevel].every(Boolean), name).toBe(true);
  });
});
