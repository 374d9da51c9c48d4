import type { JournalEntry } from "../../../emulator/index";
import type { Inputs } from "../subjects";

/** What a request says of how long records are kept: 0 is off. */
export function daysIn({ action, target, body }: JournalEntry): number | undefined {
  if (action.startsWith("Close")) return 0;
  const form = new URLSearchParams(`${target.split("?")[1] ?? ""}&${body}`);
  const words = ["Enable", "AuditStatus", "DbAudit"].map((name) => form.get(name)?.toLowerCase() ?? "");
  if (words.some((word) => ["false", "disabled"].includes(word))) return 0;
  const json = body.startsWith("{") ? (JSON.parse(body) as Readonly<Record<string, unknown>>) : {};
  const told = json.LogExpireDay ?? json.keep_days ?? form.get("Retention") ?? form.get("StoragePeriod") ?? undefined;
  return told === undefined ? undefined : Number(told);
}

/** The fewest days that these declare; for ever where none does. */
export const leastDays = (...declared: readonly Inputs[]): number =>
  Math.min(...declared.map(({ keepDays }) => Number(keepDays ?? Number.POSITIVE_INFINITY)));

/** The writes to databases that switch auditing off, or keep records for fewer days than are declared anywhere. */
export function weakeningWrites(entries: readonly JournalEntry[], least: number): string[] {
  return entries
    .filter((entry) => entry.writes && (daysIn(entry) ?? least) < least)
    .map(({ action, target, body }) => `${action} ${target} ${body}`);
}
