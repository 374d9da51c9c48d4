// Generated from the provider's fields by `npm run generate`; changes are made there.
/**
 * The arguments of `getAuditLogLinks` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/api/236
 *
 * @example
 * ```ts
 * export const found = audit.getAuditLogLinksOutput({
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   engine: "cdb",
 *   instanceId: "cdb-etxaaa12",
 *   ids: ["1250000000_cdb-etxaaa12_1731567456_95888306.csv"],
 * });
 * ```
 */
export interface TencentGetAuditLogLinksArgs {
  /** The cloud that holds the database. */
  cloud: "tencent";
  /** The region of the instance, such as `ap-guangzhou`. By default that of the configuration. */
  region?: string | undefined;
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
   */
  engine: "cdb" | "cynosdb" | "postgres" | "mongodb" | "mariadb" | "dcdb" | "redis" | "sqlserver";
  /** The instance, such as `cdb-etxaaa12`. */
  instanceId: string;
  /** The ids of the files, as `getAuditLogs` lists them. */
  ids: string[];
}

/** The result of `getAuditLogLinks` on Tencent Cloud. */
export interface TencentGetAuditLogLinksResult {
  /**
   * The links, in the order of the ids. A file that is not ready has none, and a warning says so.
   *
   * It is secret.
   */
  links: string[];
}

/**
 * The arguments of `getAuditLogLinks` on Alibaba Cloud.
 *
 * @see https://api.aliyun.com/document/DAS/2020-01-16/DescribeSqlLogTask
 *
 * @example
 * ```ts
 * export const found = audit.getAuditLogLinksOutput({
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   engine: "rds",
 *   instanceId: "rm-uf6wjk5exampl01",
 *   ids: ["task-0001"],
 * });
 * ```
 */
export interface AlibabaGetAuditLogLinksArgs {
  /** The cloud that holds the database. */
  cloud: "alibaba";
  /** The region of the instance, such as `cn-hangzhou`. By default that of the configuration. */
  region?: string | undefined;
  /**
   * The service of the instance. MongoDB and Redis have no files.
   *
   * - `rds`: ApsaraDB RDS, which is audited by DAS.
   * - `polardb`: PolarDB, which is audited by DAS.
   * - `mongodb`: ApsaraDB for MongoDB.
   * - `redis`: Tair, and Redis.
   */
  engine: "rds" | "polardb" | "mongodb" | "redis";
  /** The instance, such as `rm-uf6wjk5exampl01`. */
  instanceId: string;
  /** The node of a cluster whose exports are meant. Without it they are those of its primary node. */
  nodeId?: string | undefined;
  /** The ids of the files, as `getAuditLogs` lists them. */
  ids: string[];
}

/** The result of `getAuditLogLinks` on Alibaba Cloud. */
export interface AlibabaGetAuditLogLinksResult {
  /**
   * The links, in the order of the ids. A file that is not ready, or no longer exists, has none, and a warning says
   * so.
   *
   * It is secret.
   */
  links: string[];
}

/**
 * The arguments of `getAuditLogLinks` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-taurusdb/ShowAuditLogDownloadLink.html
 *
 * @example
 * ```ts
 * export const found = audit.getAuditLogLinksOutput({
 *   cloud: "huawei",
 *   region: "cn-north-4",
 *   instanceId: "3d39c18788b54a919bab633874c159dfin07",
 *   ids: ["fa163ea0e2bet11e9d832166a2cf894c5br01"],
 * });
 * ```
 */
export interface HuaweiGetAuditLogLinksArgs {
  /** The cloud that holds the audit logs. */
  cloud: "huawei";
  /** The region of the instance, such as `cn-north-4`. By default that of the configuration. */
  region?: string | undefined;
  /** The project of the instance, 32 letters and digits. By default it is found as `getAuditLogs` finds it. */
  projectId?: string | undefined;
  /**
   * The service of the instance: `taurusdb` or `rds`.
   *
   * - `taurusdb`: TaurusDB, once GaussDB(for MySQL).
   * - `rds`: RDS for MySQL.
   *
   * Default: `"taurusdb"`.
   */
  engine?: "taurusdb" | "rds" | undefined;
  /** The instance, 36 letters and digits that end in `in07` for TaurusDB, in `in01` for RDS. */
  instanceId: string;
  /** The ids of the files, as `getAuditLogs` lists them. */
  ids: string[];
}

/** The result of `getAuditLogLinks` on Huawei Cloud. */
export interface HuaweiGetAuditLogLinksResult {
  /**
   * The links, in the order of the ids.
   *
   * It is secret.
   */
  links: string[];
}

/** Arguments and results of `getAuditLogLinks`, by cloud. */
export interface GetAuditLogLinksByCloud {
  tencent: { args: TencentGetAuditLogLinksArgs; result: TencentGetAuditLogLinksResult };
  alibaba: { args: AlibabaGetAuditLogLinksArgs; result: AlibabaGetAuditLogLinksResult };
  huawei: { args: HuaweiGetAuditLogLinksArgs; result: HuaweiGetAuditLogLinksResult };
}
