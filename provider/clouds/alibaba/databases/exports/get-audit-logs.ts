import { z } from "zod";
import { field } from "../../../../core/fields/field";
import { dataSource } from "../../../../core/listing/data-source";
import { laterEnd } from "../../../../core/listing/later-end";
import { timestampField } from "../../../../core/listing/timestamps";
import { regionField } from "../../regions";
import { engineField } from "../engines";
import { instanceIdField } from "../policy-inputs";
import {
  type ExportFile,
  type ExportingEngine,
  exportingEngine,
  fileSourceField,
  fileStatusField,
  nodeIdField,
} from "./export-file";
import { filePermissions, listFiles } from "./files";

/** The instance of the two data sources of files. */
export const instanceArguments = {
  cloud: field(z.literal("alibaba"), { doc: "The cloud that holds the database." }),
  region: field(regionField, { doc: "The region of the instance, such as `cn-hangzhou`." }),
  engine: field(engineField, { doc: "The service of the instance. MongoDB and Redis have no files." }),
  instanceId: field(instanceIdField, { doc: "The instance, such as `rm-uf6wjk5exampl01`." }),
  nodeId: field(nodeIdField.optional(), {
    doc: "The node of a cluster whose exports are meant. Without it they are those of its primary node.",
  }),
};

/** What the check leaves of them. */
export type WithFiles<A extends { readonly engine: string }> = Omit<A, "engine"> & { readonly engine: ExportingEngine };

const auditLog = z.object({
  id: field(z.string(), { doc: "What the file is known by: on DAS the id of its task, on RDS its name." }),
  source: field(fileSourceField, { doc: "Whose file it is." }),
  name: field(z.string(), { doc: "The name that it was given." }),
  status: field(fileStatusField, { doc: "How far the file is." }),
  beginTime: field(z.string(), { doc: "Start of the time range that was asked for: ISO 8601, in UTC." }),
  endTime: field(z.string(), { doc: "End of the time range." }),
  createTime: field(z.string().optional(), { doc: "When somebody asked for it. RDS does not return it." }),
  size: field(z.number().optional(), { doc: "Kilobytes. DAS does not tell." }),
  isFiltered: field(z.boolean().optional(), {
    doc: "True where filters left records out. RDS does not return it.",
  }),
});

const auditLogList = z.object({
  auditLogs: field(z.array(auditLog), {
    doc: "The files, by the start of their time ranges. They are exports that somebody asked for, of one node of a cluster: an empty list does not mean that nothing was recorded.",
  }),
  totalCount: field(z.number(), { doc: "How many there are in the list." }),
  requestIds: field(z.array(z.string()), { doc: "One for each call, for questions to the vendor." }),
});

const getAuditLogsArguments = z.object({
  ...instanceArguments,
  startTime: field(timestampField.optional(), {
    doc: "Only files whose span ends later: a Date, or text with an offset such as `2026-01-15T08:00:00Z`.",
  }),
  endTime: field(timestampField.optional(), { doc: "Only files whose span begins earlier." }),
  maxResults: field(z.int().min(1).optional(), { doc: "At most so many. All when it is not given." }),
});

type Arguments = WithFiles<z.output<typeof getAuditLogsArguments>>;

/** The files with audit records that somebody asked for. It asks for none: that is what `AuditLogExport` is for. */
export const alibabaGetAuditLogs = dataSource<Arguments, z.output<typeof auditLogList>>({
  name: "getAuditLogs",
  cloud: "alibaba",
  arguments: getAuditLogsArguments,
  result: auditLogList,
  rules: [exportingEngine, laterEnd],
  reference: {
    page: "https://api.aliyun.com/document/DAS/2020-01-16/DescribeSqlLogTasks",
    permissions: filePermissions,
    example: { cloud: "alibaba", region: "cn-hangzhou", engine: "rds", instanceId: "rm-uf6wjk5exampl01" },
  },
  async run(operation, { startTime, endTime, maxResults, nodeId, ...locator }) {
    const { files, requestIds } = await listFiles(operation, locator, nodeId);
    // Neither service takes a span of what the files hold.
    const wanted = files.filter(
      (file) =>
        (startTime === undefined || file.endTime > startTime.toISOString()) &&
        (endTime === undefined || file.beginTime < endTime.toISOString()),
    );
    const auditLogs = wanted
      .toSorted(bySpan)
      .slice(0, maxResults)
      .map(({ link: _, ...file }) => file);
    return { auditLogs, totalCount: auditLogs.length, requestIds: [...requestIds] };
  },
});

function bySpan(a: ExportFile, b: ExportFile): number {
  const [one, other] = [a, b].map(({ beginTime, endTime, id }) => `${beginTime} ${endTime} ${id}`);
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
