import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { policyInputs } from "../provider/clouds/huawei/databases/database-audit-policy";
import type { Inputs } from "./inputs";
import { ManagedResource } from "./managed-resource";

/** The arguments of {@link DatabaseAuditPolicy}. */
export type DatabaseAuditPolicyArgs = Inputs<z.input<typeof policyInputs>>;

/**
 * Keeps the audit logs of one existing database in a declared state: whether they are written, and for how long they are kept.
 * What was found is the output `previousPolicy`, which `onDelete: "restore"` puts back.
 *
 * Vendor's page: https://support.huaweicloud.com/intl/en-us/api-taurusdb/SetAuditLogPolicy.html
 *
 * @example
 * ```ts
 * new audit.DatabaseAuditPolicy("orders", {
 *   cloud: "huawei", region: "cn-north-4", engine: "taurusdb",
 *   instanceId: "3d39c18788b54a919bab633874c159dfin07", status: "Enabled", keepDays: 180,
 * });
 * ```
 */
export class DatabaseAuditPolicy extends ManagedResource {
  declare readonly cloud: pulumi.Output<"huawei">;
  declare readonly region: pulumi.Output<string>;
  declare readonly projectId: pulumi.Output<string>;
  declare readonly engine: pulumi.Output<"taurusdb" | "rds">;
  declare readonly instanceId: pulumi.Output<string>;
  declare readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /** Days that audit logs are kept. */
  declare readonly keepDays: pulumi.Output<number | undefined>;
  declare readonly auditTypes: pulumi.Output<string[]>;
  declare readonly onDelete: pulumi.Output<"restore" | "disable">;
  /** The policy that was found when the instance's audit logs came under management. */
  declare readonly previousPolicy: pulumi.Output<Readonly<Record<string, unknown>>>;

  constructor(name: string, args: DatabaseAuditPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const place = ["cloud", "region", "projectId", "engine", "instanceId"];
    const policy = ["status", "keepDays", "auditTypes", "databases", "reserveAuditLogs", "onDelete", "previousPolicy"];
    super("DatabaseAuditPolicy", name, args, [...place, ...policy], options);
  }
}
