import { z } from "zod";
import type { AdminRoute } from "../../../admin";
import { DatabaseStore, databaseRoutes } from "../../../database-store";
import { given } from "../../../given";
import type { CloudRuntime } from "../../../service";
import { alibabaSeed } from "../seed";
import type { AlibabaState } from "../state";
import { newTask } from "./export-tasks";
import { taskStatuses } from "./files";
import { type DatabaseInstance, engines, newInstance } from "./instance";
import { type AuditedRow, newRow } from "./rows";

const auditingSchema = z.strictObject({
  keepDays: z.int().default(30),
  hotDays: z.int().default(7),
  sqlExplorer: z.boolean().default(false),
  edition: z.string().default("V2_Standard"),
  since: z.int().default(1_767_225_600_000),
});

const rowSchema = z.strictObject({
  at: z.number(),
  statement: z.string().optional(),
  operation: z.string().optional(),
  user: z.string().optional(),
  host: z.string().optional(),
  database: z.string().optional(),
});

/** A task that somebody asked DAS for. */
const taskSchema = z.strictObject({
  at: z.number(),
  from: z.number().optional(),
  to: z.number().optional(),
  name: z.string().optional(),
  type: z.enum(["Export", "Query"]).optional(),
  status: z.enum(taskStatuses).default("COMPLETED"),
  isExpired: z.boolean().optional(),
  nodeId: z.string().optional(),
  filters: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
});

const logFileSchema = z.strictObject({
  name: z.string(),
  from: z.number(),
  to: z.number(),
  bytes: z.int().default(3000),
  status: z.enum(["Success", "Failed", "Generating"]).default("Success"),
  downloadable: z.boolean().default(true),
});

const databaseSchema = z.strictObject({
  id: z.string().min(1),
  engine: z.enum(engines as [string, ...string[]]).optional(),
  region: z.string().optional(),
  supported: z.boolean().optional(),
  dasVersion: z.enum(["SQL_LOG_V0", "SQL_LOG_V1", "SQL_LOG_V2", "SQL_LOG_V3"]).optional(),
  /** Null is off. */
  auditing: auditingSchema.nullable().optional(),
  filter: z.string().optional(),
  standardClosed: z.boolean().optional(),
  busyLooks: z.int().optional(),
  records: z.array(z.int()).optional(),
  /** The statements that it ran, each with at least its time; they take the place of those before. */
  rows: z.array(rowSchema).optional(),
  unstablePages: z.boolean().optional(),
  /** They take the place of those before. */
  tasks: z.array(taskSchema).optional(),
  listsLinks: z.boolean().optional(),
  logFiles: z.array(logFileSchema).optional(),
});
/** A database instance as somebody at the console would make or change it; what is left out stays, or has a default. */
export type AlibabaDatabaseInput = z.input<typeof databaseSchema>;

export interface AlibabaDatabaseControl {
  alibabaDatabases(): DatabaseInstance[];
  putAlibabaDatabase(database: AlibabaDatabaseInput): DatabaseInstance;
  deleteAlibabaDatabase(id: string): { deleted: boolean };
}

export function databaseControl(runtime: CloudRuntime<AlibabaState>): AlibabaDatabaseControl {
  const store = new DatabaseStore(runtime);
  return {
    alibabaDatabases: () => store.list(),
    putAlibabaDatabase(input) {
      const { id, auditing, engine, region, rows, tasks, ...change } = databaseSchema.parse(input);
      const make = () => newInstance((engine ?? "rds") as DatabaseInstance["engine"], id, region ?? alibabaSeed.region);
      return store.put(id, make, (instance) => {
        const [now, shown] = [auditing ?? undefined, structuredClone(auditing) ?? undefined];
        Object.assign(instance, auditing === undefined ? {} : { auditing: now, shown, busyLooks: 0 }, given(change));
        if (rows !== undefined) instance.rows = rowsOf(rows);
        if (tasks === undefined) return;
        instance.tasks = [];
        for (const { at, from = at - 3_600_000, to = at, ...task } of tasks)
          newTask(instance, { at, from, to, ...given(task) });
      });
    },
    deleteAlibabaDatabase: (id) => store.delete(id),
  };
}

function rowsOf(told: z.output<typeof rowSchema>[]): AuditedRow[] {
  const rows = told.map(({ at, ...more }, index) => newRow(at, index, given(more)));
  return rows.sort((a, b) => a.at - b.at);
}

export function alibabaDatabaseRoutes(control: AlibabaDatabaseControl): AdminRoute[] {
  return databaseRoutes("/alibaba/databases", {
    list: () => control.alibabaDatabases(),
    put: (body) => control.putAlibabaDatabase(databaseSchema.parse(body)),
    delete: (id) => control.deleteAlibabaDatabase(id),
  });
}
