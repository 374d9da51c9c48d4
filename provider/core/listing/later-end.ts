import type { Rule } from "../fields/check";

/** A span must have a length; one that is open at an end has one. */
export const laterEnd: Rule<{ readonly startTime?: Date | undefined; readonly endTime?: Date | undefined }> = {
  fields: ["startTime", "endTime"],
  check({ startTime, endTime }) {
    if (startTime === undefined || endTime === undefined || endTime > startTime) return undefined;
    const reason = `must be later than startTime (${startTime.toISOString()}), but is ${endTime.toISOString()}`;
    return { property: "endTime", reason };
  },
};
