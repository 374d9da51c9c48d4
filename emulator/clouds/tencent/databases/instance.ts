export type Engine = "cdb" | "cynosdb" | "postgres" | "mongodb" | "mariadb" | "dcdb" | "redis" | "sqlserver";

/** How an instance is audited, in one form for all services. */
export interface Auditing {
  keepDays: number;
  fastDays: number;
  auditAll: boolean;
  ruleTemplateIds: string[];
  /** Of MongoDB, which takes them and never shows them. */
  ruleFilters: { Type: string; Compare: string; Value: string[] }[];
  auditType: string;
  commands: string;
  openTime: string;
}

/** A statement that was recorded, in one form for all services. */
export interface AuditedRow {
  /** Milliseconds since 1970. */
  at: number;
  /** Above 2^53: whoever parses it as a number loses a digit. */
  serial: string;
  statement: string;
  operation: string;
  user: string;
  host: string;
  database: string;
  durationUs: number;
  affected: number;
}

/** A file that somebody asked for. The services know it by its name, DBbrain by its number. */
export interface ExportFile {
  name: string;
  number: string;
  /** When it was asked for, and the span that it covers, in milliseconds since 1970. */
  at: number;
  from: number;
  to: number;
  status: "creating" | "success" | "failed";
  error: string;
  reads: number;
}

export interface DatabaseInstance {
  id: string;
  engine: Engine;
  region: string;
  /** Some editions and versions cannot be audited. */
  supported: boolean;
  /** `undefined` while auditing is off. */
  auditing: Auditing | undefined;
  /** A change takes some reads of the list, or attempts to change it again. */
  task: "opening" | "closing" | undefined;
  busyReads: number;
  /** Milliseconds of latency from which Redis drops records; an instance has it also while auditing is off. */
  degradeMs: number;
  /** Days ago that each record was made. Switching off deletes them all, a shorter retention those that are older. */
  records: number[];
  /** What was recorded, oldest first. */
  rows: AuditedRow[];
  /** Oldest first; a number is never given twice. */
  files: ExportFile[];
  filesMade: number;
  /** Pages of records overlap: a row is on two of them, and another one on none. */
  unstablePages: boolean;
  /** The next change is answered as done, with a result that says that it was not. DBbrain only. */
  failsChange: boolean;
}

const ids: Readonly<Record<Engine, string>> = {
  ...{ cdb: "cdb-etxaaa12", cynosdb: "cynosdbmysql-ins-6990cckk", postgres: "postgres-nqg1hcnj" },
  ...{ mongodb: "cmgo-l0w4cf5v", mariadb: "tdsql-lq5ue8p7", dcdb: "tdsqlshard-1i9nzc30" },
  ...{ redis: "crs-k2vhnkix", sqlserver: "mssql-8eei3sy5" },
};

export const engines = Object.keys(ids) as readonly Engine[];

export function newInstance(engine: Engine, id: string, region: string): DatabaseInstance {
  const none = { auditing: undefined, task: undefined, busyReads: 0, failsChange: false };
  return {
    id,
    engine,
    region,
    supported: true,
    ...none,
    degradeMs: 500,
    records: [],
    rows: [],
    files: [],
    filesMade: 0,
    unstablePages: false,
  };
}

/** One of each engine, none of them audited. */
export function seedInstances(region: string): DatabaseInstance[] {
  return engines.map((engine) => newInstance(engine, ids[engine], region));
}

export const seedInstanceIds = ids;

/** A change comes nearer to its end. */
export function advance(instance: DatabaseInstance): void {
  instance.busyReads -= 1;
  if (instance.busyReads <= 0) instance.task = undefined;
}
