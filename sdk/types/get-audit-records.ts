// Generated from the provider's fields by `npm run generate`; changes are made there.
/**
 * The arguments of `getAuditRecords` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/api/236
 *
 * @example
 * ```ts
 * export const found = audit.getAuditRecordsOutput({
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   engine: "cdb",
 *   instanceId: "cdb-etxaaa12",
 *   startTime: "2026-01-15T00:00:00Z",
 *   endTime: "2026-01-16T00:00:00Z",
 *   logFilter: [{ type: "sqlType", compare: "EQS", value: ["DROP"] }],
 * });
 * ```
 */
export interface TencentGetAuditRecordsArgs {
  /** The cloud that holds the database. */
  cloud: "tencent";
  /** The region of the instance, such as `ap-guangzhou`. By default that of the configuration. */
  region?: string | undefined;
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
   */
  engine: "cdb" | "cynosdb" | "postgres" | "mongodb" | "mariadb" | "dcdb" | "redis" | "sqlserver";
  /** The instance, such as `cdb-etxaaa12`. */
  instanceId: string;
  /** Start of the time range: a Date, or text with an offset. */
  startTime: string | Date;
  /**
   * End of the time range. It is asked for in windows of at most 7 days, and shorter ones where there are more
   * records than pages reach.
   */
  endTime: string | Date;
  /**
   * The offset of the service's clock. Its times have no zone, and the vendor states none; by default that of
   * Beijing.
   *
   * Default: `"+08:00"`.
   */
  utcOffset?: string | undefined;
  /** Conditions that must all hold. On MySQL, TDSQL-C, Redis and SQL Server. */
  logFilter?:
    | {
        /** What is compared, in the vendor's words, such as `sql` or `execTime`. */
        type: string;
        /**
         * How it is compared.
         *
         * - `EQS`: It is one of the values.
         * - `NEQ`: It is none of the values.
         * - `INC`: It contains one of the values.
         * - `EXC`: It contains none of the values.
         * - `WINC`: It contains one of the values, as words.
         * - `WEXC`: It contains none of the values, as words.
         * - `RA`: It lies in a range, written `M-N`.
         */
        compare: "EQS" | "NEQ" | "INC" | "EXC" | "WINC" | "WEXC" | "RA";
        /** The values; numbers as text. */
        value: string[];
      }[]
    | undefined;
  /**
   * Conditions that must all hold. On PostgreSQL, MongoDB, MariaDB and TDSQL. Numbers are compared as the service
   * does.
   */
  filter?:
    | {
        /** Addresses of clients. */
        host?: string[] | undefined;
        /** Users. */
        user?: string[] | undefined;
        /** Databases. Not on MongoDB. */
        dbName?: string[] | undefined;
        /** Kinds of statements. On PostgreSQL. */
        sqlType?: string[] | undefined;
        /** A part of the statement. On PostgreSQL. */
        sql?: string | undefined;
        /** The duration of the statement, in the unit of the engine's records. */
        execTime?: number | undefined;
        /** A number of rows that it changed. */
        affectRows?: number | undefined;
        /** A number of rows that it returned. On MariaDB and TDSQL. */
        sentRows?: number | undefined;
        /** Kinds of operations. On MongoDB. */
        atype?: string[] | undefined;
        /** Results, as text. On MongoDB. */
        result?: string[] | undefined;
        /** Parts of the parameters. On MongoDB. */
        param?: string[] | undefined;
      }
    | undefined;
  /**
   * Which records are listed, on MariaDB and TDSQL. By default both.
   *
   * - `Proxy`: What the proxies received.
   * - `DB`: What the databases ran.
   * - `All`: Both.
   */
  logType?: "Proxy" | "DB" | "All" | undefined;
  /** Only the records of one cluster. On TDSQL. */
  clusterId?: string | undefined;
  /** Stops when so many were found: the oldest, but on PostgreSQL, Redis and SQL Server the service decides which. */
  maxResults?: number | undefined;
}

