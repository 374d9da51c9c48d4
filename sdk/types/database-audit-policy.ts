// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `DatabaseAuditPolicy` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/api/236
 *
 * @example
 * ```ts
 * new audit.DatabaseAuditPolicy("example", {
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   engine: "cdb",
 *   instanceId: "cdb-etxaaa12",
 *   status: "Enabled",
 *   keepDays: 180,
 * });
 * ```
 */
export interface TencentDatabaseAuditPolicyArgs {
  /**
   * The cloud that holds the database.
   *
   * A change replaces the resource.
   */
  cloud: "tencent";
  /**
   * The region of the instance, such as `ap-guangzhou`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The service of the instance.
   *
   * - `cdb`: TencentDB for MySQL.
   * - `cynosdb`: TDSQL-C for MySQL.
   * - `postgres`: TencentDB for PostgreSQL.
   * - `mongodb`: TencentDB for MongoDB.
   * - `mariadb`: TencentDB for MariaDB.
   * - `dcdb`: TDSQL for MySQL.
   * - `redis`: TencentDB for Redis, and for Valkey.
   * - `sqlserver`: TencentDB for SQL Server.
   *
   * A change replaces the resource.
   */
  engine: pulumi.Input<"cdb" | "cynosdb" | "postgres" | "mongodb" | "mariadb" | "dcdb" | "redis" | "sqlserver">;
  /**
   * The instance, such as `cdb-etxaaa12`.
   *
   * A change replaces the resource.
   */
  instanceId: pulumi.Input<string>;
  /**
   * Whether the instance is audited. Switching it off deletes the existing audit records.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * Days that audit records are kept: 7, 30, 90, 180, 365, 1095 or 1825; on Redis 7 or 30. Required when status is
   * Enabled.
   */
  keepDays?: pulumi.Input<number | undefined>;
  /** Days of these in fast storage, at most `keepDays`. Required on PostgreSQL, MariaDB and TDSQL; not for MongoDB. */
  fastDays?: pulumi.Input<number | undefined>;
  /**
   * Whether everything is recorded. On MySQL, TDSQL-C and MongoDB it may be false; then rules say what is.
   *
   * Default: `true`.
   */
  auditAll?: pulumi.Input<boolean | undefined>;
  /**
   * The rule templates that say what is recorded, by id, when `auditAll` is false. On MySQL and TDSQL-C.
   *
   * Default: `[]`.
   */
  ruleTemplateIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * The filters that say what is recorded when `auditAll` is false. On MongoDB, which never shows them.
   *
   * Default: `[]`.
   */
  ruleFilters?: pulumi.Input<
    | pulumi.Input<{
        /**
         * What the filter is about.
         *
         * - `SrcIp`: The address of the client.
         * - `DB`: The database.
         * - `Collection`: The collection.
         * - `User`: The user.
         * - `SqlType`: The kind of statement: query, insert, update, delete or command.
         */
        type: pulumi.Input<"SrcIp" | "DB" | "Collection" | "User" | "SqlType">;
        /** The values that are recorded. */
        values: pulumi.Input<pulumi.Input<string>[]>;
      }>[]
    | undefined
  >;
  /**
   * How much is recorded of a statement. Required on PostgreSQL when status is Enabled.
   *
   * - `complex`: Also the objects of a statement, which is slower.
   * - `simple`: Statements only.
   */
  auditType?: pulumi.Input<"complex" | "simple" | undefined>;
  /**
   * Which commands are recorded. On Redis.
   *
   * - `all`: All commands.
   * - `write`: Commands that write.
   * - `read`: Commands that read.
   *
   * Default: `"all"`.
   */
  commands?: pulumi.Input<"all" | "write" | "read" | undefined>;
  /**
   * Milliseconds of latency (P99) from which Redis drops audit records, 300 to 1000. On Redis.
   *
   * Default: `500`.
   */
  degradeAtMs?: pulumi.Input<number | undefined>;
  /**
   * What happens on destroy. Switching off deletes the audit records, so the policy is kept by default.
   *
   * - `keep`: Leaves the policy as it is.
   * - `restore`: Puts back the policy that was found. One that was off is switched off, which deletes the audit
   *   records.
   * - `disable`: Switches auditing off, which deletes the audit records.
   *
   * Default: `"keep"`.
   */
  onDelete?: pulumi.Input<"keep" | "restore" | "disable" | undefined>;
}

