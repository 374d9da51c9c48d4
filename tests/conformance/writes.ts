import { type Emulator, seed } from "../../emulator/index";

export type Inputs = Readonly<Record<string, unknown>>;

/** A write, and an answer that says of it that it was carried out. */
interface Write {
  readonly action: string;
  readonly accepted: string;
}

/** What the suite must know of one sort of resource. */
interface Subject {
  readonly declared: Inputs;
  /** What a change makes of it, and the write that carries it. */
  readonly change: Inputs;
  readonly update: Write;
  /** What is kept when the first write fails, where that is not what was found. */
  readonly kept?: Inputs;
  /** What was there before it came under management. */
  readonly before?: (emulator: Emulator) => void;
  /** Nothing where it exists with its parent. */
  readonly create?: Write;
  /** The write that puts a setting back, where that is another one than an update. */
  readonly restore?: Write;
  /** The write that ends it, where that is another one than an update. */
  readonly remove?: Write;
}

const requestId = '{"RequestId":"r"}';
const response = (members: object) => JSON.stringify({ Response: { ...members, RequestId: "r" } });
export const { region, instanceId, rdsInstanceId } = seed.huawei;
const monitor = (at: Inputs): Subject => ({
  declared: { ...at, status: "Disabled" },
  change: { status: "Enabled" },
  update: { action: "PutBucketAccessMonitor", accepted: "" },
});
const fleet = (region: string, bucket: string): Subject => ({
  declared: { buckets: { [region]: [bucket] }, status: "Disabled" },
  change: { status: "Enabled" },
  kept: { status: "Enabled", exceptions: { [region]: { [bucket]: "Disabled" } }, previousStatus: "Disabled" },
  update: { action: "PutBucketAccessMonitor", accepted: "" },
});
const log = (at: { readonly region: string; readonly bucket: string }, own: Inputs = {}): Subject => ({
  declared: { ...at, status: "Disabled", allowLoop: true },
  change: { status: "Enabled", targetBucket: at.bucket, ...own },
  update: { action: "PutBucketLogging", accepted: "" },
});
const logFleet = (region: string, bucket: string, own: Inputs = {}): Subject => ({
  declared: { buckets: { [region]: [bucket] }, status: "Disabled", allowLoop: true },
  change: { status: "Enabled", targetBuckets: { [region]: bucket }, targetPrefix: "logs/{bucket}/", ...own },
  kept: {
    ...{ status: "Enabled", exceptions: { [region]: { [bucket]: { status: "Disabled" } } } },
    previousLog: { status: "Disabled" },
  },
  update: { action: "PutBucketLogging", accepted: "" },
});
const policy = { region, status: "Enabled", keepDays: 7 };
const das = { action: "ModifySqlLogConfig", accepted: '{"RequestId":"r","Code":"200","Success":"true"}' };
const alibabaDatabaseUpdates = {
  ...{ rds: das, polardb: das },
  mongodb: { action: "ModifyAuditPolicy", accepted: requestId },
  redis: { action: "ModifyAuditLogConfig", accepted: requestId },
};
const trail = { region: seed.alibaba.region, name: "all-events", status: "Enabled", ossBucketName: "archive" };

const made = {
  create: { action: "CreateTrail", accepted: requestId },
  remove: { action: "DeleteTrail", accepted: requestId },
};

const answered = '{"ResponseMetadata":{"RequestId":"r"},"Result":null}';
const cloudTrail = {
  ...{ region: seed.volcengine.region, name: "all-events", status: "Enabled" },
  ...{ tosBucketName: "lake", tosBucketRegion: seed.volcengine.region },
};
const madeCloudTrail = {
  create: { action: "CreateTrail", accepted: answered },
  remove: { action: "DeleteTrail", accepted: answered },
};

