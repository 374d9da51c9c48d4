import type { Permission } from "../../../core/fields/reference";
import { isRecord } from "../../../core/fields/validation";
import { collectPages, type OffsetPage } from "../../../core/listing/offset-pages";
import type { Operation } from "../../../core/session/operation";
import { countIn, listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { DatabaseKnowledge } from "../../../kinds/databases/knowledge";
import { callDatabase } from "./call";
import { dialects, type Engine, engineField, serviceOf } from "./engines";
import { exportingEngines } from "./exports/files";

/** The list of audited instances shows those that are not audited, too: in one list, or in its other half. */
export const tencentDatabases: DatabaseKnowledge = {
  engines: engineField.options,
  permissions: engineField.options.map(permissionFor),
  logEngines: exportingEngines,
  logPermissions: exportingEngines.map(permissionFor),
  async list(operation, name, region) {
    const engine = engineField.parse(name);
    const ids = new Set<string>();
    for (const half of dialects[engine].halves)
      for (const id of await listHalf(operation, engine, region, half)) ids.add(id);
    return [...ids].sort().map((instanceId) => ({ instanceId, policyId: `tencent/${region}/${engine}/${instanceId}` }));
  },
  // The lists do not tell of all engines what cannot be audited.
  isOffered: () => true,
};

function permissionFor(engine: Engine): Permission {
  return { name: `${serviceOf(engine).name}:${dialects[engine].actions.list}`, when: `for ${dialects[engine].title}` };
}

async function listHalf(
  operation: Operation,
  engine: Engine,
  region: string,
  half: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const { actions, pageSize } = dialects[engine];
  const attempted = `list the instances of ${engine} in ${region}`;
  const pages = await collectPages<string, OffsetPage<string>>({
    ...{ cloud: serviceOf(engine).title, attempted, pageSize, identify: String },
    fetch: (Offset, Limit) =>
      callDatabase(operation, engine, {
        ...{ name: actions.list, region, attempted, writes: false, answerSize: "list" as const },
        parameters: { Limit, Offset, ...half },
        decode(response) {
          const total = countIn(response, "TotalCount");
          const rows = listIn(response, "Items", total === 0 || response.Items === null).map(idOf);
          return { rows, total };
        },
      }),
  });
  return pages.flatMap(({ rows }) => rows);
}

function idOf(row: unknown): string {
  const id = isRecord(row) ? textIn(row, "InstanceId") : undefined;
  if (id === undefined) throw new MalformedAnswer("an instance of the list has no InstanceId");
  return id;
}
