import type { DataSource } from "../../provider/core/listing/data-source";
import type { Session } from "../../provider/core/session/session";
import type { Cloud } from "../../provider/kinds/cloud";
import type { EventHistory } from "../../provider/kinds/event-pages";
import { type Asked, regionsToRead, type Unread, unread } from "./regions";

/** One history of events: an account of a cloud in a region, or in all that are read together. */
export interface Target {
  readonly cloud: Cloud;
  /** What the user calls the account. */
  readonly account: string;
  readonly regions: readonly string[];
  readonly history: EventHistory;
  readonly pages: NonNullable<DataSource["pages"]>;
}

/** What an account is called that nobody gave a name. */
export const usualAccount = "default";

/** In messages: `alibaba cn-hangzhou`, or `archive: alibaba cn-hangzhou` of an account that has a name. No other history has the same. */
export const titleOf = ({ cloud, account, regions }: Target): string =>
  `${account === usualAccount ? "" : `${account}: `}${cloud.name} ${regions.join(" and ")}`;

interface Found extends Unread {
  readonly found: readonly Target[];
}

/** The histories of a cloud: of the regions that are named, else of the configured one. */
export async function targetsOf(
  cloud: Cloud,
  session: Session,
  asked: Asked & { readonly account: string },
): Promise<Found> {
  const { events: history } = cloud;
  const pages = cloud.dataSources.find((source) => source.name === "getAuditEvents")?.pages;
  if (history === undefined || pages === undefined) return { found: [], ...unread(cloud, asked, "it lists no events") };
  const regions = await regionsToRead(cloud, session, asked);
  if ("errors" in regions) return { found: [], ...regions };
  const groups = history.acrossRegions ? [regions.toSorted()] : regions.toSorted().map((one) => [one]);
  return {
    found: groups.map((group) => ({ cloud, account: asked.account, regions: group, history, pages })),
    errors: [],
    skipped: [],
  };
}
