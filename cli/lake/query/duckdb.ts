import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { textColumnNames } from "../rows";
import { literal } from "./questions";

const packageName = "@duckdb/node-api";

/** A table of an answer, row by row. */
export interface Answer {
  readonly columns: readonly string[];
  rows(): AsyncIterable<readonly unknown[]>;
}

async function load(): Promise<typeof import("@duckdb/node-api")> {
  try {
    return await import("@duckdb/node-api");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && !/NOT_FOUND/.test(String(cause.code))) throw cause;
    throw new Error(
      `a query needs the package ${packageName}, which is not installed. Run npm install ${packageName}`,
      {
        cause,
      },
    );
  }
}

/** Asks a dataset. A query reads its files and no others, and writes nothing. */
export async function ask<T>(folder: string, sql: string, take: (answer: Answer) => Promise<T>): Promise<T> {
  const view = viewOf(folder);
  const { DuckDBInstance } = await load();
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(`SET allowed_directories = [${literal(`${resolve(folder)}/`)}]`);
    await connection.run("SET enable_external_access = false");
    await connection.run("SET lock_configuration = true");
    await connection.run(view);
    const result = await connection.stream(sql);
    return await take({
      columns: result.deduplicatedColumnNames(),
      async *rows() {
        for await (const rows of result.yieldRows()) yield* rows;
      },
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function viewOf(folder: string): string {
  if (!existsSync(join(folder, "_audit")))
    throw new Error(`${folder} is no dataset: access-audit events --output parquet=<folder> makes one`);
  const isEmpty = !readdirSync(folder).some((name) => name.startsWith("cloud="));
  if (isEmpty) return `CREATE VIEW events AS SELECT ${emptyColumns()} WHERE false`;
  const files = literal(join(resolve(folder), "cloud=*", "date=*", "*.parquet"));
  return `CREATE VIEW events AS SELECT * FROM read_parquet(${files}, hive_partitioning = true, hive_types_autocast = false)`;
}

/** Nothing was recorded: the answer is an empty table, and no error. */
function emptyColumns(): string {
  const texts = ["cloud", "date", "time", ...textColumnNames].map((name) => `CAST(NULL AS VARCHAR) AS ${name}`);
  return ["CAST(NULL AS TIMESTAMPTZ) AS event_time", "CAST(NULL AS BIGINT) AS time_ms", ...texts].join(", ");
}
