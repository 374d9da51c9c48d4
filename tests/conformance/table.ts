import { type CloudName, seed } from "../../emulator/index";
import type { KindName, SourceName } from "../../provider/kinds";

/** A row of the table: what is given on each cloud; `undefined` where the cloud does not offer it. */
export type Cells<T> = Readonly<Record<CloudName, T | undefined>>;

const since = { startTime: new Date(Date.now() - 3_600_000).toISOString(), endTime: new Date().toISOString() };
const { projectId: _project, instanceId, rdsInstanceId } = seed.huawei;

/** What a resource of each cloud is given. */
export const resources: Readonly<Record<KindName, Cells<object>>> = {
  BucketAccessMonitor: {
    tencent: { region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled" },
    alibaba: { region: "cn-hangzhou", bucket: "archive", status: "Enabled" },
    huawei: undefined,
    volcengine: { region: "cn-beijing", bucket: "lake", status: "Enabled" },
  },
  BucketAccessMonitors: {
    tencent: { buckets: { "ap-guangzhou": ["logs-1250000000"] }, status: "Enabled" },
    alibaba: { buckets: { "cn-hangzhou": ["archive"] }, status: "Enabled" },
    huawei: undefined,
    volcengine: { buckets: { "cn-beijing": ["lake"] }, status: "Enabled" },
  },
  // The emulator has one bucket of each cloud, and a bucket may be its own target.
  BucketAccessLog: {
    tencent: {
      ...{ region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled" },
      ...{ targetBucket: "logs-1250000000", allowLoop: true },
    },
    alibaba: {
      ...{ region: "cn-hangzhou", bucket: "archive", status: "Enabled" },
      ...{ targetBucket: "archive", allowLoop: true },
    },
    huawei: {
      ...{ region: "cn-north-4", bucket: "orders", status: "Enabled" },
      ...{ targetBucket: "audit", targetPrefix: "orders/", agency: "obs-log-agency" },
    },
    volcengine: {
      ...{ region: "cn-beijing", bucket: "lake", status: "Enabled" },
      ...{ targetBucket: "lake", allowLoop: true },
    },
  },
  BucketAccessLogs: {
    tencent: {
      ...{ buckets: { "ap-guangzhou": ["logs-1250000000"] }, status: "Enabled", allowLoop: true },
      ...{ targetBuckets: { "ap-guangzhou": "logs-1250000000" }, targetPrefix: "logs/{bucket}/" },
    },
    alibaba: {
      ...{ buckets: { "cn-hangzhou": ["archive"] }, status: "Enabled", allowLoop: true },
      ...{ targetBuckets: { "cn-hangzhou": "archive" }, targetPrefix: "logs/{bucket}/" },
    },
    huawei: {
      ...{ buckets: { "cn-north-4": ["orders"] }, status: "Enabled", agency: "obs-log-agency" },
      ...{ targetBuckets: { "cn-north-4": "audit" }, targetPrefix: "logs/{bucket}/" },
    },
    volcengine: {
      ...{ buckets: { "cn-beijing": ["lake"] }, status: "Enabled", allowLoop: true },
      ...{ targetBuckets: { "cn-beijing": "lake" }, targetPrefix: "logs/{bucket}/" },
    },
  },
  AuditTrack: {
    tencent: {
      ...{ region: "ap-guangzhou", name: "writes", status: "Enabled", actionType: "Write", resourceType: "*" },
      ...{ eventNames: ["*"], storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" } },
    },
    alibaba: { region: "cn-hangzhou", name: "all-events", status: "Enabled", ossBucketName: "archive" },
    huawei: { region: "cn-north-4", type: "system", status: "Enabled", obs: { bucketName: "audit" } },
    volcengine: {
      region: "cn-beijing",
      name: "all-events",
      status: "Enabled",
      tosBucketName: "lake",
      tosBucketRegion: "cn-beijing",
    },
  },
  AuditInsight: {
    tencent: undefined,
    alibaba: { region: "cn-hangzhou", insightType: "IpInsight", status: "Enabled" },
    huawei: undefined,
    volcengine: undefined,
  },
  AuditNotification: {
    tencent: undefined,
    alibaba: undefined,
    huawei: {
      ...{ region: "cn-north-4", name: "everything", status: "Enabled", operationType: "complete" },
      topicId: `urn:smn:cn-north-4:${seed.huawei.projectId}:alarms`,
    },
    volcengine: undefined,
  },
  AuditHistoryDelivery: {
    tencent: undefined,
    alibaba: { region: "ap-southeast-1", trail: "before-trail" },
    huawei: undefined,
    volcengine: undefined,
  },
  AuditLogExport: {
    tencent: {
      ...{ region: "ap-guangzhou", engine: "cynosdb", instanceId: seed.tencent.databases.cynosdb },
      ...{ startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" },
    },
    alibaba: {
      ...{ region: "cn-hangzhou", engine: "rds", instanceId: seed.alibaba.databases.rds },
      ...{ startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" },
    },
    huawei: undefined,
    volcengine: undefined,
  },
  DatabaseAuditPolicy: {
    tencent: {
      ...{ region: "ap-guangzhou", engine: "cdb", instanceId: seed.tencent.databases.cdb },
      ...{ status: "Enabled", keepDays: 30 },
    },
    alibaba: {
      ...{ region: "cn-hangzhou", engine: "rds", instanceId: seed.alibaba.databases.rds },
      ...{ status: "Enabled", keepDays: 30 },
    },
    huawei: { region: "cn-north-4", engine: "taurusdb", instanceId, status: "Enabled", keepDays: 30 },
    volcengine: undefined,
  },
};

/** What a data source of each cloud is asked. */
export const sources: Readonly<Record<SourceName, Cells<object>>> = {
  getBucketAccessMonitor: {
    tencent: { region: "ap-guangzhou", bucket: "logs-1250000000" },
    alibaba: { region: "cn-hangzhou", bucket: "archive" },
    huawei: undefined,
    volcengine: { region: "cn-beijing", bucket: "lake" },
  },
  getBucketAccessLog: {
    tencent: { region: "ap-guangzhou", bucket: "logs-1250000000" },
    alibaba: { region: "cn-hangzhou", bucket: "archive" },
    huawei: { region: "cn-north-4", bucket: "orders" },
    volcengine: { region: "cn-beijing", bucket: "lake" },
  },
  getBuckets: { tencent: {}, alibaba: {}, huawei: {}, volcengine: {} },
  getAuditTracks: {
    tencent: { region: "ap-guangzhou" },
    alibaba: { region: "cn-hangzhou" },
    huawei: { region: "cn-north-4" },
    volcengine: { region: "cn-beijing" },
  },
  getAuditGlobalRegion: {
    tencent: undefined,
    alibaba: { region: "cn-hangzhou" },
    huawei: undefined,
    volcengine: undefined,
  },
  getAuditLogs: {
    tencent: { region: "ap-guangzhou", engine: "cdb", instanceId: seed.tencent.databases.cdb },
    alibaba: { region: "cn-hangzhou", engine: "rds", instanceId: seed.alibaba.databases.rds },
    huawei: { region: "cn-north-4", instanceId, ...since },
    volcengine: undefined,
  },
  getAuditLogLinks: {
    tencent: { region: "ap-guangzhou", engine: "cdb", instanceId: seed.tencent.databases.cdb, ids: ["missing"] },
    alibaba: { region: "cn-hangzhou", engine: "rds", instanceId: seed.alibaba.databases.rds, ids: ["missing"] },
    huawei: { region: "cn-north-4", instanceId: rdsInstanceId, engine: "rds", ids: ["missing"] },
    volcengine: undefined,
  },
  getAuditRecords: {
    tencent: { region: "ap-guangzhou", engine: "cdb", instanceId: seed.tencent.databases.cdb, ...since },
    alibaba: { region: "cn-hangzhou", engine: "mongodb", instanceId: seed.alibaba.databases.mongodb, ...since },
    huawei: undefined,
    volcengine: undefined,
  },
  getAuditEvents: {
    tencent: { region: "ap-guangzhou", ...since },
    alibaba: { region: "cn-hangzhou", ...since },
    huawei: { region: "cn-north-4", ...since },
    volcengine: { region: "cn-beijing", ...since },
  },
};
