// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedResource } from "../managed-resource";

/** The arguments of `DatabaseAuditPolicy` on Huawei Cloud. */
export interface HuaweiDatabaseAuditPolicyArgs {
  /**
   * The cloud that holds the database.
   *
   * A change replaces the resource.
   */
  cloud: "huawei";
  /**
   * The region of the instance, such as `cn-north-4`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The project of the instance, 32 letters and digits. By default it is found as `getAuditLogs` finds it.
   *
   * A change replaces the resource.
   */
  projectId?: pulumi.Input<string | undefined>;
  /**
   * The service of the instance: `taurusdb` or `rds`.
   *
   * A change replaces the resource.
   */
  engine: pulumi.Input<"taurusdb" | "rds">;
  /**
   * The instance, 36 letters and digits.
   *
   * A change replaces the resource.
   */
  instanceId: pulumi.Input<string>;
  /** Whether audit logs are written. */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /** Days that audit logs are kept, 1 to 732; required when they are Enabled. */
  keepDays?: pulumi.Input<number | undefined>;
  /**
   * The kinds of statements that are recorded, such as `GRANT`; none means all. On RDS for MySQL only.
   *
   * Default: `[]`.
   */
  auditTypes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** The databases that are recorded; for RDS for PostgreSQL only. */
  databases?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Whether the audit logs that exist are kept when they are switched off. Without it they are lost for good.
   *
   * Default: `true`.
   */
  reserveAuditLogs?: pulumi.Input<boolean | undefined>;
  /**
   * What the end of management does: `restore` puts back the policy that was found, `disable` switches audit logs
   * off.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | undefined>;
}

/** The arguments of `DatabaseAuditPolicy`; `cloud` says which. */
export type DatabaseAuditPolicyArgs = HuaweiDatabaseAuditPolicyArgs;

/** What a program may read of `DatabaseAuditPolicy`: arguments, what is filled in, and what only the cloud says. */
export abstract class DatabaseAuditPolicyOutputs extends ManagedResource {
  /** The cloud that holds the database. */
  declare readonly cloud: pulumi.Output<"huawei">;
  /** The region of the instance, such as `cn-north-4`. */
  declare readonly region: pulumi.Output<string>;
  /** The project of the instance, 32 letters and digits. By default it is found as `getAuditLogs` finds it. */
  declare readonly projectId: pulumi.Output<string | undefined>;
  /** The service of the instance: `taurusdb` or `rds`. */
  declare readonly engine: pulumi.Output<"taurusdb" | "rds">;
  /** The instance, 36 letters and digits. */
  declare readonly instanceId: pulumi.Output<string>;
  /** Whether audit logs are written. */
  declare readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /** Days that audit logs are kept, 1 to 732; required when they are Enabled. */
  declare readonly keepDays: pulumi.Output<number | undefined>;
  /** The kinds of statements that are recorded, such as `GRANT`; none means all. On RDS for MySQL only. */
  declare readonly auditTypes: pulumi.Output<string[]>;
  /** The databases that are recorded; for RDS for PostgreSQL only. */
  declare readonly databases: pulumi.Output<string[] | undefined>;
  /** Whether the audit logs that exist are kept when they are switched off. Without it they are lost for good. */
  declare readonly reserveAuditLogs: pulumi.Output<boolean>;
  /**
   * What the end of management does: `restore` puts back the policy that was found, `disable` switches audit logs
   * off.
   */
  declare readonly onDelete: pulumi.Output<"restore" | "disable">;
  /** The policy that was found when the instance's audit logs came under management. */
  declare readonly previousPolicy: pulumi.Output<Record<string, unknown>>;
}

export const databaseAuditPolicyProperties = [
  "cloud",
  "region",
  "projectId",
  "engine",
  "instanceId",
  "status",
  "keepDays",
  "auditTypes",
  "databases",
  "reserveAuditLogs",
  "onDelete",
  "previousPolicy",
] as const;
