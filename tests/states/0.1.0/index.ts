import * as pulumi from "@pulumi/pulumi";
import * as audit from "pulumi-access-audit";

const config = new pulumi.Config();

// Monitors: Enabled over Disabled, Enabled over Enabled to be disabled at the end, Disabled over Enabled.
const cos = { cloud: "tencent", region: "ap-guangzhou" } as const;
new audit.BucketAccessMonitor("cos-logs", { ...cos, bucket: "logs-1250000000", status: "Enabled" });
new audit.BucketAccessMonitor("cos-images", {
  cloud: "tencent",
  bucket: "images-1250000000",
  status: "Enabled",
  onDelete: "disable",
});
new audit.BucketAccessMonitor("cos-backups", { ...cos, bucket: "backups-1250000000", status: "Disabled" });

// The region in the form that belongs to hosts.
const oss = { cloud: "alibaba", region: "oss-cn-hangzhou" } as const;
new audit.BucketAccessMonitor("oss-archive", { ...oss, bucket: "archive", status: "Enabled" });
new audit.BucketAccessMonitor("oss-images", { ...oss, bucket: "images", status: "Enabled", onDelete: "disable" });
new audit.BucketAccessMonitor("oss-backups", { ...oss, bucket: "backups", status: "Disabled" });

const tos = { cloud: "volcengine", region: "cn-beijing" } as const;
new audit.BucketAccessMonitor("tos-lake", { ...tos, bucket: "lake", status: "Enabled" });
new audit.BucketAccessMonitor("tos-images", { ...tos, bucket: "images", status: "Enabled", onDelete: "disable" });
new audit.BucketAccessMonitor("tos-backups", { ...tos, bucket: "backups", status: "Disabled" });

// CloudAudit: everything; some events of one product; a topic, switched off.
new audit.AuditTrack("cloudaudit-all", {
  ...cos,
  name: "all",
  status: "Enabled",
  actionType: "*",
  resourceType: "*",
  eventNames: ["*"],
  storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: config.requireSecret("prefix") },
  adopt: true,
});
export const trackId = new audit.AuditTrack("cloudaudit-cos", {
  cloud: "tencent",
  name: "cos-changes",
  status: "Enabled",
  actionType: "Write",
  resourceType: "cos",
  eventNames: ["PutBucketPolicy", "DeleteBucket", "PutBucketACL"],
  storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "cos_changes", compress: true },
  trackForAllMembers: true,
}).trackId;
new audit.AuditTrack("cloudaudit-topic", {
  ...cos,
  name: "reads",
  status: "Disabled",
  actionType: "Read",
  resourceType: "*",
  eventNames: ["*"],
  storage: {
    type: "cls",
    region: "ap-guangzhou",
    name: "8a2b6f0e-1c3d-4e5f-8a9b-0c1d2e3f4a5b",
    prefix: "reads",
    accountId: "100000000002",
    appId: "1250000001",
    compress: false,
  },
});

// ActionTrail: two destinations with roles; the organization's, with defaults; MaxCompute, switched off.
const actiontrail = { cloud: "alibaba", region: "cn-hangzhou" } as const;
const role = (name: string) => `acs:ram::1234567890123456:role/${name}`;
new audit.AuditTrack("actiontrail-all", {
  ...actiontrail,
  name: "all-events",
  status: "Enabled",
  eventRw: "All",
  trailRegion: "cn-hangzhou,cn-beijing",
  ossBucketName: "audit",
  ossKeyPrefix: "actiontrail/all",
  ossWriteRoleArn: role("audit-oss"),
  slsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit",
  slsWriteRoleArn: role("audit-sls"),
  adopt: true,
});
new audit.AuditTrack("actiontrail-organization", {
  ...actiontrail,
  name: "organization",
  status: "Enabled",
  ossBucketName: "audit-2",
  isOrganizationTrail: true,
});
new audit.AuditTrack("actiontrail-writes", {
  ...actiontrail,
  name: "writes-only",
  status: "Disabled",
  eventRw: "Write",
  maxComputeProjectArn: "acs:odps:cn-hangzhou:1234567890123456:project/actiontrail_writes",
  maxComputeWriteRoleArn: role("audit-odps"),
});

// CTS: system trackers that are restored, disabled and deleted at the end; data trackers with and without delivery.
new audit.AuditTrack("cts-restore", {
  cloud: "huawei",
  region: "cn-north-4",
  type: "system",
  status: "Enabled",
  agencyName: "cts_audit",
  isSupportValidate: true,
  isOrganizationTracker: true,
  isSupportTraceFilesEncryption: true,
  kmsId: "13a4207c-7abe-4b68-8510-16b84c3b5504",
  obs: { bucketName: "audit-2", filePrefixName: "system", compressType: "json", isSortByService: false },
  tags: { team: "security" },
});
new audit.AuditTrack("cts-disable", {
  cloud: "huawei",
  region: "cn-east-3",
  type: "system",
  status: "Enabled",
  excludeServices: ["KMS"],
  isLtsEnabled: true,
  onDelete: "disable",
});
new audit.AuditTrack("cts-delete", {
  cloud: "huawei",
  region: "cn-south-1",
  type: "system",
  status: "Disabled",
  onDelete: "delete",
});
export const tracker = new audit.AuditTrack("cts-orders", {
  cloud: "huawei",
  region: "cn-north-4",
  projectId: "0483b6b16e954cb88930a360d2c4e663",
  type: "data",
  name: "orders",
  status: "Enabled",
  dataBucket: { name: "orders", events: ["WRITE", "READ"] },
  obs: { bucketName: "orders-events", filePrefixName: "orders", isObsCreated: true, bucketLifecycle: 180 },
  isLtsEnabled: true,
  isSupportValidate: true,
  tags: { team: "security", level: "" },
}).id;
new audit.AuditTrack("cts-invoices", {
  cloud: "huawei",
  type: "data",
  name: "invoices",
  status: "Disabled",
  dataBucket: { name: "invoices", events: ["WRITE"] },
});

// Database audit logs: kept longer than found; off over on; on over off; off at the end; of more databases than found.
const databases = { cloud: "huawei", region: "cn-north-4" } as const;
export const previous = new audit.DatabaseAuditPolicy("taurusdb-longer", {
  ...databases,
  engine: "taurusdb",
  instanceId: "3d39c18788b54a919bab633874c159dfin07",
  status: "Enabled",
  keepDays: 180,
}).previousPolicy;
new audit.DatabaseAuditPolicy("taurusdb-off", {
  ...databases,
  engine: "taurusdb",
  instanceId: "3d39c18788b54a919bab633874c159e0in07",
  projectId: "0483b6b16e954cb88930a360d2c4e663",
  status: "Disabled",
});
new audit.DatabaseAuditPolicy("taurusdb-on", {
  ...databases,
  engine: "taurusdb",
  instanceId: "3d39c18788b54a919bab633874c159e1in07",
  status: "Enabled",
  keepDays: 30,
});
new audit.DatabaseAuditPolicy("rds-disable", {
  cloud: "huawei",
  engine: "rds",
  instanceId: "cee5265e1e5845649e354841234567dfin01",
  status: "Enabled",
  keepDays: 30,
  auditTypes: ["GRANT", "DROP"],
  onDelete: "disable",
});
new audit.DatabaseAuditPolicy("rds-databases", {
  ...databases,
  engine: "rds",
  instanceId: "cee5265e1e5845649e354841234567e0in01",
  status: "Enabled",
  keepDays: 90,
  databases: ["orders", "invoices"],
  reserveAuditLogs: false,
});
