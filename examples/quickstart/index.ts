import * as audit from "pulumi-access-audit";

/** Who reads the objects of two buckets. */
const logs = new audit.BucketAccessMonitor("logs", {
  cloud: "tencent",
  region: "ap-guangzhou",
  bucket: "logs-1250000000",
  status: "Enabled",
});
const archive = new audit.BucketAccessMonitor("archive", {
  cloud: "alibaba",
  region: "cn-hangzhou",
  bucket: "archive",
  status: "Enabled",
  onDelete: "restore",
});

/** Who changes the account. */
const writes = new audit.AuditTrack("writes", {
  cloud: "tencent",
  region: "ap-guangzhou",
  name: "writes",
  status: "Enabled",
  actionType: "Write",
  resourceType: "*",
  eventNames: ["*"],
  storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
  trackForAllMembers: false,
});
const everything = new audit.AuditTrack("everything", {
  cloud: "volcengine",
  region: "cn-beijing",
  name: "all-events",
  status: "Enabled",
  tosBucketName: "lake",
  tosBucketRegion: "cn-beijing",
});

/** What a database recorded in the last two whole days. */
const dayMs = 24 * 60 * 60 * 1000;
const today = Math.floor(Date.now() / dayMs) * dayMs;
const database = audit.getAuditLogsOutput({
  cloud: "huawei",
  region: "cn-north-4",
  instanceId: "3d39c18788b54a919bab633874c159dfin07",
  startTime: new Date(today - 2 * dayMs),
  endTime: new Date(today),
});

export const monitors = { logs: logs.status, archive: archive.status };
export const tracks = { writes: writes.status, everything: everything.status };
export const auditLogCount = database.totalCount;
export const auditLogs = database.auditLogs;
