import { LosslessNumber } from "lossless-json";
import type { AuditedRow, DatabaseInstance, Engine } from "./instance";

/** What a row has that somebody puts there without saying more; `index` tells rows apart. */
export function newRow(at: number, index: number, given: Partial<AuditedRow> = {}): AuditedRow {
  return {
    ...{ at, serial: String(9_007_199_254_740_993n + 2n * BigInt(index)) },
    ...{ statement: `select ${index} from \`订单\``, operation: "SELECT", user: "root", host: "10.0.0.7" },
    ...{ database: "shop", durationUs: 1503, affected: 0 },
    ...given,
  };
}

/** By time; neighbours of one moment as they were put there. */
export function sortRows(rows: readonly AuditedRow[]): AuditedRow[] {
  return rows.toSorted((a, b) => a.at - b.at);
}

const beijingMs = 8 * 3_600_000;

/** `2026-01-15 08:00:00.104`: the wall clock of Beijing. */
export function wallText(at: number): string {
  return new Date(at + beijingMs).toISOString().slice(0, 23).replace("T", " ");
}

const wallForm = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** The instant of a text without a zone; undefined where it is none. */
export function wallTime(text: string): number | undefined {
  if (!wallForm.test(text)) return undefined;
  const time = Date.parse(`${text.replace(" ", "T")}Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text.replace(" ", "T"))) return undefined;
  return time - beijingMs;
}

type Wire = Readonly<Record<string, unknown>>;
const big = (digits: string) => new LosslessNumber(digits);

/** Rows as each service writes them. */
export const rowWriters: Readonly<Record<Engine, (row: AuditedRow, instance: DatabaseInstance) => Wire>> = {
  cdb: mysql,
  cynosdb: (row, { id }) => ({ ...mysql(row), TableName: "", InstanceName: id }),
  postgres: (row) => ({
    ...{ Timestamp: wallText(row.at), Sql: row.statement, SqlType: row.operation, User: row.user, Host: row.host },
    ...{ DBName: row.database, ExecTime: row.durationUs, AffectRows: row.affected, ErrCode: "0", ErrorMessage: "" },
    ...{ ThreadId: "162", TrxId: big(row.serial), ObjectName: "", ObjectType: "" },
  }),
  mongodb: (row) => ({
    ...{ Timestamp: wallText(row.at), Atype: row.operation, Param: row.statement, Result: "0", User: row.user },
    ...{ Host: row.host, DBName: row.database, ExecTime: Math.ceil(row.durationUs / 1000), Roles: "root" },
    ...{ AffectRows: row.affected, TrxId: big(row.serial) },
  }),
  mariadb: brain,
  dcdb: brain,
  redis: (row) => ({
    ...{ Timestamp: wallText(row.at), CommandDetail: row.statement, CommandType: row.operation, UserName: row.user },
    ...{ ClientAddr: row.host, DBId: 0, CacheCode: `cache-${row.serial}`, ErrMsg: "" },
    CommandLatency: Math.ceil(row.durationUs / 1000),
  }),
  sqlserver: (row) => ({
    ...{ Timestamp: row.at, Statement: row.statement, EventName: row.operation, ServerPrincipalName: row.user },
    ...{ ClientHostName: row.host, DatabaseName: row.database, Duration: row.durationUs, RowCount: row.affected },
    ...{ Result: "0-OK", TransactionId: big(row.serial), IsIntercepted: null },
  }),
};

function mysql(row: AuditedRow): Wire {
  return {
    ...{ AffectRows: row.affected, CheckRows: 0, CpuTime: 375.786, DBName: row.database, ErrCode: 0 },
    ...{ ExecTime: row.durationUs, Host: row.host, IoWaitTime: 7, LockWaitTime: 1140, NsTime: (row.at % 1000) * 1e6 },
    ...{ PolicyName: "sys_default", SentRows: 0, Sql: row.statement, SqlType: row.operation, ThreadId: 162 },
    ...{ Timestamp: wallText(row.at), TrxLivingTime: 1475, User: row.user, TrxId: big(row.serial) },
    ...{ ClientPort: null, TemplateInfo: [] },
  };
}

function brain(row: AuditedRow): Wire {
  return {
    ...{ Timestamp: wallText(row.at).slice(0, 19), SetName: "set_1", Sql: row.statement, SqlType: row.operation },
    ...{ User: row.user, Host: row.host, DBName: row.database, ExecTime: row.durationUs, AffectRows: row.affected },
    ...{ ErrCode: 0, SqlStartTimeNs: big(`${row.at}490123`), TrxId: row.serial },
  };
}
