import { isRecord } from "../../../../core/fields/validation";
import type { RowPage } from "../../../../core/listing/row-windows";
import { countIn, listIn, objectIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import { type AuditRecord, recordFromWire } from "../../../../kinds/databases/get-audit-records";
import type { RecordDialect } from "./dialects";

/** A page of records. A list of none may be null. */
export function pageFromWire(
  { rows: { outer, list, total: totalName }, times, members }: RecordDialect,
  answer: Readonly<Record<string, unknown>>,
): RowPage<AuditRecord> {
  const total = countIn(answer, totalName);
  // SDKs have seen an empty list in the place of the object that holds the rows, and DAS says nothing at all where nothing is on.
  const isEmpty =
    outer === undefined
      ? Object.keys(answer).length === 0
      : Array.isArray(answer[outer]) && Object(answer[outer]).length === 0;
  const holder = outer === undefined || isEmpty ? answer : objectIn(answer, outer);
  if (total === undefined && !isEmpty) throw new MalformedAnswer(`the answer has no ${totalName}`);
  const rows = isEmpty ? [] : listIn(holder, list, total === 0 || holder[list] === null);
  return {
    total,
    rows: rows.map((row) => {
      if (!isRecord(row)) throw new MalformedAnswer("a record is not an object");
      return recordFromWire(members, timeOf(times, row), row);
    }),
  };
}

/** The first of the members that says a time: some are text in UTC, some milliseconds. */
function timeOf(names: readonly string[], wire: Readonly<Record<string, unknown>>): string {
  for (const name of names) {
    const told = wire[name];
    const time = typeof told === "number" ? told : typeof told === "string" ? Date.parse(told) : Number.NaN;
    if (!Number.isNaN(time) && Math.abs(time) <= 8.64e15) return new Date(time).toISOString();
  }
  throw new MalformedAnswer(`${names[0]} is no time`);
}