/** The result of `getAuditRecords` on Tencent Cloud. */
export interface TencentGetAuditRecordsResult {
  /**
   * The records, oldest first, each once. They hold statements, and statements hold data.
   *
   * It is secret.
   */
  records: {
    /** When it was run: ISO 8601, in UTC. */
    time: string;
    /** The statement or command, as the vendor gives it. */
    statement?: string | undefined;
    /** Its kind, such as `SELECT`. */
    operation?: string | undefined;
    /** The database that it was run in. */
    database?: string | undefined;
    /** Who ran it. */
    user?: string | undefined;
    /** The address that it came from. */
    host?: string | undefined;
    /** The database's code or word for how it ended. */
    errorCode?: string | undefined;
    /** The vendor's record as it came; integers above 2^53 as text, so that no digit is lost. */
    raw: Record<string, unknown>;
  }[];
  /** One for each call, for questions to the vendor. */
  requestIds: string[];
}

/**
 * The arguments of `getAuditRecords` on Alibaba Cloud.
 *
 * @see https://api.aliyun.com/document/DAS/2020-01-16/GetDasSQLLogHotData
 *
 * @example
 * ```ts
 * export const found = audit.getAuditRecordsOutput({
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   engine: "mongodb",
 *   instanceId: "dds-bp12c5b040dc0001",
 *   startTime: "2026-01-15T00:00:00Z",
 *   endTime: "2026-01-16T00:00:00Z",
 *   keywords: ["drop"],
 * });
 * ```
 */
export interface AlibabaGetAuditRecordsArgs {
  /** The cloud that holds the database. */
  cloud: "alibaba";
  /** The region of the instance, such as `cn-hangzhou`. By default that of the configuration. */
  region?: string | undefined;
  /**
   * The service of the instance.
   *
   * - `rds`: ApsaraDB RDS, which is audited by DAS.
   * - `polardb`: PolarDB, which is audited by DAS.
   * - `mongodb`: ApsaraDB for MongoDB.
   * - `redis`: Tair, and Redis.
   */
  engine: "rds" | "polardb" | "mongodb" | "redis";
  /** The instance, such as `rm-uf6wjk5exampl01`. */
  instanceId: string;
  /**
   * Start of the time range: a Date, or text with an offset. On RDS and PolarDB at most 7 days ago, what the fast
   * storage keeps.
   */
  startTime: string | Date;
  /**
   * Its end. It is asked for in windows of a day, on Redis of 10 minutes, and in shorter ones where there are more
   * records than pages reach.
   */
  endTime: string | Date;
  /** Only the statements of this account. */
  user?: string | undefined;
  /** Only the statements in this database. */
  database?: string | undefined;
  /** Only the statements from this address. Not on MongoDB. */
  host?: string | undefined;
  /** Only statements of this kind, such as `delete`. On RDS and PolarDB. */
  sqlType?: string | undefined;
  /** Only statements that hold these words; on Redis one word. */
  keywords?: string[] | undefined;
  /**
   * Whether all `keywords` must be there. Not on Redis.
   *
   * - `and`: They hold all of the words.
   * - `or`: They hold one of the words.
   */
  logicalOperator?: "and" | "or" | undefined;
  /** Only the statements of this node. Required for a sharded cluster of MongoDB. On MongoDB and Redis. */
  nodeId?: string | undefined;
  /** The nodes, with commas between. Required on PolarDB, and only for it. */
  childInstanceIds?: string | undefined;
  /** Stops when so many were found: the oldest; on Redis the service decides which of a window come first. */
  maxResults?: number | undefined;
}

/** The result of `getAuditRecords` on Alibaba Cloud. */
export type AlibabaGetAuditRecordsResult = TencentGetAuditRecordsResult;

/** Arguments and results of `getAuditRecords`, by cloud. */
export interface GetAuditRecordsByCloud {
  tencent: { args: TencentGetAuditRecordsArgs; result: TencentGetAuditRecordsResult };
  alibaba: { args: AlibabaGetAuditRecordsArgs; result: AlibabaGetAuditRecordsResult };
}
