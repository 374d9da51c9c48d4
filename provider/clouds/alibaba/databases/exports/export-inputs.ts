import { z } from "zod";
import type { Rule } from "../../../../core/fields/check";
import { field, word } from "../../../../core/fields/field";
import { fileIdField, spanRules, spanTimeField } from "../../../../kinds/databases/audit-log-export";
import { regionField } from "../../regions";
import { engineField } from "../engines";
import { instanceIdField } from "../policy-inputs";
import { exportingEngine, nodeIdField } from "./export-file";

export const exportInputs = z.object({
  cloud: field(z.literal("alibaba"), { doc: "The cloud that holds the database.", replaces: true }),
  region: field(regionField, { doc: "The region of the instance, such as `cn-hangzhou`.", replaces: true }),
  engine: field(engineField, { doc: "The service of the instance. MongoDB and Redis have no files.", replaces: true }),
  instanceId: field(instanceIdField, { doc: "The instance, such as `rm-uf6wjk5exampl01`.", replaces: true }),
  startTime: field(spanTimeField, { doc: "Start of the time range: text with an offset.", replaces: true }),
  endTime: field(spanTimeField, { doc: "End of the time range, which must be over.", replaces: true }),
  nodeId: field(nodeIdField.optional(), {
    doc: "The node of a cluster whose records are exported, because an export has those of one node only. The default is the primary node.",
    replaces: true,
    notReturned: true,
  }),
  file: field(fileIdField.optional(), {
    doc: "Takes this export over, by the id that `getAuditLogs` lists, instead of asking for one.",
    providerOnly: true,
  }),
  onDelete: field(word("keep", "Leaves the export: DAS has no call that deletes one.").default("keep"), {
    doc: "What happens to the file on destroy: nothing is deleted.",
    providerOnly: true,
  }),
});

export type ExportInputs = z.output<typeof exportInputs> & Record<string, unknown>;

export const exportRules: readonly Rule<ExportInputs>[] = [exportingEngine, ...spanRules];
