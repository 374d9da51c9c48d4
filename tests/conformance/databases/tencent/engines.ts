import { seed } from "../../../../emulator/index";
import { findResource } from "../../../../provider/registry";

export const { region, databases } = seed.tencent;
type Engine = keyof typeof databases;
export const policy = findResource("DatabaseAuditPolicy", "tencent");

interface Row {
  /** The inputs that declare it as switched on, beside those that all have. */
  readonly on: object;
  /** Changes of each field, with what the instance has then. */
  readonly changes: Readonly<Record<string, readonly [change: object, live: object]>>;
  readonly open: string;
  readonly change: string;
  readonly close: string;
}

const audit = { open: "OpenAuditService", change: "ModifyAuditService", close: "CloseAuditService" };
const log = { open: "OpenLog", change: "ModifyLog", close: "CloseLog" };
const days = { keepDays: [{ keepDays: 30 }, { keepDays: 30 }] } as const;
const fast = { fastDays: [{ fastDays: 30 }, { fastDays: 30 }] } as const;
const mysql = (template: string): Row => ({
  ...audit,
  on: {},
  changes: {
    ...days,
    ...fast,
    auditAll: [
      { auditAll: false, ruleTemplateIds: [template] },
      { auditAll: false, ruleTemplateIds: [template] },
    ],
  },
});

export const rows: Readonly<Record<Engine, Row>> = {
  cdb: mysql("cdb-art-riwq2vx0"),
  cynosdb: mysql("cynosdb-art-riwq2vx0"),
  postgres: {
    ...audit,
    on: { fastDays: 7, auditType: "complex" },
    changes: { ...days, ...fast, auditType: [{ auditType: "simple" }, { auditType: "simple" }] },
  },
  mongodb: {
    ...audit,
    on: {},
    changes: {
      ...days,
      auditAll: [
        { auditAll: false, ruleFilters: [{ type: "SqlType", values: ["insert"] }] },
        { auditAll: false, ruleFilters: [{ Type: "SqlType", Compare: "EQ", Value: ["insert"] }] },
      ],
    },
  },
  mariadb: { ...audit, on: { fastDays: 7 }, changes: { ...days, ...fast } },
  dcdb: { ...audit, on: { fastDays: 7 }, changes: { ...days, ...fast } },
  redis: {
    ...log,
    on: { keepDays: 30 },
    changes: {
      keepDays: [{ keepDays: 7 }, { keepDays: 7 }],
      commands: [{ commands: "write" }, { commands: "write" }],
      degradeAtMs: [{ degradeAtMs: 900 }, {}],
    },
  },
  sqlserver: { ...log, on: {}, changes: { ...days } },
};

export const table = Object.entries(rows) as [Engine, Row][];
