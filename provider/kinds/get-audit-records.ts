import { z } from "zod";
import { field } from "../core/fields/field";
import { listRows, type RowListing } from "../core/listing/row-windows";
import type { TimeWindow } from "../core/listing/time-windows";

const auditRecord = z.object({
  time: field(z.string(), { doc: "When it was run: ISO 8601, in UTC." }),
  statement: field(z.string().optional(), { doc: "The statement or command, as the vendor gives it." }),
  operation: field(z.string().optional(), { doc: "Its kind, such as `SELECT`." }),
  database: field(z.string().optional(), { doc: "The database that it was run in." }),
  user: field(z.string().optional(), { doc: "Who ran it." }),
  host: field(z.string().optional(), { doc: "The address that it came from." }),
  errorCode: field(z.string().optional(), { doc: "The database's code or word for how it ended." }),
  raw: field(z.record(z.string(), z.unknown()), {
    doc: "The vendor's record as it came; integers above 2^53 as text, so that no digit is lost.",
  }),
});

/** One statement that a database ran: the members that all engines have, and the vendor's own record. */
export type AuditRecord = Readonly<z.output<typeof auditRecord>>;

export const auditRecordList = z.object({
  records: field(z.array(auditRecord), {
    doc: "The records, oldest first, each once. They hold statements, and statements hold data.",
    secret: true,
  }),
  requestIds: field(z.array(z.string()), { doc: "One for each call, for questions to the vendor." }),
});

/** The result of `getAuditRecords`: oldest first, each record once. */
export type AuditRecordList = z.output<typeof auditRecordList>;

/** All that a record says, whatever the order in which the vendor says it. */
export function recordText({ raw }: AuditRecord): string {
  return JSON.stringify(Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The records of several listings of one span, or as many as `maxResults`. */
export async function collectRecords(
  listings: readonly RowListing<AuditRecord>[],
  span: TimeWindow,
  maxResults = Number.POSITIVE_INFINITY,
): Promise<AuditRecord[]> {
  const found: AuditRecord[] = [];
  for (const listing of listings) {
    let fromHere = 0;
    for await (const rows of listRows(listing, span)) {
      found.push(...rows);
      fromHere += rows.length;
      if (fromHere >= maxResults) break;
    }
  }
  return found.sort(byTime).slice(0, maxResults);
}

/** In one order, whichever page came first. */
function byTime(a: AuditRecord, b: AuditRecord): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  const [one, other] = [recordText(a), recordText(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
