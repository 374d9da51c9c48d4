import { seed } from "../../../emulator/index";

type Args = Readonly<Record<string, unknown>>;

export const bucket = (name: string) => ({ cloud: "tencent", region: "ap-guangzhou", bucket: name, status: "Enabled" });
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

export const cases: readonly Case[] = [
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
  // What does not, but for a value that only is another one.
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
    ["storage.prefix", "changed", "low"],
  ],
  [
    "more-places",
    "AuditTrack",
    trail("more-places", { ...sls, eventRw: "Write", trailRegion: "cn-hangzhou" }),
    trail("more-places", { ...sls, ossBucketName: "audit", ossKeyPrefix: "prefix" }),
    ["ossKeyPrefix", "changed", "low"],
  ],
  [
    "longer",
    "DatabaseAuditPolicy",
    { ...policy, engine: "taurusdb", instanceId: seed.huawei.instanceId, status: "Enabled", keepDays: 7 },
    { ...policy, engine: "taurusdb", instanceId: seed.huawei.instanceId, status: "Enabled", keepDays: 30 },
  ],
  ["untouched", "BucketAccessMonitor", bucket("b-8-1250000000"), bucket("b-8-1250000000")],
];

export const declarations = (at: 2 | 3) =>
  cases.flatMap((one) => {
    const [name, kind, args] = [one[0], one[1], one[at]];
    return args === undefined
      ? []
      : [`new audit.${kind}("${name}", ${JSON.stringify(args)} as unknown as audit.${kind}Args);`];
  });
