// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `AuditLogExport` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/api/236
 *
 * @example
 * ```ts
 * new audit.AuditLogExport("example", {
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   engine: "cynosdb",
 *   instanceId: "cynosdbmysql-ins-6990cckk",
 *   startTime: "2026-01-15T00:00:00Z",
 *   endTime: "2026-01-16T00:00:00Z",
 * });
 * ```
 */
export interface TencentAuditLogExportArgs {
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
   * The service of the instance. Redis and SQL Server have no files.
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
  /** Start of the time range: text with an offset. No read of the service shows it; a change replaces the resource. */
  startTime: pulumi.Input<string>;
  /** End of the time range, which must be over. No read of the service shows it; a change replaces the resource. */
  endTime: pulumi.Input<string>;
  /**
   * The offset of the service's clock. Its times have no zone, and the vendor states none; by default that of
   * Beijing.
   *
   * Default: `"+08:00"`.
   */
  utcOffset?: pulumi.Input<string | undefined>;
  /**
   * Adopts this file, by the id that `getAuditLogs` lists, instead of asking for one. `new` asks for one although
   * there are files whose time range the service does not return, which are refused otherwise: one of them may be
   * the export of an interrupted `up` on another machine.
   */
  file?: pulumi.Input<string | undefined>;
  /**
   * What happens to the file on destroy.
   *
   * - `delete`: Deletes the file, if this resource asked for it.
   * - `keep`: Leaves the file; the service deletes it after 24 hours.
   *
   * Default: `"delete"`.
   */
  onDelete?: pulumi.Input<"delete" | "keep" | undefined>;
}

/**
 * The arguments of `AuditLogExport` on Alibaba Cloud.
 *
 * @see https://api.aliyun.com/document/DAS/2020-01-16/CreateSqlLogTask
 *
 * @example
 * ```ts
 * new audit.AuditLogExport("example", {
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   engine: "rds",
 *   instanceId: "rm-uf6wjk5exampl01",
 *   startTime: "2026-01-15T00:00:00Z",
 *   endTime: "2026-01-16T00:00:00Z",
 * });
 * ```
 */
export interface AlibabaAuditLogExportArgs {
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
   * The service of the instance. MongoDB and Redis have no files.
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
   * Start of the time range: text with an offset.
   *
   * A change replaces the resource.
   */
  startTime: pulumi.Input<string>;
  /**
   * End of the time range, which must be over.
   *
   * A change replaces the resource.
   */
  endTime: pulumi.Input<string>;
  /**
   * The node of a cluster whose records are exported, because an export has those of one node only. The default is
   * the primary node.
   *
   * A change replaces the resource.
   */
  nodeId?: pulumi.Input<string | undefined>;
  /** Takes this export over, by the id that `getAuditLogs` lists, instead of asking for one. */
  file?: pulumi.Input<string | undefined>;
  /**
   * What happens to the file on destroy: nothing is deleted.
   *
   * Default: `"keep"`.
   */
  onDelete?: pulumi.Input<"keep" | undefined>;
}

/** The arguments of `AuditLogExport`; `cloud` says which. */
export type AuditLogExportArgs = TencentAuditLogExportArgs | AlibabaAuditLogExportArgs;

