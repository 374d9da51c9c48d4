import { z } from "zod";
import { field } from "../../core/field";
import type { MergeOrder, OffsetPage } from "../../core/offset-pages";
import { parseTimestamp } from "../../core/timestamps";
import { isRecord } from "../../core/validation";
import { MalformedAnswer } from "../../http/service";
import { dialects, type Engine } from "./databases";

export const auditLog = z.object({
  id: field(z.string(), { doc: "The file's id." }),
  name: field(z.string(), { doc: "The file's name." }),
  size: field(z.number(), { doc: "Kilobytes, with a fraction." }),
  beginTime: field(z.string(), { doc: "As the service writes it, such as `2019-11-06T09:03:34+0800`." }),
  endTime: field(z.string(), { doc: "In the same form." }),
});

/** An audit log file of a database. */
export type AuditLog = Readonly<z.output<typeof auditLog>>;

/** The service knows seconds, and offsets without a colon only. */
export function timeToWire(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+0000`;
}

/** Every member may be missing, says the page; without an id a file can be neither told from others nor fetched. */
export function fromWire(engine: Engine, answer: Record<string, unknown>): OffsetPage<AuditLog> {
  const { rows: rowsName, total: totalName } = dialects[engine].logs;
  const { [rowsName]: rows, [totalName]: total } = answer;
  if (!Array.isArray(rows ?? [])) throw new MalformedAnswer(`${rowsName} is not a list`);
  if (total !== undefined && total !== null && !(Number.isSafeInteger(total) && Number(total) >= 0))
    throw new MalformedAnswer(`${totalName} is not a number of rows`);
  return { rows: ((rows ?? []) as unknown[]).map(rowFromWire), total: typeof total === "number" ? total : undefined };
}

function rowFromWire(row: unknown): AuditLog {
  if (!isRecord(row) || typeof row.id !== "string" || row.id === "")
    throw new MalformedAnswer("an audit log has no id");
  return {
    id: row.id,
    name: String(row.name ?? ""),
    size: Number(row.size ?? 0),
    beginTime: String(row.begin_time ?? ""),
    endTime: String(row.end_time ?? ""),
  };
}

/** By begin time, then by id; the rest only decides which reading stays of a file that grew between two calls. */
export const auditLogOrder: MergeOrder<AuditLog> = {
  identify: ({ id }) => id,
  compare: (a, b) =>
    instant(a.beginTime) - instant(b.beginTime) ||
    order(a.id, b.id) ||
    instant(a.endTime) - instant(b.endTime) ||
    a.size - b.size ||
    order(JSON.stringify(a), JSON.stringify(b)),
};

/** What is no time comes first, where it is seen. */
function instant(text: string): number {
  return parseTimestamp(text)?.getTime() ?? Number.MIN_SAFE_INTEGER;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
