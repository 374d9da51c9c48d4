import { z } from "zod";
import { field } from "../../../core/fields/field";
import { isRecord } from "../../../core/fields/validation";
import type { MergeOrder, OffsetPage } from "../../../core/listing/offset-pages";
import { parseTimestamp } from "../../../core/listing/timestamps";
import { countIn, listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { dialects, type Engine } from "./service";

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

/**
 * Every member may be missing, says the page: a list that is null, or a count without a list, is an empty one, but an answer
 * with neither is none. Without an id a file can be neither told from others nor fetched.
 */
export function fromWire(engine: Engine, answer: Record<string, unknown>): OffsetPage<AuditLog> {
  const { rows, total: totalName } = dialects[engine].logs;
  const total = countIn(answer, totalName);
  return { rows: listIn(answer, rows, total !== undefined || answer[rows] === null).map(rowFromWire), total };
}

function rowFromWire(row: unknown): AuditLog {
  const id = isRecord(row) ? textIn(row, "id") : undefined;
  if (!isRecord(row) || id === undefined) throw new MalformedAnswer("an audit log has no id");
  const size = Number(textIn(row, "size") ?? 0);
  if (!Number.isFinite(size)) throw new MalformedAnswer(`the size of audit log ${id} is not a number`);
  return {
    id,
    name: textIn(row, "name") ?? "",
    size,
    beginTime: textIn(row, "begin_time") ?? "",
    endTime: textIn(row, "end_time") ?? "",
  };
}

/** By begin time, then by id; the rest only decides which reading stays of a file that grew between two calls. */
export const auditLogOrder: MergeOrder<AuditLog> = {
  identify: ({ id }) => id,
  compare: (a, b) =>
    beginOf(a) - beginOf(b) ||
    order(a.id, b.id) ||
    instant(a.endTime) - instant(b.endTime) ||
    a.size - b.size ||
    order(JSON.stringify(a), JSON.stringify(b)),
};

/** Read once of each row: a sort of twenty thousand compares each of them many times. */
const begins = new WeakMap<AuditLog, number>();

function beginOf(row: AuditLog): number {
  const known = begins.get(row);
  if (known !== undefined) return known;
  const begin = instant(row.beginTime);
  begins.set(row, begin);
  return begin;
}

/** What is no time comes first, where it is seen. */
function instant(text: string): number {
  return parseTimestamp(text)?.getTime() ?? Number.MIN_SAFE_INTEGER;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
