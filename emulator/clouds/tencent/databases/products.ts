import type { Engine } from "./instance";

export type ActionRole = "open" | "change" | "close" | "list" | "records" | "export" | "exports" | "unexport";

/** How records are asked for. */
export interface RecordRules {
  readonly limitRequired?: true;
  readonly defaultPage: number;
  /** The largest offset, and the largest sum of offset and limit, where there is one. */
  readonly lastOffset?: number;
  readonly reach?: number;
  readonly wholePages?: true;
  readonly order: readonly string[];
  readonly filter: "LogFilter" | "Filter";
  /** Types of conditions; any where no page lists them. */
  readonly types?: readonly string[];
  /** Members of `Filter`. */
  readonly members: readonly string[];
}

/** One of the vendor's services, as its pages and its SDK describe it. */
export interface Product {
  readonly name: string;
  readonly version: string;
  readonly engines: readonly Engine[];
  /** The vendor's names of the actions that are played. */
  readonly actions: Readonly<Record<string, ActionRole>>;
  /** Members that are required in every call; DBbrain's say which engine it is. */
  readonly fixed: readonly string[];
  readonly keepDays: readonly number[];
  readonly openDays: readonly number[];
  /** The member for days in fast storage, and which there are; `required` in open and change. */
  readonly fast?: { readonly member: string; readonly days: readonly number[]; readonly required: boolean };
  /** Further members of open and change. */
  readonly extra: readonly (
    | "AuditAll"
    | "RuleTemplateIds"
    | "RuleFilters"
    | "AuditType"
    | "LogSubType"
    | "DegradeStrategy"
  )[];
  /** Whether a change must name everything. */
  readonly changesAll: boolean;
  /** How the list says which half is wanted, and what it shows without. */
  readonly switch: "AuditSwitch" | "LogSwitch";
  readonly switchUnset: "both" | "off" | "refused";
  readonly largestPage: number;
  readonly defaultPage: number;
  /** Only a list that tells tasks shows an instance as on while it is being switched on. */
  readonly rows: "task" | "plain" | "log";
  readonly records: RecordRules;
  /** How files are listed; the services for Redis and SQL Server have none. */
  readonly exports?: { readonly largestPage: number; readonly lastOffset?: number };
  readonly codes: { readonly gone: string; readonly off: string; readonly on: string };
}

const longDays = [7, 30, 90, 180, 365, 1095, 1825];
const auditActions: Product["actions"] = {
  ...{ OpenAuditService: "open", ModifyAuditService: "change", CloseAuditService: "close" },
  DescribeAuditInstanceList: "list",
};
const exportActions: Product["actions"] = {
  ...{ CreateAuditLogFile: "export", DescribeAuditLogFiles: "exports", DeleteAuditLogFile: "unexport" },
};
const logActions: Product["actions"] = {
  ...{ OpenLog: "open", ModifyLog: "change", CloseLog: "close", DescribeLogInstanceList: "list" },
  DescribeLogs: "records",
};

const order = ["Order", "OrderBy"];
const conditions: RecordRules = {
  ...{ defaultPage: 100, order, filter: "LogFilter", members: [] },
  types: [
    ...["sql", "alarmLevel", "ruleTemplateId", "host", "user", "dbName", "sqlType", "errCode", "threadId"],
    ...["execTime", "lockWaitTime", "ioWaitTime", "trxLivingTime", "cpuTime", "checkRows", "affectRows", "sentRows"],
  ],
};
const redisTypes = [
  ...["Timestamp", "UserName", "CacheCode", "ClientAddr", "CommandDetail", "CommandLatency", "CommandType", "DBId"],
  "ErrMsg",
];
const byMembers = (members: readonly string[]): RecordRules => ({
  ...{ defaultPage: 100, order, filter: "Filter", members },
});

const audited = {
  ...{
    actions: { ...auditActions, ...exportActions, DescribeAuditLogs: "records" as const },
    fixed: [],
    keepDays: longDays,
    openDays: longDays,
    switch: "AuditSwitch" as const,
  },
  codes: {
    gone: "OperationDenied.ResourceNotFundError",
    off: "FailedOperation.AuditConfigNotExist",
    on: "OperationDenied.AuditStatusError",
  },
};

