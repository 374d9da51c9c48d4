import { isRecord } from "../../../../core/fields/validation";
import type { RowPage } from "../../../../core/listing/row-windows";
import { exactJson } from "../../../../http/json";
import { countIn, defined, hint, listIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import type { AuditRecord } from "../../../../kinds/get-audit-records";
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
  return { total, rows: rows.map((row) => recordFromWire(engine, utcOffset, row)) };
}

function recordFromWire(engine: Engine, utcOffset: string, wire: unknown): AuditRecord {
  if (!isRecord(wire)) throw new MalformedAnswer("a record is not an object");
  const { members } = recordDialects[engine];
  const told = (name: keyof typeof members) => hint(wire[members[name]]);
  // No error is told as 0.
  const errorCode = told("errorCode");
  return {
    time: timeFromWire(wire.Timestamp, utcOffset),
    ...defined({
      statement: told("statement"),
      operation: told("operation"),
      database: told("database"),
      user: told("user"),
      host: told("host"),
      errorCode: errorCode === "0" ? undefined : errorCode,
    }),
    raw: exactJson(wire),
  };
}
