import { type ActionContext, needed } from "./action";
import { refusal } from "./errors";
import type { DatabaseInstance } from "./instance";
import type { AuditedRow } from "./rows";

const dayMs = 86_400_000;

/** One page of a listing by page numbers, from 1, and how many rows there are. */
interface Page {
  readonly rows: readonly AuditedRow[];
  readonly total: number;
  readonly number: number;
}

interface Query {
  readonly from: number;
  readonly to: number;
  readonly longestMs: number;
  readonly pageNumber: string;
  readonly pageSize: string;
  readonly sizes: (size: number) => boolean;
  /** The rows that the filters let through. */
  readonly fits: (row: AuditedRow) => boolean;
}

function pageOf({ parameters }: ActionContext, instance: DatabaseInstance, query: Query): Page {
  const { from, to, longestMs, pageNumber, pageSize, sizes, fits } = query;
  if (!(to > from)) throw invalid("EndTime");
  if (to - from > longestMs) throw invalid("EndTime");
  const number = Number(parameters.get(pageNumber) ?? 1);
  const size = Number(parameters.get(pageSize) ?? 30);
  if (!(Number.isInteger(number) && number >= 1)) throw invalid(pageNumber);
  if (!sizes(size)) throw invalid(pageSize);
  // Nothing was recorded while auditing was off, which is no error.
  const all = instance.auditing ? instance.rows.filter((row) => row.at >= from && row.at <= to && fits(row)) : [];
  const start = (number - 1) * size;
  const rows = all.slice(start, start + size);
  const before = all[start - 1];
  // Where pages are unstable, each repeats the last row of the one before, in the place of its own first.
  if (instance.unstablePages && before !== undefined && rows.length > 0) rows[0] = before;
  return { rows, total: all.length, number };
}

/** The rows of the filters that are given, each by the member of the row that it is about. */
function filtersOf({ parameters }: ActionContext, names: Readonly<Record<string, keyof AuditedRow>>) {
  const wanted = Object.entries(names).flatMap(([name, member]) => {
    const value = parameters.get(name);
    return value === undefined ? [] : [[member, value] as const];
  });
  return (row: AuditedRow) => wanted.every(([member, value]) => String(row[member]) === value);
}

function keywordsOf(text: string | undefined, any: boolean) {
  const words = (text ?? "").split(" ").filter(Boolean);
  if (words.length > 10) throw invalid("QueryKeywords");
  return ({ statement }: AuditedRow) =>
    words.length === 0 || words[any ? "some" : "every"]((word) => statement.includes(word));
}

/** GetDasSQLLogHotData: milliseconds, a day at most, of the last seven. It reaches 10,000 rows. */
export function dasRecords(context: ActionContext, instance: DatabaseInstance): Readonly<Record<string, unknown>> {
  const { parameters, call } = context;
  if (instance.engine === "polardb") needed(parameters, "ChildDBInstanceIDs");
  const [from, to] = [Number(needed(parameters, "Start")), Number(needed(parameters, "End"))];
  if (from < call.now.getTime() - 7 * dayMs) throw invalid("Start");
  const names = { AccountName: "user", DBName: "database", HostAddress: "host", SqlType: "operation" } as const;
  const [fits, holds] = [
    filtersOf(context, names),
    keywordsOf(parameters.get("QueryKeyword"), parameters.get("LogicalOperator") === "or"),
  ];
  const page = pageOf(context, instance, {
    ...{ from, to, longestMs: dayMs, pageNumber: "PageNumbers", pageSize: "MaxRecordsPerPage" },
    sizes: (size) => size >= 5 && size <= 100,
    fits: (row) => fits(row) && holds(row),
  });
  const reached = page.number * Number(parameters.get("MaxRecordsPerPage") ?? 10);
  if (reached > 10_000) throw invalid("PageNumbers");
  const List = page.rows.map((row) => ({
    ...{ OriginTime: new Date(row.at).toISOString(), ExecuteTime: whole(row.at), SQLText: row.statement },
    ...{ SqlType: row.operation, AccountName: row.user, DBName: row.database, HostAddress: row.host },
    ...{ ThreadID: row.serial, State: "0", Latancy: 58, ReturnRows: 0, ScanRows: 0, UpdateRows: 0, NodeId: "r-1" },
  }));
  return { List, PageNo: page.number, PageSize: List.length, Total: page.total };
}

/** DescribeAuditRecords of MongoDB: whole seconds, a day at most. */
export function mongodbRecords(context: ActionContext, instance: DatabaseInstance): Readonly<Record<string, unknown>> {
  const { parameters } = context;
  const [fits, holds] = [
    filtersOf(context, { User: "user", Database: "database" }),
    keywordsOf(parameters.get("QueryKeywords"), parameters.get("LogicalOperator") === "or"),
  ];
  const page = pageOf(context, instance, {
    ...{ ...spanOf(context), longestMs: dayMs, pageNumber: "PageNumber", pageSize: "PageSize" },
    sizes: (size) => [30, 50, 100].includes(size),
    fits: (row) => fits(row) && holds(row),
  });
  const SQLRecord = page.rows.map((row) => ({
    ...{ ExecuteTime: whole(row.at), Syntax: row.statement, AccountName: row.user, DBName: row.database },
    ...{ HostAddress: row.host, TableName: "C1", ThreadID: String(row.serial), ReturnRowCounts: 2 },
    TotalExecutionTimes: 700,
  }));
  const counts = { PageNumber: page.number, PageRecordCount: SQLRecord.length, TotalRecordCount: page.total };
  return { Items: { SQLRecord }, ...counts };
}

/** DescribeAuditRecords of Redis: whole seconds, a day at most. */
export function redisRecords(context: ActionContext, instance: DatabaseInstance): Readonly<Record<string, unknown>> {
  const { parameters } = context;
  const [fits, holds] = [
    filtersOf(context, { AccountName: "user", DatabaseName: "database", HostAddress: "host" }),
    keywordsOf(parameters.get("QueryKeywords"), false),
  ];
  const page = pageOf(context, instance, {
    ...{ ...spanOf(context), longestMs: dayMs, pageNumber: "PageNumber", pageSize: "PageSize" },
    sizes: (size) => [30, 50, 100].includes(size),
    fits: (row) => fits(row) && holds(row),
  });
  const SQL = page.rows.map((row) => ({
    ...{ ExecuteTime: whole(row.at), SQLText: row.statement, SQLType: row.operation, AccountName: row.user },
    ...{ DatabaseName: row.database, HostAddress: row.host, IPAddress: "10.0.0.1", NodeId: `node-${row.serial}` },
    TotalExecutionTimes: "542",
  }));
  return { Items: { SQL }, PageNumber: page.number, PageRecordCount: SQL.length, TotalRecordCount: page.total };
}

function spanOf({ parameters }: ActionContext) {
  const [from, to] = ["StartTime", "EndTime"].map((name) => {
    const text = needed(parameters, name);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) throw invalid(name);
    return Date.parse(text);
  });
  return { from: from ?? Number.NaN, to: to ?? Number.NaN };
}

const whole = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");

const invalid = (name: string) => refusal("InvalidParameterValue", { message: `${name} is invalid.` });
