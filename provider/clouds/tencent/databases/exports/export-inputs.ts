import { z } from "zod";
import type { Rule } from "../../../../core/fields/check";
import { choice, field } from "../../../../core/fields/field";
import { fileIdField, spanRules, spanTimeField } from "../../../../kinds/databases/audit-log-export";
import { regionField } from "../../regions";
import { engineField } from "../engines";
import { instanceIdField } from "../policy-inputs";
import { utcOffsetField } from "../wall-time";
import { exportingEngine } from "./files";

export const exportInputs = z.object({
  cloud: field(z.literal("tencent"), { doc: "The cloud that holds the database.", replaces: true }),
  region: field(regionField, { doc: "The region of the instance, such as `ap-guangzhou`.", replaces: true }),
  engine: field(engineField, {
    doc: "The service of the instance. Redis and SQL Server have no files.",
    replaces: true,
  }),
  instanceId: field(instanceIdField, { doc: "The instance, such as `cdb-etxaaa12`.", replaces: true }),
  startTime: field(spanTimeField, {
    doc: "Start of the time range: text with an offset. No read of the service shows it; a change replaces the resource.",
    notReturned: true,
  }),
  endTime: field(spanTimeField, {
    doc: "End of the time range, which must be over. No read of the service shows it; a change replaces the resource.",
    notReturned: true,
  }),
  utcOffset: utcOffsetField,
  file: field(fileIdField.optional(), {
    doc: "Adopts this file, by the id that `getAuditLogs` lists, instead of asking for one. `new` asks for one although there are files whose time range the service does not return, which are refused otherwise: one of them may be the export of an interrupted `up` on another machine.",
    providerOnly: true,
  }),
  onDelete: field(
    choice({
      delete: "Deletes the file, if this resource asked for it.",
      keep: "Leaves the file; the service deletes it after 24 hours.",
    }).default("delete"),
    { doc: "What happens to the file on destroy.", providerOnly: true },
  ),
});

export type ExportInputs = z.output<typeof exportInputs> & Record<string, unknown>;

export const exportRules: readonly Rule<ExportInputs>[] = [exportingEngine, ...spanRules];
