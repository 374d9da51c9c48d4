import type { TimeWindow } from "../../../../core/listing/time-windows";
import type { RecordMembers } from "../../../../kinds/databases/get-audit-records";
import type { DatabaseService } from "../endpoints";
import type { Engine } from "../engines";

/** Filters by our names. */
export const filterNames = [
  ...(["user", "database", "host", "sqlType", "keywords", "logicalOperator"] as const),
  ...(["nodeId", "childInstanceIds"] as const),
] as const;
export type FilterName = (typeof filterNames)[number];

/** How a service lists records. */
export interface RecordDialect {
  readonly service: DatabaseService;
  readonly action: string;
  readonly instance: string;
  /** The longest span of one call. */
  readonly longestMs: number;
  /** How far back records are listed, where that is a matter of the service and not of keepDays. */
  readonly reachesBackMs?: number;
  /** Rows of one window that pages reach; where nobody tells, what is held at once. */
  readonly reach: number;
  readonly pageSizes: readonly number[];
  readonly page: { readonly number: string; readonly size: string };
  /** The vendor's names of the filters that it has. */
  readonly filters: Readonly<Partial<Record<FilterName, string>>>;
  /** What asks for the oldest first, where the service can be asked. */
  readonly order: Readonly<Record<string, string>>;
  readonly span: (window: TimeWindow) => Readonly<Record<string, string | number>>;
  /** Where the rows are, and how many there are. */
  readonly rows: { readonly outer?: string; readonly list: string; readonly total: string };
  /** The members that may tell when a statement was run, the most exact first. */
  readonly times: readonly string[];
  readonly members: RecordMembers;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Whole seconds, with their zone. */
const wholeText = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");

/** A window of more would be held in memory for nothing. */
const ownReach = 20_000;

/** https://api.aliyun.com/document/DAS/2020-01-16/GetDasSQLLogHotData */
const das: RecordDialect = {
  ...{ service: "das", action: "GetDasSQLLogHotData", instance: "InstanceId" },
  ...{ longestMs: dayMs, reachesBackMs: 7 * dayMs, reach: 10_000, pageSizes: [100, 80, 50] },
  page: { number: "PageNumbers", size: "MaxRecordsPerPage" },
  filters: {
    ...{ user: "AccountName", database: "DBName", host: "HostAddress", sqlType: "SqlType" },
    ...{ keywords: "QueryKeyword", logicalOperator: "LogicalOperator" },
  },
  order: { SortKey: "OriginTime", SortMethod: "ASC" },
  span: ({ startMs, endMs }) => ({ Start: startMs, End: endMs }),
  rows: { list: "List", total: "Total" },
  times: ["OriginTime", "ExecuteTime"],
  members: {
    ...{ statement: "SQLText", operation: "SqlType", user: "AccountName" },
    ...{ host: "HostAddress", database: "DBName", errorCode: "State" },
  },
};

const audited = {
  action: "DescribeAuditRecords",
  reach: ownReach,
  // The sizes that the page of MongoDB lists; the sample of Redis has the first.
  pageSizes: [30, 50, 100],
  page: { number: "PageNumber", size: "PageSize" },
  span: ({ startMs, endMs }: TimeWindow) => ({ StartTime: wholeText(startMs), EndTime: wholeText(endMs) }),
};

export const recordDialects: Readonly<Record<Engine, RecordDialect>> = {
  rds: das,
  polardb: { ...das, filters: { ...das.filters, childInstanceIds: "ChildDBInstanceIDs" } },
  // https://api.aliyun.com/document/Dds/2015-12-01/DescribeAuditRecords
  mongodb: {
    ...{ ...audited, service: "dds", instance: "DBInstanceId", longestMs: dayMs },
    filters: {
      ...{ user: "User", database: "Database", keywords: "QueryKeywords", logicalOperator: "LogicalOperator" },
      nodeId: "NodeId",
    },
    order: { OrderType: "asc" },
    rows: { outer: "Items", list: "SQLRecord", total: "TotalRecordCount" },
    times: ["ExecuteTime"],
    members: {
      ...{ statement: "Syntax", user: "AccountName", host: "HostAddress", database: "DBName" },
    },
  },
  // https://api.aliyun.com/document/R-kvstore/2015-01-01/DescribeAuditRecords
  redis: {
    ...{ ...audited, service: "kvstore", instance: "InstanceId", longestMs: 10 * minuteMs },
    filters: {
      ...{ user: "AccountName", database: "DatabaseName", host: "HostAddress", keywords: "QueryKeywords" },
      nodeId: "NodeId",
    },
    order: {},
    rows: { outer: "Items", list: "SQL", total: "TotalRecordCount" },
    times: ["ExecuteTime"],
    members: {
      ...{ statement: "SQLText", operation: "SQLType", user: "AccountName" },
      ...{ host: "HostAddress", database: "DatabaseName" },
    },
  },
};