/**
 * The arguments of `DatabaseAuditPolicy` on Alibaba Cloud.
 *
 * @see https://api.aliyun.com/document/DAS/2020-01-16/ModifySqlLogConfig
 *
 * @example
 * ```ts
 * new audit.DatabaseAuditPolicy("example", {
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   engine: "rds",
 *   instanceId: "rm-uf6wjk5exampl01",
 *   status: "Enabled",
 *   keepDays: 180,
 * });
 * ```
 */
export interface AlibabaDatabaseAuditPolicyArgs {
  /**
   * The cloud that holds the database.
   *
   * A change replaces the resource.
   */
  cloud: "alibaba";
  /**
   * The region of the instance, such as `cn-hangzhou`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The service of the instance.
   *
   * - `rds`: ApsaraDB RDS, which is audited by DAS.
   * - `polardb`: PolarDB, which is audited by DAS.
   * - `mongodb`: ApsaraDB for MongoDB.
   * - `redis`: Tair, and Redis.
   *
   * A change replaces the resource.
   */
  engine: pulumi.Input<"rds" | "polardb" | "mongodb" | "redis">;
  /**
   * The instance, such as `rm-uf6wjk5exampl01`.
   *
   * A change replaces the resource.
   */
  instanceId: pulumi.Input<string>;
  /**
   * Whether the instance is audited. The cloud bills for it while it is on. Switching it off may delete the
   * existing audit records; MongoDB's `Standard` edition can never be switched on again.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * Days that audit records are kept; a shorter time deletes older ones. On RDS and PolarDB 7 (not with the newest
   * collector), 30, 180 or 365; on MongoDB 1 to 365 (`Standard`), or 30, 180, 365, 1095 or 1825 (`V2_Standard`); on
   * Redis 1 to 365. Redis, and MongoDB's `Standard`, keep the records of all instances of a region equally long.
   * Required when status is Enabled.
   */
  keepDays?: pulumi.Input<number | undefined>;
  /**
   * Days of these in fast storage: 1 to 7 on RDS and PolarDB with the newest collector, 0 to 7 on MongoDB with
   * `V2_Standard`. Not for Redis.
   */
  hotDays?: pulumi.Input<number | undefined>;
  /** Whether statements are analysed, too (SQL Explorer). On RDS and PolarDB with the newest collector. */
  sqlExplorer?: pulumi.Input<boolean | undefined>;
  /**
   * The edition of MongoDB's auditing. What is on keeps its edition by default, and what is switched on gets
   * `V2_Standard`. `V2_Standard` cannot be changed back.
   *
   * - `Standard`: The older edition, which the vendor closes region by region.
   * - `V2_Standard`: The edition of DAS, which follows it.
   */
  edition?: pulumi.Input<"Standard" | "V2_Standard" | undefined>;
  /**
   * The operations that are recorded: `admin`, `slow`, `query`, `insert`, `update`, `delete`, `command`. On
   * MongoDB.
   */
  auditTypes?: pulumi.Input<
    pulumi.Input<"admin" | "slow" | "query" | "insert" | "update" | "delete" | "command">[] | undefined
  >;
  /**
   * What happens on destroy. Switching off may delete the audit records, so the policy is kept by default.
   *
   * - `keep`: Leaves the policy as it is.
   * - `restore`: Puts back the policy that was found. One that was off is switched off, which may delete the audit
   *   records.
   * - `disable`: Switches auditing off, which may delete the audit records.
   *
   * Default: `"keep"`.
   */
  onDelete?: pulumi.Input<"keep" | "restore" | "disable" | undefined>;
}

/**
 * The arguments of `DatabaseAuditPolicy` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-taurusdb/UpdateAuditLogPolicy.html
 *
 * @example
 * ```ts
 * new audit.DatabaseAuditPolicy("example", {
 *   cloud: "huawei",
 *   region: "cn-north-4",
 *   engine: "rds",
 *   instanceId: "cee5265e1e5845649e354841234567dfin01",
 *   status: "Enabled",
 *   keepDays: 180,
 * });
 * ```
 */
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
   * - `taurusdb`: TaurusDB, once GaussDB(for MySQL).
   * - `rds`: RDS for MySQL.
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
  /**
   * Whether audit logs are written.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
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
   * What happens on destroy: `restore` puts back the policy that was found, `disable` switches audit logs off,
   * `keep` leaves the policy as it is. Set `keep` where the logs must go on: a former policy may keep them for
   * fewer days, or not at all.
   *
   * - `restore`: Puts back the policy that was found.
   * - `disable`: Switches audit logs off.
   * - `keep`: Leaves the policy as it is.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
}

/** The arguments of `DatabaseAuditPolicy`; `cloud` says which. */
export type DatabaseAuditPolicyArgs =
  | TencentDatabaseAuditPolicyArgs
  | AlibabaDatabaseAuditPolicyArgs
  | HuaweiDatabaseAuditPolicyArgs;

