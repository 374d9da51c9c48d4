import pLimit from "p-limit";
import type { Status } from "../../provider/core/fields/status";
import { Operation } from "../../provider/core/session/operation";
import type { Session } from "../../provider/core/session/session";
import type { DatabaseKnowledge, ListedDatabase } from "../../provider/kinds/databases/knowledge";
import { findResource } from "../../provider/registry";
import type { Progress } from "../progress";
import { messageOf, parallel } from "./buckets";

/** A database instance, and whether it is audited. */
export interface ScannedDatabase {
  readonly cloud: string;
  readonly region: string;
  readonly engine: string;
  /** The id of the instance. */
  readonly name: string;
  /** The id of its audit policy. */
  readonly id: string;
  /** `NotOffered` when the instance cannot be audited, `null` when it could not be read. */
  readonly status: Status | "NotOffered" | null;
  /** Days that audit records are kept, where that is known. */
  readonly keepDays?: number;
  readonly error?: string;
  /** What a program declares for it; absent when it cannot be imported. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** All instances of the regions: a list or an instance that cannot be read hides nothing of the others. */
export async function scanDatabases(
  cloud: string,
  knowledge: DatabaseKnowledge,
  session: Session,
  regions: readonly string[],
  progress: Progress,
  errors: string[],
): Promise<ScannedDatabase[]> {
  const limit = pLimit(parallel);
  const places = regions.flatMap((region) => knowledge.engines.map((engine) => ({ region, engine })));
  const lists = progress.begin(`${cloud}: lists of databases`, places.length);
  const found = await limit.map(places, async ({ region, engine }) => {
    try {
      const listed = await knowledge.list(new Operation(session), engine, region);
      return listed.map((one) => ({ region, engine, ...one }));
    } catch (error) {
      errors.push(messageOf(error));
      return [];
    } finally {
      lists.advance();
    }
  });
  const instances = found.flat();
  const counter = progress.begin(`${cloud}: databases`, instances.length);
  return limit.map(instances, async (one) => {
    const scanned = await readDatabase(cloud, knowledge, session, one);
    counter.advance();
    return scanned;
  });
}

async function readDatabase(
  cloud: string,
  { isOffered }: DatabaseKnowledge,
  session: Session,
  { region, engine, instanceId, policyId }: ListedDatabase & { readonly region: string; readonly engine: string },
): Promise<ScannedDatabase> {
  const place = { cloud, region, engine, name: instanceId, id: policyId };
  try {
    const read = await findResource("DatabaseAuditPolicy", cloud).read(new Operation(session), policyId, undefined);
    if (read === undefined) return { ...place, status: null, error: "it was deleted while it was read" };
    const { status, keepDays } = read.inputs as { status: Status; keepDays?: number };
    if (status === "Disabled" && !isOffered(read.properties)) return { ...place, status: "NotOffered" };
    return { ...place, status, ...(keepDays === undefined ? {} : { keepDays }), inputs: read.inputs };
  } catch (error) {
    return { ...place, status: null, error: messageOf(error) };
  }
}
