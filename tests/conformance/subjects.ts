import { type Emulator, seed } from "../../emulator/index";
import { databaseSubjects } from "./database-subjects";
import type { Inputs, Subject } from "./subject";

export type { Inputs, Subject } from "./subject";

const monitor = (cloud: string, region: string, bucket: string, other: string): Subject => ({
  kind: "BucketAccessMonitor",
  cloud,
  thing: { cloud, region, bucket, status: "Enabled" },
  change: { status: "Disabled" },
  other: { cloud, region, bucket: other, status: "Enabled" },
  prepare: ({ control }) => void control.putBucket(cloud, { name: other, region }),
});

/** Of buckets that no monitor here is about: both in one program would be refused. */
const fleet = (cloud: string, region: string, end: string): Subject => ({
  kind: "BucketAccessMonitors",
  cloud,
  thing: { cloud, buckets: { [region]: [`fleet-a${end}`] }, status: "Enabled", minimum: 1 },
  change: { status: "Disabled" },
  // Without a minimum it is refused that all of them leave at once.
  other: { cloud, buckets: { [region]: [`fleet-b${end}`] }, status: "Enabled", minimum: 1 },
  prepare({ control }) {
    for (const name of ["fleet-a", "fleet-b"]) control.putBucket(cloud, { name: `${name}${end}`, region });
  },
});

const log = (cloud: string, region: string, bucket: string, other: string, own: Inputs = {}): Subject => ({
  kind: "BucketAccessLog",
  cloud,
  thing: { cloud, region, bucket, status: "Enabled", targetBucket: other, targetPrefix: "logs/", ...own },
  change: { targetPrefix: "other/" },
  other: {
    ...{ cloud, region, bucket: other, status: "Enabled", targetBucket: other, targetPrefix: "own/" },
    ...{ ...own, allowLoop: true },
  },
  prepare: ({ control }) => void control.putBucket(cloud, { name: other, region }),
});

const logFleet = (cloud: string, region: string, end: string, own: Inputs = {}): Subject => {
  const logs = {
    ...{ cloud, status: "Enabled", targetBuckets: { [region]: `logged${end}` }, targetPrefix: "logs/{bucket}/" },
    ...{ ...own, minimum: 1 },
  };
  return {
    kind: "BucketAccessLogs",
    cloud,
    thing: { ...logs, buckets: { [region]: [`fleet-a${end}`] } },
    change: { targetPrefix: "other/{bucket}/" },
    other: { ...logs, buckets: { [region]: [`fleet-b${end}`] } },
    prepare({ control }) {
      for (const name of ["fleet-a", "fleet-b", "logged"]) control.putBucket(cloud, { name: `${name}${end}`, region });
    },
  };
};

const storage = { type: "cos", region: seed.tencent.region, name: "audit", prefix: "audit" };
const cloudaudit = {
  ...{ cloud: "tencent", region: seed.tencent.region, status: "Enabled", actionType: "Write" },
  ...{ resourceType: "*", eventNames: ["*"], storage },
};
const several = {
  ...{ cloud: "tencent", region: seed.tencent.region, status: "Enabled", storage },
  filters: [
    { resourceType: "cam", actionType: "Write", eventNames: ["CreateUser", "AddSubAccount"] },
    { resourceType: "cos", actionType: "*", eventNames: ["*"] },
  ],
};
const trail = { cloud: "alibaba", region: "cn-hangzhou", status: "Enabled" };
const project = "acs:log:cn-hangzhou:1234567890123456:project/audit";
const readers = {
  dataEvents: { regions: ["cn-hangzhou"], selectors: [{ serviceName: "Oss", readWriteType: "Read" }] },
  insightTypes: ["IpInsight", "AkInsight"],
};
const cloudTrail = {
  ...{ cloud: "volcengine", region: "cn-beijing", status: "Enabled" },
  ...{ tosBucketName: "lake", tosBucketRegion: "cn-beijing" },
};
const exported = {
  ...{ cloud: "tencent", region: seed.tencent.region },
  ...{ engine: "cynosdb", instanceId: seed.tencent.databases.cynosdb },
};
const alibabaExported = {
  ...{ cloud: "alibaba", region: seed.alibaba.region, engine: "rds", instanceId: seed.alibaba.databases.rds },
};
const tracker = { cloud: "huawei", region: seed.huawei.region, status: "Enabled" };
const alarm = {
  ...{ cloud: "huawei", region: seed.huawei.region, status: "Enabled", operationType: "complete" },
  topicId: `urn:smn:${seed.huawei.region}:${seed.huawei.projectId}:alarms`,
};
const data = { ...tracker, type: "data", dataBucket: { name: "orders", events: ["WRITE"] } };

/** A trail whose history can be delivered. */
export function withTrail({ control }: Emulator): void {
  const SlsProjectArn = "acs:log:ap-southeast-1:1234567890123456:project/audit";
  for (const Name of ["before-trail", "other-trail"])
    control.putTrail({ Name, HomeRegion: "ap-southeast-1", Status: "Enable", SlsProjectArn });
}

/** Databases whose records can be exported. */
export function withExports({ control }: Emulator): void {
  control.putDatabase({ id: seed.tencent.databases.cynosdb, engine: "cynosdb", auditing: {} });
  control.putAlibabaDatabase({ id: seed.alibaba.databases.rds, engine: "rds", auditing: {} });
}

/** Databases that are audited, and what was run on them in the last hours. */
export function withRecords({ control }: Emulator, count = 260): void {
  const rows = Array.from({ length: count }, (_, n) => ({ at: Date.now() - 60_000 - n * 10_000 }));
  const files = Array.from({ length: 3 }, (_, n) => ({ at: Date.now() - 60_000 * (n + 1) }));
  for (const engine of ["cdb", "redis"] as const)
    control.putDatabase({ id: seed.tencent.databases[engine], engine, auditing: {}, rows, files });
}