/** What a program may read of `AuditLogExport`: arguments, what is filled in, and what only the cloud says. */
export interface AuditLogExportOutputs {
  /** The cloud that holds the database. */
  readonly cloud: pulumi.Output<"tencent" | "alibaba">;
  /**
   * `Tencent Cloud`: The region of the instance, such as `ap-guangzhou`. `Alibaba Cloud`: The region of the
   * instance, such as `cn-hangzhou`.
   */
  readonly region: pulumi.Output<string>;
  /**
   * `Tencent Cloud`: The service of the instance. Redis and SQL Server have no files. `Alibaba Cloud`: The service
   * of the instance. MongoDB and Redis have no files.
   *
   * - `cdb`: TencentDB for MySQL.
   * - `cynosdb`: TDSQL-C for MySQL.
   * - `postgres`: TencentDB for PostgreSQL.
   * - `mongodb`: ApsaraDB for MongoDB.
   * - `mariadb`: TencentDB for MariaDB.
   * - `dcdb`: TDSQL for MySQL.
   * - `redis`: Tair, and Redis.
   * - `sqlserver`: TencentDB for SQL Server.
   * - `rds`: ApsaraDB RDS, which is audited by DAS.
   * - `polardb`: PolarDB, which is audited by DAS.
   */
  readonly engine: pulumi.Output<
    "cdb" | "cynosdb" | "postgres" | "mongodb" | "mariadb" | "dcdb" | "redis" | "sqlserver" | "rds" | "polardb"
  >;
  /**
   * `Tencent Cloud`: The instance, such as `cdb-etxaaa12`. `Alibaba Cloud`: The instance, such as
   * `rm-uf6wjk5exampl01`.
   */
  readonly instanceId: pulumi.Output<string>;
  /**
   * `Tencent Cloud`: Start of the time range: text with an offset. No read of the service shows it; a change
   * replaces the resource. `Alibaba Cloud`: Start of the time range: text with an offset.
   */
  readonly startTime: pulumi.Output<string>;
  /**
   * `Tencent Cloud`: End of the time range, which must be over. No read of the service shows it; a change replaces
   * the resource. `Alibaba Cloud`: End of the time range, which must be over.
   */
  readonly endTime: pulumi.Output<string>;
  /**
   * The offset of the service's clock. Its times have no zone, and the vendor states none; by default that of
   * Beijing.
   */
  readonly utcOffset: pulumi.Output<string | undefined>;
  /**
   * `Tencent Cloud`: Adopts this file, by the id that `getAuditLogs` lists, instead of asking for one. `new` asks
   * for one although there are files whose time range the service does not return, which are refused otherwise: one
   * of them may be the export of an interrupted `up` on another machine. `Alibaba Cloud`: Takes this export over,
   * by the id that `getAuditLogs` lists, instead of asking for one.
   */
  readonly file: pulumi.Output<string | undefined>;
  /**
   * `Tencent Cloud`: What happens to the file on destroy. `Alibaba Cloud`: What happens to the file on destroy:
   * nothing is deleted.
   *
   * - `delete`: Deletes the file, if this resource asked for it.
   * - `keep`: Leaves the export: DAS has no call that deletes one.
   */
  readonly onDelete: pulumi.Output<"delete" | "keep">;
  /**
   * `Tencent Cloud`: What the file is known by: its name, on MariaDB and TDSQL its number. `Alibaba Cloud`: The id
   * of the task that makes the file.
   */
  readonly fileId: pulumi.Output<string>;
  /**
   * How far the file is; a refresh reads it.
   *
   * - `creating`: It is being made.
   * - `success`: It is ready.
   * - `failed`: It could not be made, or somebody stopped it.
   * - `expired`: It was ready, and no longer exists.
   */
  readonly fileStatus: pulumi.Output<"creating" | "success" | "failed" | "expired">;
  /** When it was asked for: ISO 8601, in UTC. */
  readonly createTime: pulumi.Output<string | undefined>;
  /**
   * `Tencent Cloud`: A link to the file. Whoever has it can read the file. It opens from the private network of the
   * region only. `Alibaba Cloud`: A link to the file. Whoever has it can read the file, until the time that stands
   * in it. Each refresh reads a new one.
   *
   * It is secret.
   */
  readonly link: pulumi.Output<string | undefined>;
  /**
   * `Tencent Cloud`: Whether this resource asked for the file. One that was there before is never deleted. `Alibaba
   * Cloud`: Whether the file was asked for by a resource like this one, which its name says.
   */
  readonly made: pulumi.Output<boolean>;
  /**
   * The node of a cluster whose records are exported, because an export has those of one node only. The default is
   * the primary node.
   */
  readonly nodeId: pulumi.Output<string | undefined>;
}

export const auditLogExport = new ManagedKind(
  "AuditLogExport",
  [
    "cloud",
    "region",
    "engine",
    "instanceId",
    "startTime",
    "endTime",
    "utcOffset",
    "file",
    "onDelete",
    "fileId",
    "fileStatus",
    "createTime",
    "link",
    "made",
    "nodeId",
  ],
  { additionalSecretOutputs: ["link"] },
);
