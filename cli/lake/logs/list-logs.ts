import pLimit from "p-limit";
import { reasonOf } from "../../../provider/core/session/errors";
import { Operation } from "../../../provider/core/session/operation";
import type { Session } from "../../../provider/core/session/session";
import type { Cloud } from "../../../provider/kinds/cloud";
import { findDataSource } from "../../../provider/registry";
import { type Asked, regionsToRead, type Unread, unread } from "../regions";
import { findSources, readable, type Source } from "../sources";
import type { LogOptions } from "./log-options";

/** A database instance whose audit logs are files. */
export interface Instance {
  readonly cloud: string;
  readonly region: string;
  readonly engine: string;
  readonly instanceId: string;
}

/** A file, as the cloud lists it. */
export interface LogFile {
  readonly id: string;
  readonly name: string;
  /** Kilobytes, where the cloud says it. */
  readonly size?: number;
  readonly status?: string;
  readonly beginTime?: string;
  readonly endTime?: string;
  readonly createTime?: string;
  readonly error?: string;
}

interface Found extends Unread {
  readonly found: readonly Instance[];
}

/** Calls to one cloud at a time; the rate limits of the session hold besides. */
const parallel = 8;

/** All instances that are asked for; a list that fails hides nothing of the others. */
export async function findInstances(options: LogOptions): Promise<readonly Source<Instance>[]> {
  const found = await findSources(options, ({ cloud, session }, asked) =>
    instancesOf(cloud, { ...options, ...asked }, session),
  );
  const missing = (options.instance ?? []).filter((id) => !found.sources.some(({ what }) => what.instanceId === id));
  const errors =
    found.errors.length > 0
      ? found.errors
      : missing.map((id) => `the instance ${id} is in none of the regions, or has no audit log files`);
  return readable({ ...found, errors }, "there are no databases");
}

type Wanted = Asked & Pick<LogOptions, "engine" | "instance">;

async function instancesOf(cloud: Cloud, options: Wanted, session: Session): Promise<Found> {
  const { databases, name } = cloud;
  if (databases === undefined) return { found: [], ...unread(cloud, options, "its databases have no audit logs") };
  const regions = await regionsToRead(cloud, session, options);
  if ("errors" in regions) return { found: [], ...regions };
  const engines = databases.logEngines.filter((engine) => options.engine?.includes(engine) ?? true);
  const places = regions.flatMap((region) => engines.map((engine) => ({ region, engine })));
  const errors: string[] = [];
  const lists = await pLimit(parallel).map(places, async ({ region, engine }) => {
    try {
      const listed = await databases.list(new Operation(session), engine, region);
      return listed.map(({ instanceId }): Instance => ({ cloud: name, region, engine, instanceId }));
    } catch (error) {
      errors.push(reasonOf(error));
      return [];
    }
  });
  const wanted = lists.flat().filter(({ instanceId }) => options.instance?.includes(instanceId) ?? true);
  // Several engines of a region fail alike where it has no project.
  return { found: wanted, errors: [...new Set(errors)], skipped: [] };
}

/** The files of an instance. Clouds that take no span list all that they have. */
export async function listLogs(
  session: Session,
  instance: Instance,
  span: { startMs: number; endMs: number },
  cancel: AbortSignal,
) {
  const source = findDataSource("getAuditLogs", instance.cloud);
  const times = { startTime: new Date(span.startMs), endTime: new Date(span.endMs) };
  const given = { ...instance, ...("startTime" in source.arguments.shape ? times : {}) };
  const { auditLogs } = (await source.run(session, given, cancel)) as { auditLogs: LogFile[] };
  const madeAt = ({ createTime }: LogFile) => (createTime === undefined ? Number.NaN : Date.parse(createTime));
  return "startTime" in source.arguments.shape
    ? auditLogs
    : auditLogs.filter((file) => !(madeAt(file) < span.startMs) && !(madeAt(file) >= span.endMs));
}