export const subjects: readonly Subject[] = [
  monitor("tencent", seed.tencent.region, seed.tencent.bucket, "other-1250000000"),
  monitor("alibaba", seed.alibaba.region, seed.alibaba.bucket, "other-bucket"),
  monitor("volcengine", seed.volcengine.region, seed.volcengine.bucket, "other-bucket"),
  fleet("tencent", seed.tencent.region, "-1250000000"),
  fleet("alibaba", seed.alibaba.region, ""),
  fleet("volcengine", seed.volcengine.region, ""),
  log("tencent", seed.tencent.region, seed.tencent.bucket, "other-1250000000"),
  log("alibaba", seed.alibaba.region, seed.alibaba.bucket, "other-bucket"),
  log("huawei", seed.huawei.region, "orders", "other-bucket", { agency: "obs-log-agency" }),
  log("volcengine", seed.volcengine.region, seed.volcengine.bucket, "other-bucket"),
  logFleet("tencent", seed.tencent.region, "-1250000000"),
  logFleet("alibaba", seed.alibaba.region, ""),
  logFleet("huawei", seed.huawei.region, "", { agency: "obs-log-agency" }),
  logFleet("volcengine", seed.volcengine.region, ""),
  {
    kind: "AuditTrack",
    cloud: "tencent",
    thing: { ...cloudaudit, name: "writes" },
    change: { actionType: "*" },
    other: { ...cloudaudit, name: "others" },
    remade: { ...cloudaudit, name: "writes", region: "ap-singapore" },
  },
  {
    kind: "AuditTrack",
    cloud: "tencent",
    variant: "filters",
    thing: { ...several, name: "several" },
    change: { filters: [{ resourceType: "*", actionType: "*", eventNames: ["*"] }] },
    other: { ...several, name: "further" },
    remade: { ...cloudaudit, name: "several" },
  },
  {
    kind: "AuditTrack",
    cloud: "alibaba",
    thing: { ...trail, name: "all-events", ossBucketName: "archive" },
    change: { status: "Disabled", eventRw: "Write" },
    other: { ...trail, name: "other-events", slsProjectArn: project },
    remade: { ...trail, name: "all-events", ossBucketName: "archive", isOrganizationTrail: true },
  },
  {
    kind: "AuditTrack",
    cloud: "alibaba",
    variant: "data events",
    thing: { ...trail, name: "data-events", slsProjectArn: project, ...readers },
    change: { dataEvents: { regions: ["All"], selectors: [{ serviceName: "Oss" }, { serviceName: "PDS" }] } },
    other: { ...trail, name: "more-data-events", slsProjectArn: project, ...readers },
    remade: { ...trail, name: "data-events", slsProjectArn: project, ...readers, isOrganizationTrail: true },
    prepare: ({ control }) => void control.enableInsights(["AkInsight", "IpInsight"]),
  },
  {
    kind: "AuditInsight",
    cloud: "alibaba",
    thing: { cloud: "alibaba", region: "cn-hangzhou", insightType: "ApiCallRateInsight", status: "Enabled" },
    change: { status: "Disabled" },
    other: { cloud: "alibaba", region: "cn-hangzhou", insightType: "PolicyChangeInsight", status: "Enabled" },
  },
  {
    kind: "AuditHistoryDelivery",
    cloud: "alibaba",
    thing: { cloud: "alibaba", region: "ap-southeast-1", trail: "before-trail" },
    change: {},
    other: { cloud: "alibaba", region: "ap-southeast-1", trail: "other-trail" },
    prepare: withTrail,
  },
  {
    kind: "AuditLogExport",
    cloud: "tencent",
    thing: { ...exported, startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" },
    change: {},
    other: { ...exported, startTime: "2026-01-16T00:00:00Z", endTime: "2026-01-17T00:00:00Z" },
    prepare: withExports,
  },
  {
    kind: "AuditLogExport",
    cloud: "alibaba",
    thing: { ...alibabaExported, startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" },
    change: {},
    other: { ...alibabaExported, startTime: "2026-01-16T00:00:00Z", endTime: "2026-01-17T00:00:00Z" },
    stays: true,
    prepare: withExports,
  },
  {
    kind: "AuditTrack",
    cloud: "volcengine",
    thing: { ...cloudTrail, name: "all-events" },
    change: { status: "Disabled", eventRw: "Write" },
    other: { ...cloudTrail, name: "other-events", eventSources: ["iam", "tos"] },
    remade: { ...cloudTrail, name: "all-events", isOrganizationTrail: true },
  },
  {
    kind: "AuditTrack",
    cloud: "huawei",
    variant: "data",
    thing: { ...data, name: "writes" },
    change: { status: "Disabled", isSupportValidate: true },
    other: { ...data, name: "others", dataBucket: { name: "invoices", events: ["WRITE"] } },
    remade: { ...data, name: "writes", dataBucket: { name: "invoices", events: ["WRITE"] } },
  },
  {
    kind: "AuditTrack",
    cloud: "huawei",
    variant: "system",
    thing: { ...tracker, type: "system", obs: { bucketName: "audit" } },
    change: { isSupportValidate: true },
  },
  {
    kind: "AuditNotification",
    cloud: "huawei",
    thing: { ...alarm, name: "everything" },
    change: {
      operationType: "customized",
      operations: [{ serviceType: "CTS", resourceType: "tracker", traceNames: ["deleteTracker"] }],
    },
    other: { ...alarm, name: "others" },
  },
  ...databaseSubjects,
];
