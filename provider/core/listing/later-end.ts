import type { Rule } from "../fields/check";

/** A span must have a length. */
export const laterEnd: Rule<{ readonly startTime: Date; readonly endTime: Date }> = {
  fields: ["startTime", "endTime"],
  check({ startTime, endTime }) {
    if (endTime > startTime) return undefined;
    const reason = `must be later than startTime (${startTime.toISOString()}), but is ${endTime.toISOString()}`;
    return { property: "endTime", reason };
  },
};
