// Generated from the provider's fields by `npm run generate`; changes are made there.
/**
 * The arguments of `getAuditLogs` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/api/236
 *
 * @example
 * ```ts
 * export const found = audit.getAuditLogsOutput({
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   engine: "cdb",
 *   instanceId: "cdb-etxaaa12",
 * });
 * ```
 */
export interface TencentGetAuditLogsArgs {
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
  /**
   * The offset of the service's clock. Its times have no zone, and the vendor states none; by default that of
   * Beijing.
   *
   * Default: `"+08:00"`.
   */
  utcOffset?: string | undefined;
  /** At most so many, the oldest first. All when it is not given. */
  maxResults?: number | undefined;
}

/** The result of `getAuditLogs` on Tencent Cloud. */
export interface TencentGetAuditLogsResult {
  /**
   * The files, oldest first. They are exports that somebody asked for within the last 24 hours: an empty list does
   * not mean that nothing was recorded.
   */
  auditLogs: {
    /** What the file is known by: its name, on MariaDB and TDSQL its number. */
    id: string;
    /** The file's name. On MariaDB and TDSQL it is empty while the file is being made. */
    name: string;
    /**
     * How far the file is.
     *
     * - `creating`: It is being made.
     * - `success`: It is ready, and has a link.
     * - `failed`: It could not be made, perhaps because of too many records.
     */
    status: "creating" | "success" | "failed";
    /** Kilobytes. On MariaDB and TDSQL as the service writes it, in a unit that no page states. */
    size: number;
    /** When somebody asked for it: ISO 8601, in UTC. */
    createTime: string;
    /** Why it could not be made. */
    error?: string | undefined;
  }[];
  /** How many there are in the list. */
  totalCount: number;
  /** One for each call, for questions to the vendor. */
  requestIds: string[];
}

/**
 * The arguments of `getAuditLogs` on Alibaba Cloud.
 *
 * @see https://api.aliyun.com/document/DAS/2020-01-16/DescribeSqlLogTasks
 *
 * @example
 * ```ts
 * export const found = audit.getAuditLogsOutput({
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   engine: "rds",
 *   instanceId: "rm-uf6wjk5exampl01",
 * });
 * ```
 */
export interface AlibabaGetAuditLogsArgs {
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
  /** Only files whose span ends later: a Date, or text with an offset such as `2026-01-15T08:00:00Z`. */
  startTime?: string | Date | undefined;
  /** Only files whose span begins earlier. */
  endTime?: string | Date | undefined;
  /** At most so many. All when it is not given. */
  maxResults?: number | undefined;
}

/** The result of `getAuditLogs` on Alibaba Cloud. */
export interface AlibabaGetAuditLogsResult {
  /**
   * The files, by the start of their time ranges. They are exports that somebody asked for, of one node of a
   * cluster: an empty list does not mean that nothing was recorded.
   */
  auditLogs: {
    /** What the file is known by: on DAS the id of its task, on RDS its name. */
    id: string;
    /**
     * Whose file it is.
     *
     * - `das`: An export of DAS.
     * - `rds`: A file of RDS itself, for which `DescribeSQLLogRecords` was called.
     */
    source: "das" | "rds";
    /** The name that it was given. */
    name: string;
    /**
     * How far the file is.
     *
     * - `creating`: It is being made.
     * - `success`: It is ready.
     * - `failed`: It could not be made, or somebody stopped it.
     * - `expired`: It was ready, and no longer exists.
     */
    status: "creating" | "success" | "failed" | "expired";
    /** Start of the time range that was asked for: ISO 8601, in UTC. */
    beginTime: string;
    /** End of the time range. */
    endTime: string;
    /** When somebody asked for it. RDS does not return it. */
    createTime?: string | undefined;
    /** Kilobytes. DAS does not tell. */
    size?: number | undefined;
    /** True where filters left records out. RDS does not return it. */
    isFiltered?: boolean | undefined;
  }[];
  /** How many there are in the list. */
  totalCount: number;
  /** One for each call, for questions to the vendor. */
  requestIds: string[];
}

/**
 * The arguments of `getAuditLogs` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListAuditLogs.html
 *
 * @example
 * ```ts
 * export const found = audit.getAuditLogsOutput({
 *   cloud: "huawei",
 *   region: "cn-north-4",
 *   startTime: "2026-01-15T00:00:00Z",
 *   endTime: "2026-01-16T00:00:00Z",
 *   instanceId: "3d39c18788b54a919bab633874c159dfin07",
 * });
 * ```
 */
export interface HuaweiGetAuditLogsArgs {
  /** The cloud whose database audit logs are listed. */
  cloud: "huawei";
  /** The region of the instance, such as `cn-north-4`. By default that of the configuration. */
  region?: string | undefined;
  /**
   * The project of the instance, 32 letters and digits. By default that of the configuration, of the environment or
   * of the credentials, else the one that has the region's name.
   */
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
  /** Start of the time range: a Date, or text with an offset such as `2026-01-15T08:00:00Z`. */
  startTime: string | Date;
  /** End of the time range, later than `startTime`. Spans over 30 days are asked for in parts. */
  endTime: string | Date;
  /** Only one page: how many rows are skipped before it, 0 when only `limit` is given. */
  offset?: number | undefined;
  /** Only one page: its size, 1 to 100 (RDS: 50); 10 when only `offset` is given. */
  limit?: number | undefined;
  /** Stops when so many were found. All when it is not given. */
  maxResults?: number | undefined;
}

/** The result of `getAuditLogs` on Huawei Cloud. */
export interface HuaweiGetAuditLogsResult {
  /** The files, by begin time. */
  auditLogs: {
    /** The file's id. */
    id: string;
    /** The file's name. */
    name: string;
    /** Kilobytes, with a fraction. */
    size: number;
    /** As the service writes it, such as `2019-11-06T09:03:34+0800`. */
    beginTime: string;
    /** In the same form. */
    endTime: string;
  }[];
  /** How many there are in the list; for one page, how many the service says there are in all. */
  totalCount: number;
  /** One for each call, for questions to the vendor. */
  requestIds: string[];
}

/** Arguments and results of `getAuditLogs`, by cloud. */
export interface GetAuditLogsByCloud {
  tencent: { args: TencentGetAuditLogsArgs; result: TencentGetAuditLogsResult };
  alibaba: { args: AlibabaGetAuditLogsArgs; result: AlibabaGetAuditLogsResult };
  huawei: { args: HuaweiGetAuditLogsArgs; result: HuaweiGetAuditLogsResult };
}
