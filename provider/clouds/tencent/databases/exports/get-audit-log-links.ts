import { z } from "zod";
import { field } from "../../../../core/fields/field";
import { dataSource } from "../../../../core/listing/data-source";
import { dialects } from "../engines";
import { exportingEngine, listFiles } from "./files";
import { filePermissions, instanceArguments, type WithFiles } from "./get-audit-logs";

const auditLogLinks = z.object({
  links: field(z.array(z.string()), {
    doc: "The links, in the order of the ids. A file that is not ready has none, and a warning says so.",
    secret: true,
  }),
});

const getAuditLogLinksArguments = z.object({
  ...instanceArguments,
  ids: field(z.array(z.string().min(1)), { doc: "The ids of the files, as `getAuditLogs` lists them." }),
});

/** Links to files that are ready. Most open from the private network of the region only. */
export const tencentGetAuditLogLinks = dataSource<
  WithFiles<z.output<typeof getAuditLogLinksArguments>>,
  z.output<typeof auditLogLinks>
>({
  name: "getAuditLogLinks",
  cloud: "tencent",
  arguments: getAuditLogLinksArguments,
  result: auditLogLinks,
  rules: [exportingEngine],
  reference: {
    page: dialects.cdb.page,
    permissions: filePermissions("DescribeAuditLogFiles"),
    example: {
      ...{ cloud: "tencent", region: "ap-guangzhou", engine: "cdb", instanceId: "cdb-etxaaa12" },
      ids: ["1250000000_cdb-etxaaa12_1731567456_95888306.csv"],
    },
  },
  async run(operation, { ids, ...locator }) {
    if (ids.length === 0) return { links: [] };
    const { files } = await listFiles(operation, locator, "+08:00");
    const links = ids.flatMap((id) => {
      const file = files.find((one) => one.id === id);
      if (file?.link !== undefined) return [file.link];
      const state =
        file === undefined ? "does not exist any more; files are kept for 24 hours" : `has none: it is ${file.status}`;
      const reason = file?.error === undefined ? "" : ` (${file.error})`;
      operation.session.warn(
        `No link to audit log file ${id} of ${locator.engine} instance ${locator.instanceId}, which ${state}${reason}`,
      );
      return [];
    });
    return { links };
  },
});
