import { seed } from "../../emulator/index";
import type { KindName } from "../../provider/kinds";
import { fleet, logFleet } from "./fleet-inputs";

/** A resource that sets every input of its kind, cloud and variant; several where none takes all. */
export interface EveryInput {
  readonly kind: KindName;
  readonly cloud: string;
  readonly variant?: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const monitor = (cloud: string, region: string, bucket: string): EveryInput => ({
  kind: "BucketAccessMonitor",
  cloud,
  args: { cloud, region, bucket, status: "Enabled", onDelete: "disable" },
});

const log = (cloud: string, region: string, bucket: string, own: object): EveryInput => ({
  kind: "BucketAccessLog",
  cloud,
  args: {
    ...{ cloud, region, bucket, status: "Enabled", targetBucket: bucket, targetPrefix: "logs/" },
    ...{ ...own, allowLoop: true, onDelete: "disable" },
  },
});

const project = { cloud: "huawei", region: seed.huawei.region, projectId: seed.huawei.projectId };
const tracker = {
  ...{ ...project, status: "Enabled", agencyName: "cts_admin_trust", isLtsEnabled: true, isSupportValidate: true },
  tags: { team: "security" },
};
const transfer = {
  ...{ bucketName: "audit", filePrefixName: "cts", isObsCreated: true, compressType: "json", isSortByService: false },
};
const arn = (service: string, project: string) => `acs:${service}:cn-hangzhou:1234567890123456:project/${project}`;
const audit = { type: "cos", region: seed.tencent.region, name: "audit", prefix: "audit" };
const role = "acs:ram::1234567890123456:role/audit";

/** No engine takes all inputs: together these set them. */
const tencentDatabase = (engine: keyof typeof seed.tencent.databases, more: object): EveryInput => ({
  kind: "DatabaseAuditPolicy",
  cloud: "tencent",
  args: {
    ...{ cloud: "tencent", region: seed.tencent.region, engine, instanceId: seed.tencent.databases[engine] },
    ...{ status: "Enabled", keepDays: 30, ...more },
  },
});

const alibabaDatabase = (engine: keyof typeof seed.alibaba.databases, more: object): EveryInput => ({
  kind: "DatabaseAuditPolicy",
  cloud: "alibaba",
  args: {
    ...{ cloud: "alibaba", region: seed.alibaba.region, engine, instanceId: seed.alibaba.databases[engine] },
    ...{ status: "Enabled", keepDays: 30, ...more },
  },
});

export const everyInput: readonly EveryInput[] = [
  monitor("tencent", seed.tencent.region, seed.tencent.bucket),
  monitor("alibaba", seed.alibaba.region, seed.alibaba.bucket),
  monitor("volcengine", seed.volcengine.region, seed.volcengine.bucket),
  ...fleet("tencent", seed.tencent.region, "-1250000000"),
  ...fleet("alibaba", seed.alibaba.region, ""),
  ...fleet("volcengine", seed.volcengine.region, ""),
  ...logFleet("tencent", seed.tencent.region, "-1250000000", {}),
  ...logFleet("alibaba", seed.alibaba.region, "", { loggingRole: "audit-writer" }),
  ...logFleet("huawei", seed.huawei.region, "", {
    agency: "obs-log-agency",
    targetGrants: [
      { accountId: "0123456789abcdef0123456789abcdef", permission: "READ" },
      { everyone: true, permission: "WRITE" },
    ],
  }),
  ...logFleet("volcengine", seed.volcengine.region, "", { role: "audit-writer" }),
  log("tencent", seed.tencent.region, seed.tencent.bucket, {}),
  log("alibaba", seed.alibaba.region, seed.alibaba.bucket, { loggingRole: "audit-writer" }),
  log("huawei", seed.huawei.region, "orders", {
    agency: "obs-log-agency",
    targetGrants: [
      { accountId: seed.huawei.domainId, permission: "READ" },
      { everyone: true, permission: "READ" },
    ],
  }),
  log("volcengine", seed.volcengine.region, seed.volcengine.bucket, { role: "audit-writer" }),
  {
    kind: "AuditTrack",
    cloud: "tencent",
    args: {
      ...{ cloud: "tencent", region: seed.tencent.region, name: "writes", status: "Enabled", actionType: "Write" },
      ...{
        resourceType: "cos",
        eventNames: ["PutBucketACL", "PutBucketPolicy"],
        trackForAllMembers: true,
        adopt: true,
      },
      storage: {
        ...{ type: "cos", region: seed.tencent.region, name: "audit", prefix: "audit", compress: true },
        ...{ accountId: "100000000001", appId: "1250000000" },
      },
    },
  },
  {
    kind: "AuditTrack",
    cloud: "tencent",
    args: {
      ...{ cloud: "tencent", region: seed.tencent.region, name: "several", status: "Enabled", storage: audit },
      filters: [
        { resourceType: "cam", actionType: "Write", eventNames: ["AddSubAccount", "CreateUser"] },
        { resourceType: "cos", actionType: "*", eventNames: ["*"] },
      ],
    },
  },
  {
    kind: "AuditTrack",
    cloud: "alibaba",
    args: {
      ...{ cloud: "alibaba", region: "cn-hangzhou", name: "all-events", status: "Enabled", eventRw: "All" },
      ...{ trailRegion: "All", ossBucketName: "archive", ossKeyPrefix: "audit-logs", ossWriteRoleArn: role },
      ...{ slsProjectArn: arn("log", "audit"), slsWriteRoleArn: role },
      ...{ maxComputeProjectArn: arn("odps", "actiontrail_audit"), maxComputeWriteRoleArn: role },
      ...{ isOrganizationTrail: true, adopt: true, insightTypes: ["AkInsight", "IpInsight"] },
      dataEvents: {
        regions: ["cn-beijing", "cn-hangzhou"],
        selectors: [
          {
            ...{ serviceName: "Oss", readWriteType: "Read", eventNames: { equals: ["CopyObject", "GetObject"] } },
            resourceArns: { notEquals: ["acs:oss:*:*:public/*"] },
          },
        ],
      },
    },
  },
  {
    kind: "AuditTrack",
    cloud: "volcengine",
    args: {
      ...{ cloud: "volcengine", region: "cn-beijing", name: "all-events", status: "Enabled", eventRw: "Write" },
      ...{ eventSources: ["iam", "tos"], isOrganizationTrail: true, adopt: true },
      ...{ tosBucketName: "audit", tosBucketRegion: "cn-beijing", tosKeyPrefix: "trails", tosBucketProject: "default" },
      ...{ tosAccountId: "9007199254740993", tosWriteRoleTrn: "trn:iam::9007199254740993:role/CloudTrailWrite" },
      ...{ tosSseAlgorithm: "kms", tosSseKmsKeyId: "11111111-2222-3333-4444-555555555555" },
      ...{ tlsProjectName: "audit", tlsProjectRegion: "cn-shanghai", tlsTopicName: "events" },
      ...{ tlsProjectTopicProject: "default", tlsAccountId: "2100000003" },
      tlsWriteRoleTrn: "trn:iam::2100000003:role/CloudTrailWrite",
    },
  },
  {
    kind: "AuditInsight",
    cloud: "alibaba",
    args: {
      ...{ cloud: "alibaba", region: "cn-hangzhou", insightType: "IpInsight", status: "Enabled" },
      onDelete: "disable",
    },
  },
  {
    kind: "AuditNotification",
    cloud: "huawei",
    args: {
      ...{ ...project, name: "trackers", status: "Enabled", operationType: "customized", adopt: true },
      topicId: `urn:smn:${seed.huawei.region}:${seed.huawei.projectId}:alarms`,
      operations: [{ serviceType: "CTS", resourceType: "tracker", traceNames: ["deleteTracker"] }],
      notifyUserList: [{ userGroup: "admin", userList: ["alice"] }],
      filter: { condition: "OR", rules: ["code != 200"] },
      agencyName: "cts_admin_trust",
    },
  },
  {
    kind: "AuditLogExport",
    cloud: "tencent",
    args: {
      ...{ cloud: "tencent", region: seed.tencent.region, engine: "cdb", instanceId: seed.tencent.databases.cdb },
      ...{ startTime: "2026-01-15T00:00:00.000Z", endTime: "2026-01-16T00:00:00.000Z", utcOffset: "+00:00" },
      ...{ file: "new", onDelete: "keep" },
    },
  },
  {
    kind: "AuditLogExport",
    cloud: "alibaba",
    args: {
      ...{ cloud: "alibaba", region: seed.alibaba.region, engine: "rds", instanceId: seed.alibaba.databases.rds },
      ...{ startTime: "2026-01-15T00:00:00.000Z", endTime: "2026-01-16T00:00:00.000Z", nodeId: "pi-1" },
      ...{ file: "task-0001", onDelete: "keep" },
    },
  },
  {
    kind: "AuditHistoryDelivery",
    cloud: "alibaba",
    args: { cloud: "alibaba", region: "cn-hangzhou", trail: "all-events" },
  },
  {
    kind: "AuditTrack",
    cloud: "huawei",
    variant: "system",
    args: {
      ...{ ...tracker, type: "system", name: "system", isOrganizationTracker: true, excludeServices: ["KMS"] },
      ...{ isSupportTraceFilesEncryption: true, kmsId: "0d0466b0-e727-4d9c-b35d-f84bb474a37f" },
      ...{ obs: transfer, onDelete: "disable" },
    },
  },
  {
    kind: "AuditTrack",
    cloud: "huawei",
    variant: "data",
    args: {
      ...{ ...tracker, type: "data", name: "orders", dataBucket: { name: "orders", events: ["READ", "WRITE"] } },
      ...{ obs: { ...transfer, bucketLifecycle: 180 }, adopt: true },
    },
  },
  tencentDatabase("cdb", { fastDays: 7, auditAll: false, ruleTemplateIds: ["cdb-art-riwq2vx0"], onDelete: "disable" }),
  tencentDatabase("mongodb", { auditAll: false, ruleFilters: [{ type: "SqlType", values: ["insert", "delete"] }] }),
  tencentDatabase("postgres", { fastDays: 7, auditType: "complex" }),
  tencentDatabase("redis", { commands: "write", degradeAtMs: 900 }),
  alibabaDatabase("rds", { hotDays: 3, sqlExplorer: true, onDelete: "disable" }),
  alibabaDatabase("mongodb", { hotDays: 1, edition: "V2_Standard", auditTypes: ["admin", "insert"] }),
  {
    kind: "DatabaseAuditPolicy",
    cloud: "huawei",
    args: {
      ...{ ...project, engine: "rds", instanceId: seed.huawei.rdsInstanceId, status: "Enabled", keepDays: 30 },
      ...{ auditTypes: ["GRANT"], databases: ["orders"], reserveAuditLogs: true, onDelete: "disable" },
    },
  },
];
