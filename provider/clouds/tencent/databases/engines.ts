import { choice } from "../../../core/fields/field";
import type { Service } from "../../../http/service";
import { api3Fault } from "../api3/answers";
import { signTc3, type Tc3Service } from "../api3/sign-tc3";
import type { TencentCredentials } from "../identity/credentials";
import { databaseErrors } from "./errors";

export const engineField = choice({
  cdb: "TencentDB for MySQL.",
  cynosdb: "TDSQL-C for MySQL.",
  postgres: "TencentDB for PostgreSQL.",
  mongodb: "TencentDB for MongoDB.",
  mariadb: "TencentDB for MariaDB.",
  dcdb: "TDSQL for MySQL.",
  redis: "TencentDB for Redis, and for Valkey.",
  sqlserver: "TencentDB for SQL Server.",
});
export type Engine = (typeof engineField.options)[number];

/** The service of the audit calls of an engine. */
export type DatabaseService = Extract<
  Tc3Service,
  "cdb" | "cynosdb" | "postgres" | "mongodb" | "dbbrain" | "redis" | "sqlserver"
>;

/** How the services spell the same things. */
export interface Dialect {
  readonly title: string;
  readonly service: DatabaseService;
  readonly version: string;
  /** The vendor's pages of the service. */
  readonly page: string;
  /** What every call of this engine carries. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly actions: { readonly open: string; readonly change: string; readonly close: string; readonly list: string };
  /** Days that records may be kept, and those that the action that switches on knows. */
  readonly keepDays: readonly number[];
  readonly openDays: readonly number[];
  /** Days in fast storage: the member on the wire, and which are taken; `only` where there is no choice. */
  readonly fastDays?: { readonly member: string; readonly days: readonly number[]; readonly required: boolean };
  /** By which ids or filters the records are chosen, where not everything must be recorded. */
  readonly rules?: "ruleTemplateIds" | "ruleFilters";
  /** The requests that together show an instance whatever its state is: a list may show one half only. */
  readonly halves: readonly Readonly<Record<string, unknown>>[];
  readonly pageSize: number;
  /** Whether a filter asks for the exact id; else it may match more, and ids are compared. */
  readonly exactMatch: boolean;
}

const longDays = [7, 30, 90, 180, 365, 1095, 1825];
const auditService = {
  open: "OpenAuditService",
  change: "ModifyAuditService",
  close: "CloseAuditService",
  list: "DescribeAuditInstanceList",
};
const logService = { open: "OpenLog", change: "ModifyLog", close: "CloseLog", list: "DescribeLogInstanceList" };
const page = (product: number) => `https://cloud.tencent.com/document/api/${product}`;

/** MySQL and TDSQL-C, which grew from one. */
const mysql = {
  ...{ fixed: {}, actions: auditService, keepDays: longDays, openDays: longDays, rules: "ruleTemplateIds" as const },
  fastDays: { member: "HighLogExpireDay", days: [3, ...longDays], required: false },
  ...{ halves: [{}], pageSize: 30, exactMatch: true },
} satisfies Partial<Dialect>;

/** MariaDB and TDSQL, which are audited by DBbrain. A list that is not told which half shows what is off. */
const dbbrain = (product: "mariadb" | "dcdb"): Omit<Dialect, "title"> => ({
  ...{ service: "dbbrain", version: "2021-05-27", page: page(1130) },
  ...{ fixed: { Product: product, NodeRequestType: product }, actions: auditService },
  ...{ keepDays: longDays, openDays: longDays },
  fastDays: { member: "HotLogExpireDay", days: longDays, required: true },
  ...{ halves: [{ AuditSwitch: 1 }, { AuditSwitch: 0 }], pageSize: 100, exactMatch: false },
});

export const dialects: Readonly<Record<Engine, Dialect>> = {
  cdb: {
    ...mysql,
    ...{ title: "TencentDB for MySQL", service: "cdb", version: "2017-03-20", page: page(236) },
  },
  cynosdb: {
    ...mysql,
    ...{ title: "TDSQL-C", service: "cynosdb", version: "2019-01-07", page: page(1003) },
  },
  postgres: {
    ...{ title: "TencentDB for PostgreSQL", service: "postgres", version: "2017-03-12" },
    ...{ page: page(409), fixed: { Product: "postgres" }, actions: auditService },
    ...{ keepDays: longDays, openDays: longDays },
    fastDays: { member: "HotLogExpireDay", days: longDays, required: true },
    ...{ halves: [{ AuditSwitch: 1 }, { AuditSwitch: 0 }], pageSize: 100, exactMatch: false },
  },
  mongodb: {
    ...{ title: "TencentDB for MongoDB", service: "mongodb", version: "2019-07-25" },
    ...{ page: page(240), fixed: {}, actions: auditService },
    ...{ keepDays: longDays, openDays: longDays, rules: "ruleFilters" },
    ...{ halves: [{}], pageSize: 100, exactMatch: false },
  },
  mariadb: { title: "TencentDB for MariaDB", ...dbbrain("mariadb") },
  dcdb: { title: "TDSQL for MySQL", ...dbbrain("dcdb") },
  redis: {
    ...{ title: "TencentDB for Redis", service: "redis", version: "2018-04-12", page: page(239) },
    ...{ fixed: { LogType: "auditLog" }, actions: logService, keepDays: [7, 30], openDays: [7, 30] },
    fastDays: { member: "HighLogExpireDay", days: [7], required: false },
    ...{ halves: [{ LogSwitch: "on" }, { LogSwitch: "off" }], pageSize: 100, exactMatch: true },
  },
  sqlserver: {
    ...{ title: "TencentDB for SQL Server", service: "sqlserver", version: "2018-03-28", page: page(238) },
    ...{ fixed: { LogType: "auditLog" }, actions: logService, keepDays: longDays, openDays: [7, 30] },
    fastDays: { member: "HighLogExpireDay", days: [7], required: false },
    ...{ halves: [{}], pageSize: 99, exactMatch: true },
  },
};

/** Engines by what their dialect has, for messages. */
export const enginesWith = (has: (dialect: Dialect) => boolean): string =>
  engineField.options.filter((engine) => has(dialects[engine])).join(", ");

const services = new Map<DatabaseService, Service<TencentCredentials>>();

/** One service for each name, also where two engines share it. */
export function serviceOf(engine: Engine): Service<TencentCredentials> {
  const { service: name } = dialects[engine];
  const title = name === "dbbrain" ? "DBbrain" : dialects[engine].title;
  const made = services.get(name) ?? {
    cloud: "tencent",
    title: `Tencent Cloud ${title}`,
    name,
    // Where a page says more, this is what every action may have.
    callsPerSecond: 20,
    sign: (request, credentials, now) => signTc3(request, credentials, now, name),
    fault: (response) => api3Fault(databaseErrors, response),
  };
  services.set(name, made);
  return made;
}