/** Every kind of every cloud. One that a cloud offers and that is not here fails the suite. */
export const subjects: Readonly<Record<string, readonly Subject[]>> = {
  "BucketAccessMonitor on tencent": [monitor({ region: seed.tencent.region, bucket: seed.tencent.bucket })],
  "BucketAccessMonitor on alibaba": [monitor({ region: seed.alibaba.region, bucket: seed.alibaba.bucket })],
  "BucketAccessMonitor on volcengine": [monitor({ region: seed.volcengine.region, bucket: seed.volcengine.bucket })],
  "BucketAccessMonitors on tencent": [fleet(seed.tencent.region, seed.tencent.bucket)],
  "BucketAccessMonitors on alibaba": [fleet(seed.alibaba.region, seed.alibaba.bucket)],
  "BucketAccessMonitors on volcengine": [fleet(seed.volcengine.region, seed.volcengine.bucket)],
  "BucketAccessLog on tencent": [log({ region: seed.tencent.region, bucket: seed.tencent.bucket })],
  "BucketAccessLog on alibaba": [log({ region: seed.alibaba.region, bucket: seed.alibaba.bucket })],
  "BucketAccessLog on huawei": [log({ region, bucket: "orders" }, { targetPrefix: "own/", agency: "obs-log-agency" })],
  "BucketAccessLog on volcengine": [log({ region: seed.volcengine.region, bucket: seed.volcengine.bucket })],
  "BucketAccessLogs on tencent": [logFleet(seed.tencent.region, seed.tencent.bucket)],
  "BucketAccessLogs on alibaba": [logFleet(seed.alibaba.region, seed.alibaba.bucket)],
  "BucketAccessLogs on huawei": [logFleet(region, "orders", { agency: "obs-log-agency" })],
  "BucketAccessLogs on volcengine": [logFleet(seed.volcengine.region, seed.volcengine.bucket)],
  "AuditTrack on tencent": [
    {
      declared: {
        ...{ region: seed.tencent.region, name: "writes", status: "Enabled", actionType: "Write", resourceType: "*" },
        ...{ eventNames: ["*"], storage: { type: "cos", region: seed.tencent.region, name: "audit", prefix: "audit" } },
      },
      change: { actionType: "*" },
      update: { action: "ModifyAuditTrack", accepted: response({}) },
      create: { action: "CreateAuditTrack", accepted: response({ TrackId: 7 }) },
      remove: { action: "DeleteAuditTrack", accepted: response({}) },
    },
    {
      declared: {
        ...{ region: seed.tencent.region, name: "several", status: "Enabled" },
        filters: [{ resourceType: "cos", actionType: "Write", eventNames: ["*"] }],
        storage: { type: "cos", region: seed.tencent.region, name: "audit", prefix: "audit" },
      },
      change: { filters: [{ resourceType: "cos", actionType: "*", eventNames: ["*"] }] },
      update: { action: "ModifyEventsAuditTrack", accepted: response({}) },
      create: { action: "CreateEventsAuditTrack", accepted: response({ TrackId: 7 }) },
      remove: { action: "DeleteAuditTrack", accepted: response({}) },
    },
  ],
  "AuditTrack on alibaba": [
    {
      declared: trail,
      change: { eventRw: "Write" },
      update: { action: "UpdateTrail", accepted: requestId },
      ...made,
    },
    {
      declared: { ...trail, status: "Disabled" },
      change: { status: "Enabled" },
      update: { action: "StartLogging", accepted: requestId },
      ...made,
    },
    {
      declared: trail,
      change: { status: "Disabled" },
      update: { action: "StopLogging", accepted: requestId },
      ...made,
    },
  ],
  "AuditTrack on volcengine": [
    {
      declared: cloudTrail,
      change: { eventRw: "Write" },
      update: { action: "UpdateTrail", accepted: answered },
      ...madeCloudTrail,
    },
    {
      declared: { ...cloudTrail, status: "Disabled" },
      change: { status: "Enabled" },
      update: { action: "StartLogging", accepted: answered },
      ...madeCloudTrail,
    },
    {
      declared: cloudTrail,
      change: { status: "Disabled" },
      update: { action: "StopLogging", accepted: answered },
      ...madeCloudTrail,
    },
  ],
  "AuditTrack on huawei": [
    {
      declared: { region, type: "system", status: "Enabled", isSupportValidate: false },
      change: { isSupportValidate: true },
      update: { action: "UpdateTracker", accepted: "" },
    },
    {
      declared: {
        ...{ region, type: "data", name: "orders", status: "Enabled" },
        dataBucket: { name: "orders", events: ["WRITE"] },
      },
      change: { status: "Disabled" },
      update: { action: "UpdateTracker", accepted: "" },
      create: { action: "CreateTracker", accepted: "{}" },
      remove: { action: "DeleteTracker", accepted: "" },
    },
  ],
  "AuditNotification on huawei": [
    {
      declared: {
        ...{ region, name: "everything", status: "Enabled", operationType: "complete" },
        topicId: `urn:smn:${region}:${seed.huawei.projectId}:alarms`,
      },
      change: { status: "Disabled" },
      update: { action: "UpdateNotification", accepted: "" },
      create: { action: "CreateNotification", accepted: "{}" },
      remove: { action: "DeleteNotification", accepted: "" },
    },
  ],
  // Nothing of it is updated; its create and its delete: alibaba-history.test.ts.
  "AuditHistoryDelivery on alibaba": [],
  // Nor of this: databases/tencent/log-export.test.ts.
  "AuditLogExport on tencent": [],
  // Nor of this: databases/alibaba/log-export.test.ts.
  "AuditLogExport on alibaba": [],
  "AuditInsight on alibaba": [
    {
      declared: { region: seed.alibaba.region, insightType: "IpInsight", status: "Disabled" },
      change: { status: "Enabled" },
      update: { action: "EnableInsight", accepted: requestId },
      restore: { action: "DisableInsight", accepted: requestId },
    },
  ],
  "DatabaseAuditPolicy on tencent": Object.entries(seed.tencent.databases).map(([engine, id]) => ({
    declared: {
      ...{ region: seed.tencent.region, engine, instanceId: id, status: "Enabled", keepDays: 7, onDelete: "restore" },
      ...(["postgres", "mariadb", "dcdb"].includes(engine) ? { fastDays: 7 } : {}),
      ...(engine === "postgres" ? { auditType: "complex" } : {}),
    },
    change: { keepDays: 30 },
    // So that what is put back is a change, too.
    before: ({ control }: Emulator) => {
      const isRedis = engine === "redis";
      const auditing = { keepDays: isRedis ? 7 : 90, fastDays: 7, commands: isRedis ? "write" : "all" };
      control.putDatabase({ id, auditing });
    },
    update: {
      action: ["redis", "sqlserver"].includes(engine) ? "ModifyLog" : "ModifyAuditService",
      accepted: response(["mariadb", "dcdb"].includes(engine) ? { Success: 0 } : {}),
    },
  })),
  "DatabaseAuditPolicy on alibaba": Object.entries(seed.alibaba.databases).map(([engine, id]) => ({
    declared: {
      ...{ region: seed.alibaba.region, engine, instanceId: id, status: "Enabled", keepDays: 30 },
      onDelete: "restore",
    },
    change: { keepDays: 180 },
    before: ({ control }: Emulator) => void control.putAlibabaDatabase({ id, auditing: { keepDays: 365 } }),
    update: alibabaDatabaseUpdates[engine as keyof typeof alibabaDatabaseUpdates],
  })),
  "DatabaseAuditPolicy on huawei": [
    {
      declared: { ...policy, engine: "taurusdb", instanceId },
      change: { keepDays: 8 },
      update: { action: "SetAuditLogPolicy", accepted: '{"result":"COMPLETED","job_id":"1"}' },
    },
    {
      declared: { ...policy, engine: "rds", instanceId: rdsInstanceId },
      change: { keepDays: 9 },
      update: { action: "SetAuditlogPolicy", accepted: "" },
    },
  ],
};
