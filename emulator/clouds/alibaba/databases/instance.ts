import type { ExportTask, LogFile } from "./files";
import type { AuditedRow } from "./rows";

export type Engine = "rds" | "polardb" | "mongodb" | "redis";

/** The versions of DAS's collector. */
export type DasVersion = "SQL_LOG_V0" | "SQL_LOG_V1" | "SQL_LOG_V2" | "SQL_LOG_V3";

/** How an instance is audited, in one form for all services. */
export interface Auditing {
  keepDays: number;
  hotDays: number;
  /** SQL Explorer of RDS and PolarDB. */
  sqlExplorer: boolean;
  /** Of MongoDB. */
  edition: string;
  /** Milliseconds since 1970. */
  since: number;
}

export interface DatabaseInstance {
  id: string;
  engine: Engine;
  region: string;
  /** Some editions and versions cannot be audited. */
  supported: boolean;
  /** What DAS can do for it. */
  dasVersion: DasVersion;
  /** `undefined` while auditing is off. */
  auditing: Auditing | undefined;
  /** What descriptions show while a change is under way. */
  shown: Auditing | undefined;
  /** How many looks at the instance a change takes from now. */
  busyLooks: number;
  /** The operations that MongoDB records, as it keeps them while auditing is off, too. */
  filter: string;
  /** MongoDB's Standard edition was switched off: there is no way back. */
  standardClosed: boolean;
  /** Days ago that each record was made. Switching off deletes them all, a shorter retention those that are older. */
  records: number[];
  /** The statements that it ran, oldest first. */
  rows: AuditedRow[];
  /** Pages of records repeat rows at their borders. */
  unstablePages: boolean;
  /** What DAS was asked to export or to analyse, oldest first. */
  tasks: ExportTask[];
  tasksMade: number;
  /** The list of tasks tells links, too. */
  listsLinks: boolean;
  /** Files of RDS itself. */
  logFiles: LogFile[];
}

const ids: Readonly<Record<Engine, string>> = {
  rds: "rm-uf6wjk5exampl01",
  polardb: "pc-bp1example0001",
  mongodb: "dds-bp12c5b040dc0001",
  redis: "r-bp1zxszhcgatnx01",
};

export const engines = Object.keys(ids) as readonly Engine[];
export const seedInstanceIds = ids;
export const everyOperation = "admin,slow,query,insert,update,delete,command";

export function newInstance(engine: Engine, id: string, region: string): DatabaseInstance {
  return {
    ...{ id, engine, region, supported: true, dasVersion: "SQL_LOG_V3", auditing: undefined, shown: undefined },
    ...{ busyLooks: 0, filter: everyOperation, standardClosed: false, records: [], rows: [] },
    ...{ unstablePages: false, tasks: [], tasksMade: 0, listsLinks: true, logFiles: [] },
  };
}

/** One of each engine, none of them audited. */
export function seedInstances(region: string): DatabaseInstance[] {
  return engines.map((engine) => newInstance(engine, ids[engine], region));
}

/** A change takes so many looks at the instance, or attempts to change it again. */
const looks = 2;

/** Auditing is changed; descriptions lag behind until the instance is done. */
export function change(instance: DatabaseInstance, auditing: Auditing | undefined): void {
  const before = instance.auditing;
  if (before !== undefined && auditing === undefined) instance.records = [];
  if (auditing !== undefined) instance.records = instance.records.filter((age) => age <= auditing.keepDays);
  if (before?.edition === "Standard" && auditing?.edition !== "Standard") instance.standardClosed = true;
  instance.auditing = auditing;
  instance.busyLooks = looks;
}

/** Somebody looks: a change comes nearer to its end. Whether it is still under way. */
export function isBusy(instance: DatabaseInstance): boolean {
  if (instance.busyLooks > 0) instance.busyLooks -= 1;
  if (instance.busyLooks > 0) return true;
  instance.shown = instance.auditing;
  return false;
}
