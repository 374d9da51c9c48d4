// Generated from the provider's fields by `npm run generate`; changes are made there.
/** The arguments of `getAuditLogLinks` on Tencent Cloud. */
export interface TencentGetAuditLogLinksArgs {
  /** The cloud that holds the database. */
  cloud: "tencent";
  /** The region of the instance, such as `ap-guangzhou`. By default that of the configuration. */
  region?: string | undefined;
  /** The service of the instance. Redis and SQL Server have no files. */
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

/** The arguments of `getAuditLogLinks` on Alibaba Cloud. */
export interface AlibabaGetAuditLogLinksArgs {
  /** The cloud that holds the database. */
  cloud: "alibaba";
  /** The region of the instance, such as `cn-hangzhou`. By default that of the configuration. */
  region?: string | undefined;
  /** The service of the instance. MongoDB and Redis have no files. */
  engine: "rds" | "polardb" | "mongodb" | "redis";
  /** The instance, such as `rm-uf6wjk5exampl01`. */
  instanceId: string;
  /** The ids of the files, as `getAuditLogs` lists them. */
  ids: string[];
}

/** The result of `getAuditLogLinks` on Alibaba Cloud. */
export interface AlibabaGetAuditLogLinksResult {
  /**
   * The links, in the order of the ids. A file that is not ready, or no longer there, has none, and a warning says
   * so.
   *
   * It is secret.
   */
  links: string[];
}

/** The arguments of `getAuditLogLinks` on Huawei Cloud. */
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
