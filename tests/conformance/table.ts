import { seed } from "../../emulator/index";
import type { KindName, SourceName } from "../../provider/kinds";

export const names = ["tencent", "alibaba", "huawei", "volcengine"] as const;
export type Cells<T> = readonly (T | undefined)[];

const since = { startTime: new Date(Date.now() - 3_600_000).toISOString(), endTime: new Date().toISOString() };
const { projectId: _project, instanceId, rdsInstanceId } = seed.huawei;

/** What a resource of each cloud is given; nothing where the cloud does not offer the kind. */
export const resources: Readonly<Record<KindName, Cells<object>>> = {
  BucketAccessMonitor: [
    { region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled" },
    { region: "cn-hangzhou", bucket: "archive", status: "Enabled" },
    undefined,
    { region: "cn-beijing", bucket: "lake", status: "Enabled" },
  ],
  AuditTrack: [
    {
      ...{ region: "ap-guangzhou", name: "writes", status: "Enabled", actionType: "Write", resourceType: "*" },
      ...{ eventNames: ["*"], storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" } },
    },
    { region: "cn-hangzhou", name: "all-events", status: "Enabled", ossBucketName: "archive" },
    { region: "cn-north-4", type: "system", status: "Enabled", obs: { bucketName: "audit" } },
    undefined,
  ],
  DatabaseAuditPolicy: [
    {
      ...{ region: "ap-guangzhou", engine: "cdb", instanceId: seed.tencent.databases.cdb },
      ...{ status: "Enabled", keepDays: 30 },
    },
    undefined,
    { region: "cn-north-4", engine: "taurusdb", instanceId, status: "Enabled", keepDays: 30 },
    undefined,
  ],
};

/** What a data source of each cloud is asked. */
export const sources: Readonly<Record<SourceName, Cells<object>>> = {
  getBucketAccessMonitor: [
    { region: "ap-guangzhou", bucket: "logs-1250000000" },
    { region: "cn-hangzhou", bucket: "archive" },
    undefined,
    { region: "cn-beijing", bucket: "lake" },
  ],
  getBuckets: [{}, {}, undefined, {}],
  getAuditTracks: [{ region: "ap-guangzhou" }, { region: "cn-hangzhou" }, { region: "cn-north-4" }, undefined],
  getAuditLogs: [undefined, undefined, { region: "cn-north-4", instanceId, ...since }, undefined],
  getAuditLogLinks: [
    undefined,
    undefined,
    { region: "cn-north-4", instanceId: rdsInstanceId, engine: "rds", ids: ["missing"] },
    undefined,
  ],
  getAuditEvents: [
    { region: "ap-guangzhou", ...since },
    { region: "cn-hangzhou", ...since },
    { region: "cn-north-4", ...since },
    undefined,
  ],
};
