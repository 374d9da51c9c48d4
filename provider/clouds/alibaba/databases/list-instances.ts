import { isRecord } from "../../../core/fields/validation";
import { type Listed, listInFull } from "../../../core/listing/complete-list";
import { CloudError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { countIn, listIn, objectIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { DatabaseKnowledge } from "../../../kinds/databases/knowledge";
import { callDatabase } from "./call";
import { dialects, type Engine, engineField } from "./engines";

/** A size that all four lists take. */
const pageSize = 30;

/** The lists of RDS, PolarDB, MongoDB and Redis, page by page from 1. */
export const alibabaDatabases: DatabaseKnowledge = {
  engines: engineField.options,
  async list(operation, name, region) {
    const engine = engineField.parse(name);
    const ids = await listInFull(listingIn(engine, region), () => listOnce(operation, engine, region));
    return ids.map((instanceId) => ({ instanceId, policyId: `alibaba/${region}/${engine}/${instanceId}` }));
  },
  isOffered: ({ collectorVersion }) => collectorVersion !== "SQL_LOG_NOT_SUPPORT",
};

const listingIn = (engine: Engine, region: string) => ({
  cloud: `Alibaba Cloud ${dialects[engine].title}`,
  attempted: `list the instances of ${engine} in ${region}`,
});

async function listOnce(operation: Operation, engine: Engine, region: string): Promise<Listed<readonly string[]>> {
  const ids = new Set<string>();
  let announced = 0;
  for (let pageNumber = 1; ; pageNumber += 1) {
    const page = await fetchPage(operation, engine, region, pageNumber);
    const before = ids.size;
    for (const id of page.ids) ids.add(id);
    announced = Math.max(announced, page.total);
    if (page.ids.length === 0 || ids.size >= page.total)
      return { value: [...ids].sort(), announced, missing: Math.max(0, announced - ids.size) };
    if (ids.size === before) {
      const detail = `page ${pageNumber} repeats instances of earlier pages`;
      throw new CloudError({ kind: "Unavailable", ...listingIn(engine, region), detail });
    }
  }
}

function fetchPage(operation: Operation, engine: Engine, region: string, pageNumber: number) {
  const { service, parameter, lists } = dialects[engine].instance;
  const { action, outer, inner, total } = lists;
  return callDatabase(operation, {
    ...{ service, name: action, region, writes: false, answerSize: "list" as const },
    attempted: listingIn(engine, region).attempted,
    parameters: { RegionId: region, PageNumber: pageNumber, PageSize: pageSize },
    decode(answer) {
      const count = countIn(answer, total);
      if (count === undefined) throw new MalformedAnswer(`the answer has no ${total}`);
      const rows = listIn(objectIn(answer, outer), inner, count === 0);
      return { total: count, ids: rows.map((row) => idOf(row, parameter)) };
    },
  });
}

function idOf(row: unknown, name: string): string {
  const id = isRecord(row) ? textIn(row, name) : undefined;
  if (id === undefined) throw new MalformedAnswer(`an instance of the list has no ${name}`);
  return id;
}
