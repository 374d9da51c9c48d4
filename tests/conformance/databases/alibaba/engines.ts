import { seed } from "../../../../emulator/index";
import { findResource } from "../../../../provider/registry";

export const { region, databases } = seed.alibaba;
type Engine = keyof typeof databases;
export const policy = findResource("DatabaseAuditPolicy", "alibaba");

interface Row {
  /** The inputs that declare it as switched on, beside those that all have. */
  readonly on: object;
  /** Changes of each field, with what the instance has then. */
  readonly changes: Readonly<Record<string, readonly [change: object, live: object]>>;
  /** What is declared of a field that is left out otherwise, so that its drift shows. */
  readonly declares: Readonly<Record<string, object>>;
  readonly modify: string;
  readonly describe: string;
  /** How the service says that it is busy. */
  readonly busy: object;
  /** What every change sends, and what one that switches off sends. */
  readonly sent: { readonly on: string; readonly off: string };
}

const days = { keepDays: [{ keepDays: 365 }, { auditing: { keepDays: 365 } }] } as const;
const das: Row = {
  on: { hotDays: 7 },
  changes: {
    ...days,
    hotDays: [{ hotDays: 3 }, { auditing: { hotDays: 3 } }],
    sqlExplorer: [{ sqlExplorer: true }, { auditing: { sqlExplorer: true } }],
  },
  declares: { sqlExplorer: { sqlExplorer: false } },
  ...{ modify: "ModifySqlLogConfig", describe: "DescribeSqlLogConfig" },
  busy: { kind: "garbage", body: '{"RequestId":"r","Code":"-1020004","Message":"busy","Success":"false"}' },
  sent: { on: "Enable=true", off: "Enable=false" },
};

const rows: Readonly<Record<Engine, Row>> = {
  rds: das,
  polardb: das,
  mongodb: {
    on: { hotDays: 1, edition: "V2_Standard" },
    changes: {
      ...days,
      hotDays: [{ hotDays: 0 }, { auditing: { hotDays: 0 } }],
      auditTypes: [{ auditTypes: ["admin", "insert"] }, { filter: "admin,insert" }],
    },
    declares: { auditTypes: { auditTypes: ["admin", "insert", "delete"] } },
    ...{ modify: "ModifyAuditPolicy", describe: "DescribeAuditPolicy" },
    busy: { kind: "error", status: 403, code: "OperationDenied.DBInstanceStatus" },
    sent: { on: "AuditStatus=enable", off: "AuditStatus=disabled" },
  },
  redis: {
    on: {},
    changes: days,
    declares: {},
    ...{ modify: "ModifyAuditLogConfig", describe: "DescribeAuditLogConfig" },
    busy: { kind: "error", status: 403, code: "TaskHasExist" },
    sent: { on: "DbAudit=true", off: "DbAudit=false" },
  },
};

export const table = Object.entries(rows) as [Engine, Row][];
