import { z } from "zod";
import { field } from "../../core/fields/field";
import { canonicalText } from "../../core/fields/plain";
import { listRows, type RowListing } from "../../core/listing/row-windows";
import { type TimeWindow, wholeSeconds } from "../../core/listing/time-windows";
import { isFault } from "../../core/session/errors";
import type { Operation } from "../../core/session/operation";
import { together } from "../../core/session/shared-work";
import { exactJson } from "../../http/json";
import { hint } from "../../http/members";

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
  return canonicalText(raw);
}

/** The records of several listings of one span, or as many as `maxResults`. */
async function collectRecords(
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

/** What is asked of one instance. */
interface RecordArguments {
  readonly region: string;
  readonly engine: string;
  readonly instanceId: string;
  readonly startTime: Date;
  readonly endTime: Date;
  readonly maxResults?: number | undefined;
}

/** How a cloud lists the records of an instance, and whether that is audited; `undefined` when there is no such instance. */
interface RecordSource {
  listings(joint: Operation, requestIds: string[]): readonly RowListing<AuditRecord>[];
  isAudited(): Promise<boolean | undefined>;
}

/** The records of a span. None are told with the reason, where that is known. */
export async function listRecords(
  operation: Operation,
  args: RecordArguments,
  source: RecordSource,
): Promise<AuditRecordList> {
  const requestIds: string[] = [];
  const span = wholeSeconds({ startMs: args.startTime.getTime(), endMs: args.endTime.getTime() });
  const records = await together(operation, (joint) =>
    collectRecords(source.listings(joint, requestIds), span, args.maxResults),
  );
  if (records.length === 0) await warnOfNothing(operation, args, source);
  return { records, requestIds };
}

/** An empty list must not read as if nothing had been run: where auditing is off, nothing was recorded. */
async function warnOfNothing(
  { session }: Operation,
  { engine, instanceId, region }: RecordArguments,
  { isAudited }: RecordSource,
): Promise<void> {
  const instance = `${engine} instance ${instanceId} in ${region}`;
  try {
    const isOn = await isAudited();
    if (isOn) return;
    session.warn(
      isOn === undefined
        ? `No audit records were found, and there is no ${instance}: check engine, instanceId and region.`
        : `No audit records were found, because auditing of ${instance} is off. That nothing is listed does not mean that nothing was run.`,
    );
  } catch (error) {
    if (!isFault(error, "Denied")) throw error;
    session.warn(`No audit records of ${instance} were found. Whether it is audited is not known: ${error.message}`);
  }
}

/** The vendor's names of what all records have beside their time. */
export type RecordMembers = Readonly<Partial<Record<Exclude<keyof AuditRecord, "time" | "raw">, string>>>;

/** A record of the wire in the form of all engines. */
export function recordFromWire(
  members: RecordMembers,
  time: string,
  wire: Readonly<Record<string, unknown>>,
): AuditRecord {
  const told = Object.entries(members).map(([name, member]) => [name, hint(wire[member])] as const);
  // No error is told as 0.
  const said = told.filter(([name, value]) => value !== undefined && !(name === "errorCode" && value === "0"));
  return { time, ...Object.fromEntries(said), raw: exactJson(wire) };
}

/** In one order, whichever page came first. */
function byTime(a: AuditRecord, b: AuditRecord): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  const [one, other] = [recordText(a), recordText(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
