import { z } from "zod";
import { field } from "../../../../core/fields/field";
import { dataSource } from "../../../../core/listing/data-source";
import { regionField } from "../../regions";
import { dialects, engineField, serviceOf } from "../engines";
import { instanceIdField } from "../policy-inputs";
import { utcOffsetField } from "../wall-time";
import { type ExportingEngine, exportingEngine, exportingEngines, fileStatusField, listFiles } from "./files";

/** The instance of the two data sources of files. */
export const instanceArguments = {
  cloud: field(z.literal("tencent"), { doc: "The cloud that holds the database." }),
  region: field(regionField, { doc: "The region of the instance, such as `ap-guangzhou`." }),
  engine: field(engineField, { doc: "The service of the instance. Redis and SQL Server have no files." }),
  instanceId: field(instanceIdField, { doc: "The instance, such as `cdb-etxaaa12`." }),
};

/** What the check leaves of them. */
export type WithFiles<A extends { readonly engine: string }> = Omit<A, "engine"> & { readonly engine: ExportingEngine };

/** A call of each engine that has files. */
export const filePermissions = (action: string) =>
  exportingEngines.map((engine) => ({
    name: `${serviceOf(engine).name}:${action}`,
    when: `for ${dialects[engine].title}`,
  }));

const auditLog = z.object({
  id: field(z.string(), { doc: "What the file is known by: its name, on MariaDB and TDSQL its number." }),
  name: field(z.string(), { doc: "The file's name. On MariaDB and TDSQL it is empty while the file is being made." }),
  status: field(fileStatusField, { doc: "How far the file is." }),
  size: field(z.number(), {
    doc: "Kilobytes. On MariaDB and TDSQL as the service writes it, in a unit that no page states.",
  }),
  createTime: field(z.string(), { doc: "When somebody asked for it: ISO 8601, in UTC." }),
  error: field(z.string().optional(), { doc: "Why it could not be made." }),
});

const auditLogList = z.object({
  auditLogs: field(z.array(auditLog), {
    doc: "The files, oldest first. They are exports that somebody asked for within the last 24 hours: an empty list does not mean that nothing was recorded.",
  }),
  totalCount: field(z.number(), { doc: "How many there are in the list." }),
  requestIds: field(z.array(z.string()), { doc: "One for each call, for questions to the vendor." }),
});

const getAuditLogsArguments = z.object({
  ...instanceArguments,
  utcOffset: utcOffsetField,
  maxResults: field(z.int().min(1).optional(), { doc: "At most so many, the oldest first. All when it is not given." }),
});

/** The files with audit records that somebody asked for. It asks for none: that is what `AuditLogExport` is for. */
export const tencentGetAuditLogs = dataSource<
  WithFiles<z.output<typeof getAuditLogsArguments>>,
  z.output<typeof auditLogList>
>({
  name: "getAuditLogs",
  cloud: "tencent",
  arguments: getAuditLogsArguments,
  result: auditLogList,
  rules: [exportingEngine],
  reference: {
    page: dialects.cdb.page,
    permissions: filePermissions("DescribeAuditLogFiles"),
    example: { cloud: "tencent", region: "ap-guangzhou", engine: "cdb", instanceId: "cdb-etxaaa12" },
  },
  async run(operation, { utcOffset, maxResults, ...locator }) {
    const { files, requestIds } = await listFiles(operation, locator, utcOffset);
    const oldestFirst = files.toSorted((a, b) =>
      a.createTime < b.createTime ? -1 : a.createTime > b.createTime ? 1 : 0,
    );
    const auditLogs = oldestFirst.slice(0, maxResults).map(({ link: _, ...file }) => file);
    return { auditLogs, totalCount: auditLogs.length, requestIds: [...requestIds] };
  },
});
