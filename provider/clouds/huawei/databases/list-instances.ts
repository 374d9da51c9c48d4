import { isRecord } from "../../../core/fields/validation";
import { collectPages, type OffsetPage } from "../../../core/listing/offset-pages";
import { parseJsonObject } from "../../../http/json";
import { countIn, listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { DatabaseKnowledge } from "../../../kinds/databases/knowledge";
import { projectsPermission } from "../identity/iam";
import { openProject } from "../identity/projects";
import { callDatabase, dialects, engineField, permissionsOf } from "./service";

const permissions = [...permissionsOf("instances"), projectsPermission];

/**
 * https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListGaussMySqlInstances.html and
 * https://support.huaweicloud.com/intl/en-us/api-rds/rds_01_0004.html
 */
export const huaweiDatabases: DatabaseKnowledge = {
  engines: engineField.options,
  permissions,
  logEngines: engineField.options,
  logPermissions: permissions,
  async list(operation, name, region) {
    const engine = engineField.parse(name);
    const project = await openProject(operation, region);
    const { service, permissions } = dialects[engine];
    const attempted = `list the instances of ${engine} in ${region}`;
    const pages = await collectPages<string, OffsetPage<string>>({
      ...{ cloud: service.title, attempted, pageSize: 100, identify: String },
      fetch: (offset, limit) =>
        callDatabase(operation, engine, project, {
          ...{ action: "ListInstances", attempted, permission: permissions.instances, method: "GET" },
          path: "/instances",
          query: [
            ["offset", String(offset)],
            ["limit", String(limit)],
          ],
          answerSize: "list",
          decode({ body }) {
            const answer = parseJsonObject(body);
            const total = countIn(answer, "total_count");
            return { rows: listIn(answer, "instances", total === 0).map(idOf), total };
          },
        }),
    });
    return pages
      .flatMap(({ rows }) => rows)
      .map((instanceId) => ({
        instanceId,
        policyId: `huawei/${region}/${project.projectId}/${engine}/${instanceId}`,
      }));
  },
  isOffered: () => true,
};

function idOf(row: unknown): string {
  const id = isRecord(row) ? textIn(row, "id") : undefined;
  if (id === undefined) throw new MalformedAnswer("an instance of the list has no id");
  return id;
}
