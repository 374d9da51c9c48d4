import { z } from "zod";
import { field } from "../../../core/fields/field";
import { parseTimestamp } from "../../../core/listing/timestamps";
import { instant } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";

/** Times on the wire have no zone, and no page states which one they are in. */
export const utcOffsetField = field(
  z
    .string()
    .regex(/^[+-]([01]\d|2[0-3]):[0-5]\d$/, "must be an offset such as +08:00")
    .default("+08:00"),
  {
    doc: "The offset of the service's clock. Its times have no zone, and the vendor states none; by default that of Beijing.",
  },
);

export function offsetMs(utcOffset: string): number {
  const [hours = 0, minutes = 0] = utcOffset.slice(1).split(":").map(Number);
  return (utcOffset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** `2026-01-15 08:00:00`. */
export function timeToWire(milliseconds: number, utcOffset: string): string {
  return new Date(milliseconds + offsetMs(utcOffset)).toISOString().slice(0, 19).replace("T", " ");
}

const wallTime = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,9})?)$/;

/** Text of the wall clock, or milliseconds since 1970 as a number or as text, as ISO 8601 in UTC. */
export function timeFromWire(wire: unknown, utcOffset: string): string {
  const [, day, time] = typeof wire === "string" ? (wallTime.exec(wire) ?? []) : [];
  const milliseconds = typeof wire === "string" && /^\d{13}$/.test(wire) ? Number(wire) : wire;
  const read = day === undefined ? instant(milliseconds) : parseTimestamp(`${day}T${time}${utcOffset}`)?.toISOString();
  if (read === undefined) throw new MalformedAnswer("a record has no time that can be read");
  return read;
}