const logged = {
  ...{ actions: logActions, fixed: ["LogType"], switch: "LogSwitch" as const, rows: "log" as const },
  ...{ defaultPage: 20, largestPage: 100 },
  codes: {
    gone: "ResourceNotFound.InstanceNotExists",
    off: "OperationDenied.AuditLogClosedError",
    on: "OperationDenied.AuditStatusError",
  },
};

export const products: readonly Product[] = [
  {
    ...audited,
    ...{ name: "cdb", version: "2017-03-20", engines: ["cdb"], extra: ["AuditAll", "RuleTemplateIds"] },
    fast: { member: "HighLogExpireDay", days: [3, ...longDays], required: false },
    ...{ changesAll: false, switchUnset: "both", largestPage: 20_000, defaultPage: 30, rows: "task" },
    records: { ...conditions, lastOffset: 65_535 },
    exports: { largestPage: 300 },
  },
  {
    ...audited,
    ...{ name: "cynosdb", version: "2019-01-07", engines: ["cynosdb"], extra: ["AuditAll", "RuleTemplateIds"] },
    fast: { member: "HighLogExpireDay", days: [3, ...longDays], required: false },
    ...{ changesAll: false, switchUnset: "both", largestPage: 100, defaultPage: 30, rows: "plain" },
    records: { ...conditions, reach: 65_536 },
    exports: { largestPage: 100 },
  },
  {
    ...audited,
    ...{ name: "postgres", version: "2017-03-12", engines: ["postgres"], extra: ["AuditType"], fixed: ["Product"] },
    fast: { member: "HotLogExpireDay", days: longDays, required: true },
    ...{ changesAll: true, switchUnset: "refused", largestPage: 100, defaultPage: 100, rows: "plain" },
    records: {
      ...byMembers(["AffectRows", "DBName", "ExecTime", "Host", "Sql", "User", "SqlType"]),
      ...{ limitRequired: true, lastOffset: 10_000 },
    },
    exports: { largestPage: 300, lastOffset: 1000 },
    codes: { ...audited.codes, gone: "OperationDenied.ResourceNotFoundError" },
  },
  {
    ...audited,
    ...{ name: "mongodb", version: "2019-07-25", engines: ["mongodb"], extra: ["AuditAll", "RuleFilters"] },
    ...{ changesAll: false, switchUnset: "both", largestPage: 100, defaultPage: 20, rows: "task" },
    records: byMembers(["Host", "User", "ExecTime", "AffectRows", "Atype", "Result", "Param"]),
    exports: { largestPage: 100 },
    codes: {
      ...audited.codes,
      gone: "InvalidParameterValue.InstanceNotFound",
      on: "OperationDenied.AuditPolicyExistError",
    },
  },
  {
    ...audited,
    actions: { ...auditActions, ...exportActions, DescribeDBAuditLogs: "records" },
    ...{ name: "dbbrain", version: "2021-05-27", engines: ["mariadb", "dcdb"], extra: [] },
    fixed: ["Product", "NodeRequestType"],
    fast: { member: "HotLogExpireDay", days: longDays, required: true },
    ...{ changesAll: true, switchUnset: "off", largestPage: 100, defaultPage: 20, rows: "plain" },
    records: {
      ...byMembers(["Host", "DBName", "User", "SentRows", "AffectRows", "ExecTime"]),
      ...{ defaultPage: 20, order: ["SortBy", "OrderBy"] },
    },
    exports: { largestPage: 100 },
  },
  {
    ...logged,
    ...{ name: "redis", version: "2018-04-12", engines: ["redis"], extra: ["LogSubType", "DegradeStrategy"] },
    ...{ keepDays: [7, 30], openDays: [7, 30], changesAll: true, switchUnset: "off" },
    records: { ...conditions, defaultPage: 20, wholePages: true, types: redisTypes },
    fast: { member: "HighLogExpireDay", days: [7], required: true },
  },
  {
    ...logged,
    ...{ name: "sqlserver", version: "2018-03-28", engines: ["sqlserver"], extra: [] },
    ...{ keepDays: longDays, openDays: [7, 30], changesAll: true, switchUnset: "both", largestPage: 99 },
    records: { ...{ defaultPage: 100, order, filter: "LogFilter", members: [] } },
    fast: { member: "HighLogExpireDay", days: [7], required: true },
  },
];
