import * as audit from "pulumi-access-audit";

/** The buckets and their targets exist already, each pair in one region and account. */
const logs = [
  new audit.BucketAccessLog("cos", {
    cloud: "tencent",
    region: "ap-guangzhou",
    bucket: "logs-1250000000",
    status: "Enabled",
    targetBucket: "audit-1250000000",
    targetPrefix: "logs/",
  }),
  new audit.BucketAccessLog("oss", {
    cloud: "alibaba",
    region: "cn-hangzhou",
    bucket: "archive",
    status: "Enabled",
    targetBucket: "audit-hangzhou",
    targetPrefix: "archive/",
    loggingRole: "AliyunOSSLoggingDefaultRole",
  }),
  new audit.BucketAccessLog("obs", {
    cloud: "huawei",
    region: "cn-north-4",
    bucket: "orders",
    status: "Enabled",
    targetBucket: "audit",
    targetPrefix: "orders/",
    // Made in IAM before, for the cloud service OBS, with OBSAssumeLoggingPolicy for the target.
    agency: "obs-log-agency",
    targetGrants: [{ accountId: "d78cbac186b744899480f25bd022f468", permission: "READ" }],
  }),
  new audit.BucketAccessLog("tos", {
    cloud: "volcengine",
    region: "cn-beijing",
    bucket: "lake",
    status: "Enabled",
    targetBucket: "audit-beijing",
    targetPrefix: "lake",
  }),
];

/** Many buckets as one resource: one target for each region, and a prefix for each bucket. */
new audit.BucketAccessLogs("fleet", {
  cloud: "huawei",
  buckets: { "cn-north-4": ["invoices"] },
  status: "Enabled",
  targetBuckets: { "cn-north-4": "audit" },
  targetPrefix: "logs/{bucket}/",
  agency: "obs-log-agency",
});

/** Who reads the logs shows, too. */
new audit.BucketAccessMonitor("readers", {
  cloud: "alibaba",
  region: "cn-hangzhou",
  bucket: "audit-hangzhou",
  status: "Enabled",
});

/** What was there before, which the end of the stack puts back as one thing. */
export const before = logs.map(({ previousLog }) => previousLog);
/** What OSS itself says, once the log is in its declared state. */
export const now = audit.getBucketAccessLogOutput(
  { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" },
  { dependsOn: logs },
).targetBucket;
