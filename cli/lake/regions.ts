import { NoCredentials } from "../../provider/core/credentials/credentials";
import { reasonOf } from "../../provider/core/session/errors";
import type { Session } from "../../provider/core/session/session";
import type { Cloud } from "../../provider/kinds/cloud";
import { regionsOf } from "../options/regions";

/** What was asked for by names. */
export interface Asked {
  readonly cloud?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
}

/** Why nothing of a cloud is read. */
export interface Unread {
  readonly errors: readonly string[];
  /** Of a cloud that nobody asked for. */
  readonly skipped: readonly string[];
}

/** A reason, which is an error where the cloud was asked for. */
export function unread({ title }: Cloud, { cloud }: Asked, reason: string): Unread {
  const told = [`${title}: ${reason}`];
  return cloud === undefined ? { errors: [], skipped: told } : { errors: told, skipped: [] };
}

/** The same words for each cloud, so that several clouds make one sentence. */
const regionHint = "Name one with --region <cloud>/<region>, or set access-audit:<cloud>.region";

/** What was passed over, with the clouds of one reason together. */
export function byReason(skipped: readonly string[]): string[] {
  const titles = new Map<string, string[]>();
  for (const text of skipped) {
    const [title = "", reason = ""] = text.split(/: (.*)/s);
    titles.set(reason, [...(titles.get(reason) ?? []), title]);
  }
  return [...titles].map(([reason, own]) => `${own.join(", ")}: ${reason}`);
}

/** The regions of a cloud that are read: those that are named, else the configured one. */
export async function regionsToRead(cloud: Cloud, session: Session, asked: Asked): Promise<readonly string[] | Unread> {
  const { name } = cloud;
  try {
    await cloud.identify(session);
  } catch (error) {
    if (error instanceof NoCredentials && asked.cloud === undefined)
      return unread(cloud, asked, "no credentials were found");
    return { errors: [reasonOf(error)], skipped: [] };
  }
  const { region } = session.settings.cloud(name, cloud.settings) as { region?: string };
  const regions = [...new Set(regionsOf(name, asked.region) ?? (region === undefined ? [] : [region]))];
  if (regions.length > 0) return regions;
  return unread(cloud, asked, `no region is known. ${regionHint}`);
}
