import { z } from "zod";
import type { Rule } from "../../../../core/fields/check";
import { choice, field } from "../../../../core/fields/field";
import { parseTimestamp } from "../../../../core/listing/timestamps";
import { regionField } from "../../regions";
import { engineField } from "../engines";
import { instanceIdField } from "../policy-inputs";
import { utcOffsetField } from "../wall-time";
import { exportingEngine } from "./files";

const timeRule = "must be a time with its offset, in whole seconds, such as 2026-01-15T08:00:00+08:00";

/** A time that stays text: a state knows no dates. */
const timeField = z.string().transform((text, context) => {
  const time = parseTimestamp(text.trim());
  if (time !== undefined && time.getTime() % 1000 === 0) return time.toISOString();
  context.addIssue({ code: "custom", message: timeRule });
  return z.NEVER;
});

export const fileIdField = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "must be the id of a file, as getAuditLogs lists it")
  .max(255);

export const exportInputs = z.object({
  cloud: field(z.literal("tencent"), { doc: "The cloud that holds the database.", replaces: true }),
  region: field(regionField, { doc: "The region of the instance, such as `ap-guangzhou`.", replaces: true }),
  engine: field(engineField, {
    doc: "The service of the instance. Redis and SQL Server have no files.",
    replaces: true,
  }),
  instanceId: field(instanceIdField, { doc: "The instance, such as `cdb-etxaaa12`.", replaces: true }),
  startTime: field(timeField, {
    doc: "The begin of the span: text with an offset. No read of the service shows it; a change replaces the resource.",
    notReturned: true,
  }),
  endTime: field(timeField, {
    doc: "Its end, which must be over. No read of the service shows it; a change replaces the resource.",
    notReturned: true,
  }),
  utcOffset: utcOffsetField,
  file: field(fileIdField.optional(), {
    doc: "Takes this file over, by the id that `getAuditLogs` lists, instead of asking for one. `new` asks for one although there are files whose span the service does not tell, which are refused otherwise: one of them may be the export of an interrupted `up` on another machine.",
    providerOnly: true,
  }),
  onDelete: field(
    choice({
      delete: "Deletes the file, if this resource asked for it.",
      keep: "Leaves the file; the service deletes it after 24 hours.",
    }).default("delete"),
    { doc: "What the end of management does with the file.", providerOnly: true },
  ),
});

export type ExportInputs = z.output<typeof exportInputs> & Record<string, unknown>;

export const exportRules: readonly Rule<ExportInputs>[] = [
  exportingEngine,
  {
    fields: ["startTime", "endTime"],
    check: ({ startTime, endTime }) =>
      endTime > startTime
        ? undefined
        : { property: "endTime", reason: `must be later than startTime (${startTime}), but is ${endTime}` },
  },
  {
    fields: ["endTime"],
    check({ endTime }) {
      if (Date.parse(endTime) <= Date.now()) return undefined;
      return { property: "endTime", reason: `must be over, for later records would be missing, but is ${endTime}` };
    },
  },
];
