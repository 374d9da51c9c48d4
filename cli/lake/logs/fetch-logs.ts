import { join } from "node:path";
import type { LimitFunction } from "p-limit";
import { reasonOf } from "../../../provider/core/session/errors";
import type { Session } from "../../../provider/core/session/session";
import { findDataSource } from "../../../provider/registry";
import { failed } from "../telling";
import { type Fetched, fetchLog } from "./download-log";
import type { Instance, LogFile } from "./list-logs";
import type { Sizes } from "./sizes";

/** Files that one call asks links for: fetched well before the links end. */
const batchSize = 8;

interface Place {
  readonly session: Session;
  readonly instance: Instance;
  /** Of all instances. */
  readonly folder: string;
  readonly cancel: AbortSignal;
  readonly fetching: LimitFunction;
  readonly sizes?: Sizes | undefined;
}

/** Fetches files, with links for some at a time; `done` hears of each. */
export async function fetchAll(
  logs: readonly LogFile[],
  { session, instance, folder, cancel, fetching, sizes }: Place,
  done: (log: LogFile, fetched: Fetched | undefined) => Promise<void>,
): Promise<void> {
  const own = join(folder, instance.cloud, instance.region, safeName(instance.instanceId));
  const names = fileNames(logs);
  for (let at = 0; at < logs.length && !cancel.aborted; at += batchSize) {
    const batch = logs.slice(at, at + batchSize);
    const links = await linksOf(session, instance, batch, cancel);
    await Promise.all(
      batch.map((log) =>
        fetching(async () => {
          let known = links.get(log.id);
          // A link is used once: it may be why the attempt before failed.
          const link = async () => {
            const first = known ?? (await linksOf(session, instance, [log], cancel)).get(log.id);
            known = undefined;
            if (first === undefined) throw new Error("the cloud gives no link to it");
            return first;
          };
          const fetched = await fetchLog(join(own, names.get(log.id) ?? ""), { session, cancel, link, sizes }).catch(
            (error) => {
              if (!cancel.aborted)
                failed(`${instance.cloud} ${instance.instanceId}: audit log ${log.id}: ${reasonOf(error)}`);
              return undefined;
            },
          );
          await done(log, fetched);
        }),
      ),
    );
  }
}

async function linksOf(session: Session, instance: Instance, logs: readonly LogFile[], cancel: AbortSignal) {
  const source = findDataSource("getAuditLogLinks", instance.cloud);
  const ids = logs.map(({ id }) => id);
  const { links } = (await source.run(session, { ...instance, ids }, cancel)) as { links: string[] };
  // Those without a link are left out, so that nobody knows whose the others are.
  if (links.length !== ids.length) return new Map<string, string>();
  return new Map(ids.map((id, index) => [id, links[index] ?? ""]));
}

/** A name that is one, whatever the cloud says. */
function safeName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 180);
  return /^\.*$/.test(safe) ? `_${safe}` : safe;
}

/** By id; of several files of one name, each has its id in it. */
function fileNames(logs: readonly LogFile[]): ReadonlyMap<string, string> {
  const nameOf = ({ id, name }: LogFile) => safeName(name === "" ? id : name);
  const count = new Map<string, number>();
  for (const log of logs) count.set(nameOf(log), (count.get(nameOf(log)) ?? 0) + 1);
  return new Map(
    logs.map((log) => [log.id, count.get(nameOf(log)) === 1 ? nameOf(log) : `${nameOf(log)}.${safeName(log.id)}`]),
  );
}
