import type { RecordMembers } from "../../../../kinds/databases/get-audit-records";
import type { Engine } from "../engines";

/** How the services list records. */
export interface RecordDialect {
  readonly action: string;
  /** Rows of one window that offsets reach; where no page has a limit, what is held at once. */
  readonly reach: number;
  /** Offsets must be multiples of the limit. */
  readonly wholePages?: true;
  /** The members that ask for the oldest first, where the pages agree on them. */
  readonly order: Readonly<Record<string, string>>;
  /** Where the rows are, by what is asked for. */
  readonly lists: readonly RecordRows[];
  readonly members: RecordMembers;
}

interface RecordRows {
  readonly member: string;
  /** What the call says to get these rows. */
  readonly asked: Readonly<Record<string, string>>;
}

const auditLogs = {
  ...{ action: "DescribeAuditLogs", order: { Order: "ASC", OrderBy: "timestamp" } },
  lists: [{ member: "Items", asked: {} }],
};
const sql = {
  ...{ statement: "Sql", operation: "SqlType", user: "User", host: "Host", database: "DBName" },
  errorCode: "ErrCode",
};
/** Where offsets have no end, a window of more would be held in memory for nothing. */
const ownReach = 20_000;

const dbbrain: RecordDialect = {
  ...{ action: "DescribeDBAuditLogs", reach: ownReach, order: { SortBy: "Timestamp", OrderBy: "ASC" } },
  lists: [
    { member: "ProxyLogs", asked: { LogType: "Proxy" } },
    { member: "DBLogs", asked: { LogType: "DB" } },
  ],
  members: sql,
};

export const recordDialects: Readonly<Record<Engine, RecordDialect>> = {
  cdb: { ...auditLogs, reach: 65_536, members: sql },
  cynosdb: { ...auditLogs, reach: 65_536, members: sql },
  // The page describes each of its two members of order as the other.
  postgres: { ...auditLogs, order: {}, reach: 10_000, members: sql },
  mongodb: {
    ...{ ...auditLogs, reach: ownReach },
    members: { ...sql, statement: "Param", operation: "Atype", errorCode: "Result" },
  },
  mariadb: dbbrain,
  dcdb: dbbrain,
  redis: {
    ...{ ...auditLogs, action: "DescribeLogs", order: {}, reach: ownReach, wholePages: true },
    members: {
      ...{ statement: "CommandDetail", operation: "CommandType", user: "UserName", host: "ClientAddr" },
      ...{ database: "DBId", errorCode: "ErrMsg" },
    },
  },
  sqlserver: {
    ...{ ...auditLogs, action: "DescribeLogs", order: {}, reach: ownReach },
    members: {
      ...{ statement: "Statement", operation: "EventName", user: "ServerPrincipalName", host: "ClientHostName" },
      ...{ database: "DatabaseName", errorCode: "Result" },
    },
  },
};
