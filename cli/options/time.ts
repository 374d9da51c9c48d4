import { InvalidArgumentError } from "commander";
import { parseTimestamp } from "../../provider/core/listing/timestamps";
import { isDay } from "../gate/day";

const unitsMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A moment: how long ago (`36h`), a day in UTC, or a time with its offset. */
export function momentOption(text: string): number {
  const [, count, unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (count !== undefined) return Date.now() - Number(count) * (unitsMs[unit] ?? 0);
  const time = isDay(text) ? new Date(`${text}T00:00:00Z`) : parseTimestamp(text);
  if (time !== undefined) return time.getTime();
  throw new InvalidArgumentError(
    "It must be how long ago, such as 36h or 30d, a day such as 2026-01-15, or a time with its offset such as 2026-01-15T08:00:00+08:00.",
  );
}

/** A span of time in seconds, minutes, hours or days. */
export function durationOption(text: string): number {
  const [, count, unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const milliseconds = Number(count) * (unitsMs[unit] ?? 0);
  if (milliseconds > 0) return milliseconds;
  throw new InvalidArgumentError("It must be a time such as 30s, 5m or 1h.");
}
