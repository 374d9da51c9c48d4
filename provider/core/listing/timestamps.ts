import { z } from "zod";

/** ISO 8601 with an offset; clouds write the offset without its colon. */
const form = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/**
 * The instant that a text names, or `undefined` when it names none: without an offset it would mean another instant on
 * every machine. `Date.parse` alone is not enough: a colonless offset is the engine's own choice, and 30 February is taken.
 */
export function parseTimestamp(text: string): Date | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, year = "", month = "", day = "", hour = "", minute = "", second = "", fraction = "", offset = ""] = match;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const wall = Number.isNaN(local) ? "" : new Date(local).toISOString();
  if (!wall.startsWith(`${year}-${month}-${day}T${hour}:${minute}:${second}`)) return undefined;
  return new Date(local + Math.floor(Number(`0${fraction}`) * 1000) - offsetMs(offset));
}

function offsetMs(offset: string): number {
  if (offset === "Z") return 0;
  const digits = offset.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith("-") ? -minutes : minutes) * 60_000;
}

const rule = "must be a Date, or a time with its offset such as 2026-01-15T08:00:00Z or 2026-01-15T16:00:00+08:00";

/** A time as an argument: text with an offset, or a `Date`. */
export const timestampField = z.union([z.string(), z.date()], { error: rule }).transform((value, context) => {
  const instant = typeof value === "string" ? parseTimestamp(value.trim()) : value;
  if (instant !== undefined && instant.getTime() >= 0 && instant.getUTCFullYear() <= 9999) return instant;
  context.addIssue({ code: "custom", message: rule });
  return z.NEVER;
});
