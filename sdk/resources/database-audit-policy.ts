import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import {
  type DatabaseAuditPolicyArgs,
  type DatabaseAuditPolicyOutputs,
  databaseAuditPolicy,
} from "../types/database-audit-policy";

export type {
  AlibabaDatabaseAuditPolicyArgs,
  DatabaseAuditPolicyArgs,
  HuaweiDatabaseAuditPolicyArgs,
  TencentDatabaseAuditPolicyArgs,
} from "../types/database-audit-policy";

/**
 * Keeps the audit logs of one existing database in a declared state: whether they are written, and for how long they are kept.
 * What was found is the output `previousPolicy`, which `onDelete: "restore"` puts back.
 *
 * @see https://cloud.tencent.com/document/api/236
 * @see https://api.aliyun.com/document/DAS/2020-01-16/ModifySqlLogConfig
 * @see https://support.huaweicloud.com/intl/en-us/api-taurusdb/UpdateAuditLogPolicy.html
 *
 * @example
 * ```ts
 * new audit.DatabaseAuditPolicy("orders", {
 *   cloud: "huawei", region: "cn-north-4", engine: "taurusdb",
 *   instanceId: "3d39c18788b54a919bab633874c159dfin07", status: "Enabled", keepDays: 180,
 * });
 * ```
 */
export class DatabaseAuditPolicy extends resourceOf<DatabaseAuditPolicyOutputs>() {
  constructor(name: string, args: DatabaseAuditPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const declared = databaseAuditPolicy.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
