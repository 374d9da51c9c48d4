import type { Permission } from "../../../core/fields/reference";
import { isRecord } from "../../../core/fields/validation";
import { collectNumberedPages } from "../../../core/listing/numbered-pages";
import type { Operation } from "../../../core/session/operation";
import { countIn, listIn, objectIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { DatabaseKnowledge } from "../../../kinds/databases/knowledge";
import { callDatabase, permissionOf } from "./call";
import { dialects, type Engine, engineField } from "./engines";
import { exportingEngines } from "./exports/export-file";

/** A size that all four lists take. */
const pageSize = 30;

/** The lists of RDS, PolarDB, MongoDB and Redis, page by page from 1. */
export const alibabaDatabases: DatabaseKnowledge = {
  engines: engineField.options,
  permissions: engineField.options.map(permissionFor),
  logEngines: exportingEngines,
  logPermissions: exportingEngines.map(permissionFor),
  async list(operation, name, region) {
    const engine = engineField.parse(name);
    const ids = await collectNumberedPages({
      cloud: `Alibaba Cloud ${dialects[engine].title}`,
      attempted: attemptedOf(engine, region),
      identify: String,
      fetch: (pageNumber) => fetchPage(operation, engine, region, pageNumber),
    });
    return [...ids].sort().map((instanceId) => ({ instanceId, policyId: `alibaba/${region}/${engine}/${instanceId}` }));
  },
  isOffered: ({ collectorVersion }) => collectorVersion !== "SQL_LOG_NOT_SUPPORT",
};

function permissionFor(engine: Engine): Permission {
  const { instance, title } = dialects[engine];
  return { name: permissionOf(instance.service, instance.lists.action), when: `for ${title}` };
}

const attemptedOf = (engine: Engine, region: string) => `list the instances of ${engine} in ${region}`;

function fetchPage(operation: Operation, engine: Engine, region: string, pageNumber: number) {
  const { service, parameter, lists } = dialects[engine].instance;
  const { action, outer, inner, total } = lists;
  return callDatabase(operation, {
    ...{ service, name: action, region, writes: false, answerSize: "list" as const },
    attempted: attemptedOf(engine, region),
    parameters: { RegionId: region, PageNumber: pageNumber, PageSize: pageSize },
    decode(answer) {
      const count = countIn(answer, total);
      if (count === undefined) throw new MalformedAnswer(`the answer has no ${total}`);
      const rows = listIn(objectIn(answer, outer), inner, count === 0);
      return { total: count, rows: rows.map((row) => idOf(row, parameter)) };
    },
  });
}

function idOf(row: unknown, name: string): string {
  const id = isRecord(row) ? textIn(row, name) : undefined;
  if (id === undefined) throw new MalformedAnswer(`an instance of the list has no ${name}`);
  return id;
}
