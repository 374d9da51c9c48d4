import pLimit from "p-limit";
import { z } from "zod";
import { field } from "../../../core/fields/field";
import { dataSource } from "../../../core/listing/data-source";
import { together } from "../../../core/session/shared-work";
import { parseJsonObject } from "../../../http/json";
import { listIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { instanceIdField, projectIdField, regionField } from "../fields";
import { projectsPermission } from "../identity/iam";
import { openProject } from "../identity/projects";
import { callDatabase, dialects, engineField, permissionsOf, warnOfSuffix } from "./service";

const auditLogLinks = z.object({
  links: field(z.array(z.string()), { doc: "The links, in the order of the ids.", secret: true }),
});

/** Links to audit log files. Whoever has one can read the file for five minutes, so they are secret. */
export type AuditLogLinks = z.output<typeof auditLogLinks>;

/** The most ids that one call takes. */
const batchSize = 50;

/** Calls that are under way at once. */
const concurrency = 8;

export const getAuditLogLinksArguments = z.object({
  cloud: field(z.literal("huawei"), { doc: "The cloud that holds the audit logs." }),
  region: field(regionField, { doc: "The region of the instance, such as `cn-north-4`." }),
  projectId: field(projectIdField.optional(), {
    doc: "The project of the instance, 32 letters and digits. By default it is found as `getAuditLogs` finds it.",
  }),
  engine: field(engineField.default("taurusdb"), { doc: "The service of the instance: `taurusdb` or `rds`." }),
  instanceId: field(instanceIdField, {
    doc: "The instance, 36 letters and digits that end in `in07` for TaurusDB, in `in01` for RDS.",
  }),
  ids: field(z.array(z.string().min(1)), { doc: "The ids of the files, as `getAuditLogs` lists them." }),
});

type Arguments = z.output<typeof getAuditLogLinksArguments>;

export function fromWire(answer: Record<string, unknown>): string[] {
  return listIn(answer, "links").map((link) => {
    if (typeof link === "string" && link !== "") return link;
    throw new MalformedAnswer("a link is not text");
  });
}

/**
 * Links for downloads, in the order of the ids. The call is a POST, but changes nothing.
 * https://support.huaweicloud.com/intl/en-us/api-taurusdb/ShowAuditLogDownloadLink.html
 */
export const huaweiGetAuditLogLinks = dataSource<Arguments, AuditLogLinks>({
  name: "getAuditLogLinks",
  cloud: "huawei",
  arguments: getAuditLogLinksArguments,
  result: auditLogLinks,
  reference: {
    page: "https://support.huaweicloud.com/intl/en-us/api-taurusdb/ShowAuditLogDownloadLink.html",
    permissions: [...permissionsOf("list"), projectsPermission],
    example: {
      cloud: "huawei",
      region: "cn-north-4",
      instanceId: "3d39c18788b54a919bab633874c159dfin07",
      ids: ["fa163ea0e2bet11e9d832166a2cf894c5br01"],
    },
  },
  async run(operation, { engine, region, projectId, instanceId, ids }) {
    if (ids.length === 0) return { links: [] };
    warnOfSuffix(operation, engine, instanceId);
    const batches = Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, index) =>
      ids.slice(index * batchSize, (index + 1) * batchSize),
    );
    const limited = pLimit(concurrency);
    const links = await together(operation, async (joint) => {
      const project = await openProject(joint, region, projectId);
      const linksOf = (batch: string[]) =>
        callDatabase(joint, engine, project, {
          action: "ShowAuditLogDownloadLink",
          attempted: `get links to ${batch.length} audit logs of instance ${instanceId}`,
          permission: dialects[engine].permissions.list,
          method: "POST",
          writes: false,
          path: `/instances/${instanceId}/${dialects[engine].linksPath}`,
          body: { ids: batch },
          answerSize: "list",
          decode: (response) => fromWire(parseJsonObject(response.body)),
        });
      return Promise.all(batches.map((batch) => limited(() => linksOf(batch))));
    });
    const flat = links.flat();
    if (flat.length !== ids.length)
      operation.session.warn(
        `Huawei Cloud gave ${flat.length} links for ${ids.length} audit logs of instance ${instanceId}`,
      );
    return { links: flat };
  },
});
