import { z } from "zod";
import type { AdminRoute } from "../../../admin";
import { DatabaseStore, databaseRoutes } from "../../../database-store";
import { given } from "../../../given";
import type { CloudRuntime } from "../../../service";
import { tencentSeed } from "../seed";
import type { TencentState } from "../state";
import { newFile } from "./export-files";
import { type DatabaseInstance, engines, newInstance } from "./instance";
import { products } from "./products";
import { newRow, sortRows } from "./rows";

const auditingSchema = z.strictObject({
  keepDays: z.int().default(30),
  fastDays: z.int().default(7),
  auditAll: z.boolean().default(true),
  ruleTemplateIds: z.array(z.string()).default([]),
  ruleFilters: z
    .array(z.strictObject({ Type: z.string(), Compare: z.string(), Value: z.array(z.string()) }))
    .default([]),
  auditType: z.string().default("complex"),
  commands: z.string().default("all"),
  openTime: z.string().default("2026-01-01 00:00:00"),
});

/** A recorded statement; whatever is left out has a default, and no two are the same. */
const rowSchema = z.strictObject({
  at: z.union([z.number(), z.iso.datetime().transform((text) => Date.parse(text))]),
  serial: z.string().regex(/^\d+$/).optional(),
  statement: z.string().optional(),
  operation: z.string().optional(),
  user: z.string().optional(),
  host: z.string().optional(),
  database: z.string().optional(),
  durationUs: z.int().optional(),
  affected: z.int().optional(),
});

/** A file that somebody asked for; whatever is left out has a default. */
const fileSchema = z.strictObject({
  at: z.number(),
  from: z.number().optional(),
  to: z.number().optional(),
  status: z.enum(["creating", "success", "failed"]).default("success"),
  error: z.string().default(""),
});

const databaseSchema = z.strictObject({
  id: z.string().min(1),
  engine: z.enum(engines as [string, ...string[]]).optional(),
  region: z.string().optional(),
  supported: z.boolean().optional(),
  /** Null is off. */
  auditing: auditingSchema.nullable().optional(),
  degradeMs: z.int().optional(),
  records: z.array(z.int()).optional(),
  rows: z.array(rowSchema).optional(),
  files: z.array(fileSchema).optional(),
  unstablePages: z.boolean().optional(),
  failsChange: z.boolean().optional(),
});

/** A database instance as somebody at the console would make or change it; what is left out stays, or has a default. */
export type DatabaseInput = z.input<typeof databaseSchema>;

export interface DatabaseControl {
  databases(): DatabaseInstance[];
  putDatabase(database: DatabaseInput): DatabaseInstance;
  deleteDatabase(id: string): { deleted: boolean };
}

export function databaseControl(runtime: CloudRuntime<TencentState>): DatabaseControl {
  const store = new DatabaseStore(runtime);
  return {
    databases: () => store.list(),
    putDatabase(input) {
      const { id, auditing, engine, region, rows, files, ...change } = databaseSchema.parse(input);
      const make = () => newInstance((engine ?? "cdb") as DatabaseInstance["engine"], id, region ?? tencentSeed.region);
      return store.put(id, make, (instance) => {
        const audited = auditing === undefined ? {} : { auditing: auditing ?? undefined, task: undefined };
        Object.assign(instance, given(change), audited);
        if (rows) instance.rows = sortRows(rows.map(({ at, ...row }, index) => newRow(at, index, given(row))));
        if (files)
          instance.files = files.map(({ at, from = at - 3_600_000, to = at, ...file }) =>
            fileOf(instance, { at, from, to, ...file }),
          );
      });
    },
    deleteDatabase: (id) => store.delete(id),
  };
}

function fileOf(instance: DatabaseInstance, file: Parameters<typeof newFile>[2]) {
  const product = products.find(({ engines: own }) => own.includes(instance.engine));
  return newFile(product ?? { name: "" }, instance, file);
}

export function tencentDatabaseRoutes(control: DatabaseControl): AdminRoute[] {
  return databaseRoutes("/tencent/databases", {
    list: () => control.databases(),
    put: (body) => control.putDatabase(databaseSchema.parse(body)),
    delete: (id) => control.deleteDatabase(id),
  });
}
