import { NoCredentials } from "../../provider/core/credentials/credentials";
import type { DataSource } from "../../provider/core/listing/data-source";
import { reasonOf } from "../../provider/core/session/errors";
import type { Session } from "../../provider/core/session/session";
import type { Cloud } from "../../provider/kinds/cloud";
import type { EventHistory } from "../../provider/kinds/event-pages";

/** One history of events: an account of a cloud in a region, or in all that are read together. */
export interface Target {
  readonly cloud: Cloud;
  /** What the user calls the account. */
  readonly account: string;
  readonly regions: readonly string[];
  readonly history: EventHistory;
  readonly pages: NonNullable<DataSource["pages"]>;
}

/** In messages: `alibaba cn-hangzhou`. */
export const titleOf = ({ cloud, regions }: Target): string => `${cloud.name} ${regions.join(" and ")}`;

export interface Wanted {
  readonly account: string;
  /** The regions that were named for a cloud. */
  regionsOf(cloud: string): readonly string[] | undefined;
  /** Somebody asked for the clouds by their names. */
  readonly required: boolean;
}

interface Found {
  readonly targets: readonly Target[];
  /** Why a cloud has none that was asked for. */
  readonly errors: readonly string[];
  /** Why a cloud is passed over that nobody asked for. */
  readonly skipped: readonly string[];
}

/** The histories of a cloud: of the regions that are named, else of the configured one. */
export async function targetsOf(cloud: Cloud, session: Session, wanted: Wanted): Promise<Found> {
  const { events: history, name, title } = cloud;
  const pages = cloud.dataSources.find((source) => source.name === "getAuditEvents")?.pages;
  const none = (reason: string): Found =>
    wanted.required
      ? { targets: [], errors: [`${title}: ${reason}`], skipped: [] }
      : { targets: [], errors: [], skipped: [`${title}: ${reason}`] };
  if (history === undefined || pages === undefined) return none("it lists no events");
  try {
    await cloud.identify(session);
  } catch (error) {
    if (error instanceof NoCredentials && !wanted.required) return none("no credentials were found");
    return { targets: [], errors: [reasonOf(error)], skipped: [] };
  }
  const { region } = session.settings.cloud(name, cloud.settings) as { region?: string };
  const regions = [...new Set(wanted.regionsOf(name) ?? (region === undefined ? [] : [region]))].sort();
  if (regions.length === 0)
    return none(`no region is known: name one with --region ${name}/<region>, or set access-audit:${name}.region`);
  const groups = history.acrossRegions ? [regions] : regions.map((one) => [one]);
  return {
    targets: groups.map((group) => ({ cloud, account: wanted.account, regions: group, history, pages })),
    errors: [],
    skipped: [],
  };
}
