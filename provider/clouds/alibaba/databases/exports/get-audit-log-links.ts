import { z } from "zod";
import { field } from "../../../../core/fields/field";
import { dataSource } from "../../../../core/listing/data-source";
import { permissionOf } from "../call";
import { readTask } from "./das-tasks";
import { exportingEngine } from "./export-file";
import { filePermissions, listFiles } from "./files";
import { instanceArguments, type WithFiles } from "./get-audit-logs";

const auditLogLinks = z.object({
  links: field(z.array(z.string()), {
    doc: "The links, in the order of the ids. A file that is not ready, or no longer exists, has none, and a warning says so.",
    secret: true,
  }),
});

const getAuditLogLinksArguments = z.object({
  ...instanceArguments,
  ids: field(z.array(z.string().min(1)), { doc: "The ids of the files, as `getAuditLogs` lists them." }),
});

/** Links to files that are ready; each is signed, and valid until a time that stands in it. */
export const alibabaGetAuditLogLinks = dataSource<
  WithFiles<z.output<typeof getAuditLogLinksArguments>>,
  z.output<typeof auditLogLinks>
>({
  name: "getAuditLogLinks",
  cloud: "alibaba",
  arguments: getAuditLogLinksArguments,
  result: auditLogLinks,
  rules: [exportingEngine],
  reference: {
    page: "https://api.aliyun.com/document/DAS/2020-01-16/DescribeSqlLogTask",
    permissions: [
      ...filePermissions,
      { name: permissionOf("das", "DescribeSqlLogTask"), when: "for an export whose link the list does not tell" },
    ],
    example: {
      ...{ cloud: "alibaba", region: "cn-hangzhou", engine: "rds", instanceId: "rm-uf6wjk5exampl01" },
      ids: ["task-0001"],
    },
  },
  async run(operation, { ids, nodeId, ...locator }) {
    if (ids.length === 0) return { links: [] };
    const { files } = await listFiles(operation, locator, nodeId);
    const links: string[] = [];
    for (const id of ids) {
      const file = files.find((one) => one.id === id);
      const isSilent = file?.source === "das" && file.status === "success" && file.link === undefined;
      const link = isSilent ? (await readTask(operation, locator, id))?.link : file?.link;
      if (link !== undefined) links.push(link);
      else {
        const state = file === undefined ? "is not in the list of files" : `has none now: its status is ${file.status}`;
        operation.session.warn(
          `No link to audit log file ${id} of ${locator.engine} instance ${locator.instanceId}, which ${state}`,
        );
      }
    }
    return { links };
  },
});
