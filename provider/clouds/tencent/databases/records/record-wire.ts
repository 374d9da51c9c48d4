import { isRecord } from "../../../../core/fields/validation";
import type { RowPage } from "../../../../core/listing/row-windows";
import { countIn, listIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import { type AuditRecord, recordFromWire } from "../../../../kinds/databases/get-audit-records";
import type { Engine } from "../engines";
import { timeFromWire } from "../wall-time";
import { recordDialects } from "./dialects";

/** A page of records. `member` is where they are; a list of none may be null. */
export function pageFromWire(
  engine: Engine,
  member: string,
  utcOffset: string,
  answer: Readonly<Record<string, unknown>>,
): RowPage<AuditRecord> {
  const total = countIn(answer, "TotalCount");
  const rows = listIn(answer, member, total === 0 || answer[member] === null);
  return {
    total,
    rows: rows.map((row) => {
      if (!isRecord(row)) throw new MalformedAnswer("a record is not an object");
      return recordFromWire(recordDialects[engine].members, timeFromWire(row.Timestamp, utcOffset), row);
    }),
  };
}
