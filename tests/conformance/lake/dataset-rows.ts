import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";

export type DatasetRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly cloud: string };

/** The files of a dataset, as readers of datasets find them. */
export function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.startsWith("cloud=") && name.endsWith(".parquet"))
    .sort();
}

/** All rows with what the names of the folders say, by cloud and id. */
export async function datasetRows(folder: string): Promise<DatasetRow[]> {
  const rows: DatasetRow[] = [];
  for (const name of filesOf(folder)) {
    const [, cloud = "", date = ""] = /^cloud=([^/]+)\/date=([^/]+)\//.exec(name) ?? [];
    const file = await asyncBufferFromFile(join(folder, name));
    for (const row of await parquetReadObjects({ file })) rows.push({ ...(row as { id: string }), cloud, date });
  }
  const key = ({ cloud, id }: DatasetRow) => `${cloud}/${id}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