/** What a program may read of `DatabaseAuditPolicy`: arguments, what is filled in, and what only the cloud says. */
export interface DatabaseAuditPolicyOutputs {
  /** The cloud that holds the database. */
  readonly cloud: pulumi.Output<"tencent" | "alibaba" | "huawei">;
  /**
   * `Tencent Cloud`: The region of the instance, such as `ap-guangzhou`. `Alibaba Cloud`: The region of the
   * instance, such as `cn-hangzhou`. `Huawei Cloud`: The region of the instance, such as `cn-north-4`.
   */
  readonly region: pulumi.Output<string>;
  /**
   * `Tencent Cloud`, `Alibaba Cloud`: The service of the instance. `Huawei Cloud`: The service of the instance:
   * `taurusdb` or `rds`.
   *
   * - `cdb`: TencentDB for MySQL.
   * - `cynosdb`: TDSQL-C for MySQL.
   * - `postgres`: TencentDB for PostgreSQL.
   * - `mongodb`: ApsaraDB for MongoDB.
   * - `mariadb`: TencentDB for MariaDB.
   * - `dcdb`: TDSQL for MySQL.
   * - `redis`: Tair, and Redis.
   * - `sqlserver`: TencentDB for SQL Server.
   * - `rds`: RDS for MySQL.
   * - `polardb`: PolarDB, which is audited by DAS.
   * - `taurusdb`: TaurusDB, once GaussDB(for MySQL).
   */
  readonly engine: pulumi.Output<
    | "cdb"
    | "cynosdb"
    | "postgres"
    | "mongodb"
    | "mariadb"
    | "dcdb"
    | "redis"
    | "sqlserver"
    | "rds"
    | "polardb"
    | "taurusdb"
  >;
  /**
   * `Tencent Cloud`: The instance, such as `cdb-etxaaa12`. `Alibaba Cloud`: The instance, such as
   * `rm-uf6wjk5exampl01`. `Huawei Cloud`: The instance, 36 letters and digits.
   */
  readonly instanceId: pulumi.Output<string>;
  /**
   * `Tencent Cloud`: Whether the instance is audited. Switching it off deletes the existing audit records. `Alibaba
   * Cloud`: Whether the instance is audited. The cloud bills for it while it is on. Switching it off may delete the
   * existing audit records; MongoDB's `Standard` edition can never be switched on again. `Huawei Cloud`: Whether
   * audit logs are written.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /**
   * `Tencent Cloud`: Days that audit records are kept: 7, 30, 90, 180, 365, 1095 or 1825; on Redis 7 or 30.
   * Required when status is Enabled. `Alibaba Cloud`: Days that audit records are kept; a shorter time deletes
   * older ones. On RDS and PolarDB 7 (not with the newest collector), 30, 180 or 365; on MongoDB 1 to 365
   * (`Standard`), or 30, 180, 365, 1095 or 1825 (`V2_Standard`); on Redis 1 to 365. Redis, and MongoDB's
   * `Standard`, keep the records of all instances of a region equally long. Required when status is Enabled.
   * `Huawei Cloud`: Days that audit logs are kept, 1 to 732; required when they are Enabled.
   */
  readonly keepDays: pulumi.Output<number | undefined>;
  /** Days of these in fast storage, at most `keepDays`. Required on PostgreSQL, MariaDB and TDSQL; not for MongoDB. */
  readonly fastDays: pulumi.Output<number | undefined>;
  /** Whether everything is recorded. On MySQL, TDSQL-C and MongoDB it may be false; then rules say what is. */
  readonly auditAll: pulumi.Output<boolean | undefined>;
  /** The rule templates that say what is recorded, by id, when `auditAll` is false. On MySQL and TDSQL-C. */
  readonly ruleTemplateIds: pulumi.Output<string[] | undefined>;
  /** The filters that say what is recorded when `auditAll` is false. On MongoDB, which never shows them. */
  readonly ruleFilters: pulumi.Output<
    | {
        /**
         * What the filter is about.
         *
         * - `SrcIp`: The address of the client.
         * - `DB`: The database.
         * - `Collection`: The collection.
         * - `User`: The user.
         * - `SqlType`: The kind of statement: query, insert, update, delete or command.
         */
        type: "SrcIp" | "DB" | "Collection" | "User" | "SqlType";
        /** The values that are recorded. */
        values: string[];
      }[]
    | undefined
  >;
  /**
   * How much is recorded of a statement. Required on PostgreSQL when status is Enabled.
   *
   * - `complex`: Also the objects of a statement, which is slower.
   * - `simple`: Statements only.
   */
  readonly auditType: pulumi.Output<"complex" | "simple" | undefined>;
  /**
   * Which commands are recorded. On Redis.
   *
   * - `all`: All commands.
   * - `write`: Commands that write.
   * - `read`: Commands that read.
   */
  readonly commands: pulumi.Output<"all" | "write" | "read" | undefined>;
  /** Milliseconds of latency (P99) from which Redis drops audit records, 300 to 1000. On Redis. */
  readonly degradeAtMs: pulumi.Output<number | undefined>;
  /**
   * `Tencent Cloud`: What happens on destroy. Switching off deletes the audit records, so the policy is kept by
   * default. `Alibaba Cloud`: What happens on destroy. Switching off may delete the audit records, so the policy is
   * kept by default. `Huawei Cloud`: What happens on destroy: `restore` puts back the policy that was found,
   * `disable` switches audit logs off, `keep` leaves the policy as it is. Set `keep` where the logs must go on: a
   * former policy may keep them for fewer days, or not at all.
   *
   * - `keep`: Leaves the policy as it is.
   * - `restore`: Puts back the policy that was found.
   * - `disable`: Switches audit logs off.
   */
  readonly onDelete: pulumi.Output<"keep" | "restore" | "disable">;
  /**
   * `Tencent Cloud`: When auditing was switched on; the vendor states no time zone. `Alibaba Cloud`: Since when
   * records can be read, in ISO 8601, UTC. Of RDS and PolarDB.
   */
  readonly createTime: pulumi.Output<string | undefined>;
  /** `ON` where records are delivered to CLS or CKafka, too. */
  readonly delivery: pulumi.Output<string | undefined>;
  /**
   * `Tencent Cloud`, `Alibaba Cloud`: The policy that was found when the instance came under management. `Huawei
   * Cloud`: The policy that was found when the instance's audit logs came under management.
   */
  readonly previousPolicy: pulumi.Output<Record<string, unknown>>;
  /**
   * Days of these in fast storage: 1 to 7 on RDS and PolarDB with the newest collector, 0 to 7 on MongoDB with
   * `V2_Standard`. Not for Redis.
   */
  readonly hotDays: pulumi.Output<number | undefined>;
  /** Whether statements are analysed, too (SQL Explorer). On RDS and PolarDB with the newest collector. */
  readonly sqlExplorer: pulumi.Output<boolean | undefined>;
  /**
   * The edition of MongoDB's auditing. What is on keeps its edition by default, and what is switched on gets
   * `V2_Standard`. `V2_Standard` cannot be changed back.
   *
   * - `Standard`: The older edition, which the vendor closes region by region.
   * - `V2_Standard`: The edition of DAS, which follows it.
   */
  readonly edition: pulumi.Output<"Standard" | "V2_Standard" | undefined>;
  /**
   * `Alibaba Cloud`: The operations that are recorded: `admin`, `slow`, `query`, `insert`, `update`, `delete`,
   * `command`. On MongoDB. `Huawei Cloud`: The kinds of statements that are recorded, such as `GRANT`; none means
   * all. On RDS for MySQL only.
   */
  readonly auditTypes: pulumi.Output<string[] | undefined>;
  /** The collector of DAS that the instance has or can have, such as `SQL_LOG_V3`. Of RDS and PolarDB. */
  readonly collectorVersion: pulumi.Output<string | undefined>;
  /** The project of the instance, 32 letters and digits. By default it is found as `getAuditLogs` finds it. */
  readonly projectId: pulumi.Output<string | undefined>;
  /** The databases that are recorded; for RDS for PostgreSQL only. */
  readonly databases: pulumi.Output<string[] | undefined>;
  /** Whether the audit logs that exist are kept when they are switched off. Without it they are lost for good. */
  readonly reserveAuditLogs: pulumi.Output<boolean | undefined>;
}

export const databaseAuditPolicy = new ManagedKind("DatabaseAuditPolicy", [
  "cloud",
  "region",
  "engine",
  "instanceId",
  "status",
  "keepDays",
  "fastDays",
  "auditAll",
  "ruleTemplateIds",
  "ruleFilters",
  "auditType",
  "commands",
  "degradeAtMs",
  "onDelete",
  "createTime",
  "delivery",
  "previousPolicy",
  "hotDays",
  "sqlExplorer",
  "edition",
  "auditTypes",
  "collectorVersion",
  "projectId",
  "databases",
  "reserveAuditLogs",
]);
