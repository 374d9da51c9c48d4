import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import { type AuditLogExportArgs, type AuditLogExportOutputs, auditLogExport } from "../types/audit-log-export";

export type {
  AlibabaAuditLogExportArgs,
  AuditLogExportArgs,
  TencentAuditLogExportArgs,
} from "../types/audit-log-export";

/**
 * One file with the audit records of a database instance over a span. An export of the span is looked for first, and asked for once.
 * On Tencent Cloud, deleting the resource deletes the file only if the resource asked for it, and the service deletes the file after 24
 * hours. On Alibaba Cloud nothing deletes it, and its link is valid for a time. A resource whose file is gone stays as it is, and asks
 * for no other one.
 *
 * @see https://cloud.tencent.com/document/api/236
 * @see https://api.aliyun.com/document/DAS/2020-01-16/CreateSqlLogTask
 *
 * @example
 * ```ts
 * const file = new audit.AuditLogExport("january", {
 *   cloud: "tencent", region: "ap-guangzhou", engine: "cdb", instanceId: "cdb-etxaaa12",
 *   startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z",
 * });
 * export const link = file.link;
 * ```
 */
export class AuditLogExport extends resourceOf<AuditLogExportOutputs>() {
  constructor(name: string, args: AuditLogExportArgs, options?: pulumi.CustomResourceOptions) {
    const declared = auditLogExport.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
