import { NoCredentials } from "../../provider/core/credentials/credentials";
import type { Session } from "../../provider/core/session/session";
import type { TrackKnowledge } from "../../provider/kinds/audit-track";
import type { Cloud } from "../../provider/kinds/cloud";
import type { Progress } from "../progress";
import { messageOf, type ScannedBucket, scanBuckets } from "./buckets";
import { type ScannedDatabase, scanDatabases } from "./databases";
import { type ScannedDestination, scanDestinations } from "./destinations";
import { type ScannedFormerTrack, type ScannedTrack, scanFormerTracks, scanTracks } from "./tracks";

/** What was found on one cloud. */
export interface ScannedCloud {
  readonly cloud: string;
  /** The account of a file of accounts; absent for that of the environment. */
  readonly account?: string;
  /** The account's id, where the list of its buckets says it. */
  readonly accountId?: string | undefined;
  readonly title: string;
  /** Why it was passed over, when nobody asked for it by name. */
  readonly skipped?: string;
  /** Whether the cloud has buckets, monitors of them, or tracks that this package knows. */
  readonly offers: {
    readonly buckets: boolean;
    readonly monitors: boolean;
    readonly tracks: TrackKnowledge["covers"] | false;
  };
  /** What could not be listed at all: that none was found says nothing then. */
  readonly unlisted?: readonly ("buckets" | "tracks")[];
  /** The regions whose tracks were listed. */
  readonly regions: readonly string[];
  readonly buckets: readonly ScannedBucket[];
  readonly tracks: readonly ScannedTrack[];
  readonly formerTracks: readonly ScannedFormerTrack[];
  /** Of the regions, when they were asked for. */
  readonly databases: readonly ScannedDatabase[];
  /** The buckets that records are delivered to, when they were asked for. */
  readonly destinations?: readonly ScannedDestination[];
  /** Why former tracks could not be listed; all else is known. */
  readonly formerErrors: readonly string[];
  readonly errors: readonly string[];
}

interface Wanted {
  readonly regions: readonly string[] | undefined;
  /** Somebody asked for this cloud by its name. */
  readonly required: boolean;
  readonly databases?: boolean;
  readonly account?: string | undefined;
  /** The buckets that records are delivered to, and for how long they must be kept there. */
  readonly destinations?: { readonly keepDays: number };
}

/** Everything on one cloud: all buckets with their monitors and logs, all tracks of the regions. */
export async function scanCloud(
  cloud: Cloud,
  session: Session,
  { regions: asked, required, databases: wantsDatabases = false, destinations: wantedDestinations, account }: Wanted,
  progress: Progress,
): Promise<ScannedCloud> {
  const has = (name: string) => cloud.dataSources.some((source) => source.name === name);
  const monitors = has("getBucketAccessMonitor");
  const offers = { buckets: has("getBuckets"), monitors, tracks: cloud.tracks?.covers ?? (false as const) };
  const none = { regions: [], buckets: [], tracks: [], formerTracks: [], formerErrors: [], databases: [], errors: [] };
  const whose = account === undefined ? {} : { account };
  const base = { cloud: cloud.name, title: cloud.title, ...whose, offers, ...none };
  const named: Progress = {
    ...progress,
    begin: (label, total) => progress.begin([account, label].filter(Boolean).join(" "), total),
  };
  if (asked?.length === 0) return { ...base, skipped: "none of its regions was asked for" };
  try {
    await cloud.identify(session);
  } catch (error) {
    if (error instanceof NoCredentials && !required) return { ...base, skipped: "no credentials were found" };
    return { ...base, errors: [messageOf(error)], unlisted: ["buckets", "tracks"] };
  }
  const { region } = session.settings.cloud(cloud.name, cloud.settings) as { region?: string };
  if (!offers.buckets && asked === undefined && region === undefined) {
    const reason = `no region is known: name one with --region ${cloud.name}/<region>, or set access-audit:${cloud.name}.region`;
    return required ? { ...base, errors: [reason] } : { ...base, skipped: reason };
  }
  const errors: string[] = [];
  const { buckets, listed, accountId } = offers.buckets
    ? await scanBuckets(cloud.name, { monitors, logs: has("getBucketAccessLog") }, session, asked, named, errors)
    : { buckets: [], listed: { all: [], unlisted: "no list of buckets is known" }, accountId: undefined };
  const unlisted: ("buckets" | "tracks")[] = errors.length > 0 ? ["buckets"] : [];
  const regions = [
    ...new Set(asked ?? [...(region ? [region] : []), ...buckets.map((bucket) => bucket.region).sort()]),
  ];
  if (offers.tracks && regions.length === 0 && errors.length === 0)
    errors.push(
      `no region is known whose tracks could be listed: name one with --region ${cloud.name}/<region>, or set access-audit:${cloud.name}.region`,
    );
  const before = errors.length;
  const tracks = cloud.tracks ? await scanTracks(cloud.name, cloud.tracks, session, regions, named, errors) : [];
  if (tracks.length === 0 && (regions.length === 0 || errors.length > before)) unlisted.push("tracks");
  const former = await scanFormerTracks(cloud, session, regions, named);
  const databases =
    wantsDatabases && cloud.databases
      ? await scanDatabases(cloud.name, cloud.databases, session, regions, named, errors)
      : [];
  const destinations =
    wantedDestinations && cloud.readProtection
      ? await scanDestinations(
          cloud.name,
          cloud.readProtection,
          session,
          { buckets, listed, tracks, ...wantedDestinations },
          named,
        )
      : [];
  const found = { buckets, tracks, ...former, databases, destinations };
  const id = accountId === undefined ? {} : { accountId };
  return { ...base, ...id, regions: offers.tracks ? regions : [], ...found, errors, unlisted };
}
