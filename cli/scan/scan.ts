import pLimit from "p-limit";
import { NoCredentials } from "../../provider/core/credentials/credentials";
import type { Status } from "../../provider/core/fields/status";
import { Operation } from "../../provider/core/session/operation";
import type { Session } from "../../provider/core/session/session";
import type { DeliveryBucket, FormerTrack, TrackKnowledge } from "../../provider/kinds/audit-track";
import type { Cloud } from "../../provider/kinds/cloud";
import { findResource, runDataSource } from "../../provider/registry";
import type { Progress } from "../progress";
import { messageOf, parallel, type ScannedBucket, scanBuckets } from "./buckets";
import { type ScannedDatabase, scanDatabases } from "./databases";
import { type ScannedDestination, scanDestinations } from "./destinations";

/** An audit track, and whether it delivers. */
export interface ScannedTrack {
  readonly cloud: string;
  readonly region: string;
  readonly name: string;
  readonly id: string;
  readonly status: Status;
  /** False for a track of what is read and written in one bucket. */
  readonly ofAccount: boolean;
  readonly destinations: readonly string[];
  /** Those of its destinations that are buckets. */
  readonly deliveries?: readonly DeliveryBucket[];
  readonly deliveryError?: string;
  /** What it leaves out, as a clause; absent when it records everything. */
  readonly leavesOut?: string;
  /** Why it could not be read further. */
  readonly error?: string;
  /** What a program declares for it; absent when it cannot be imported. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** Something that an API before tracks records. */
export interface ScannedFormerTrack extends FormerTrack {
  readonly cloud: string;
  readonly region: string;
}

/** What was found on one cloud. */
export interface ScannedCloud {
  readonly cloud: string;
  /** The account of a file of accounts; absent for that of the environment. */
  readonly account?: string;
  readonly title: string;
  /** Why it was passed over, when nobody asked for it by name. */
  readonly skipped?: string;
  /** Whether the cloud has buckets, monitors of them, or tracks that this package knows. */
  readonly offers: {
    readonly buckets: boolean;
    readonly monitors: boolean;
    readonly tracks: TrackKnowledge["covers"] | false;
  };
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
  {
    regions: asked,
    required,
    databases: wantsDatabases = false,
    destinations: wantedDestinations,
    account,
  }: Wanted,
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
    return { ...base, errors: [messageOf(error)] };
  }
  const { region } = session.settings.cloud(cloud.name, cloud.settings) as { region?: string };
  if (!offers.buckets && asked === undefined && region === undefined) {
    const reason = `no region is known: name one with --region ${cloud.name}/<region>, or set access-audit:${cloud.name}.region`;
    return required ? { ...base, errors: [reason] } : { ...base, skipped: reason };
  }
  const errors: string[] = [];
  const buckets = offers.buckets
    ? await scanBuckets(cloud.name, { monitors, logs: has("getBucketAccessLog") }, session, asked, named, errors)
    : [];
  const regions = [
    ...new Set(asked ?? [...(region ? [region] : []), ...buckets.map((bucket) => bucket.region).sort()]),
  ];
  if (offers.tracks && regions.length === 0 && errors.length === 0)
    errors.push(
      `no region is known whose tracks could be listed: name one with --region ${cloud.name}/<region>, or set access-audit:${cloud.name}.region`,
    );
  const tracks = cloud.tracks ? await scanTracks(cloud.name, cloud.tracks, session, regions, named, errors) : [];
  const former = await scanFormerTracks(cloud, session, regions);
  const databases =
    wantsDatabases && cloud.databases
      ? await scanDatabases(cloud.name, cloud.databases, session, regions, named, errors)
      : [];
  const destinations =
    wantedDestinations && cloud.readProtection
      ? await scanDestinations(cloud.name, cloud.readProtection, session, { buckets, tracks, ...wantedDestinations }, named)
      : [];
  const listed = { buckets, tracks, ...former, databases, destinations };
  return { ...base, regions: offers.tracks ? regions : [], ...listed, errors };
}

/** The members of listed tracks that all clouds have. */
interface Listed {
  readonly name: string;
  readonly status: Status;
}

/** A track of a list, and the region by which it is read. */
interface Found {
  readonly listed: Listed;
  readonly place: ReturnType<TrackKnowledge["place"]>;
  /** A region before it that could not be listed, and might have shown it too. */
  readonly unsure: string | undefined;
}

/**
 * A track that several regions show is one. It belongs to the first of the regions that shows it: the one that was named first, else
 * the configured one, else the lowest. Another region would be another id, by which an import or a program would replace it.
 */
async function scanTracks(
  cloud: string,
  knowledge: TrackKnowledge,
  session: Session,
  regions: readonly string[],
  progress: Progress,
  errors: string[],
): Promise<ScannedTrack[]> {
  const counter = progress.begin(`${cloud}: regions' tracks`, regions.length);
  const limit = pLimit(parallel);
  const lists = await limit.map(regions, async (region) => {
    try {
      return await listTracks(cloud, knowledge, session, region);
    } catch (error) {
      return messageOf(error);
    } finally {
      counter.advance();
    }
  });
  errors.push(...lists.filter((list) => typeof list === "string"));
  const found = new Map<string, Found>();
  for (const [index, list] of lists.entries()) {
    if (typeof list === "string") continue;
    const region = regions[index] ?? "";
    const unsure = regions.find((_region, before) => before < index && typeof lists[before] === "string");
    for (const listed of list) {
      const place = knowledge.place({ ...listed }, region);
      if (!found.has(place.key)) found.set(place.key, { listed, place, unsure });
    }
  }
  const tracks = await limit.map([...found.values()], (one) => readTrack(cloud, knowledge, session, one));
  return tracks.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Several regions may show one; it is of the first of them. */
async function scanFormerTracks(
  { name: cloud, tracks }: Cloud,
  session: Session,
  regions: readonly string[],
): Promise<Pick<ScannedCloud, "formerTracks" | "formerErrors">> {
  const found = new Map<string, ScannedFormerTrack>();
  const formerErrors: string[] = [];
  for (const region of tracks?.formerTracks === undefined ? [] : regions) {
    try {
      for (const one of (await tracks?.formerTracks?.(new Operation(session), region)) ?? [])
        if (!found.has(one.name)) found.set(one.name, { cloud, region, ...one });
    } catch (error) {
      formerErrors.push(messageOf(error));
    }
  }
  return { formerTracks: [...found.values()], formerErrors };
}

async function listTracks(
  cloud: string,
  { listsAll }: TrackKnowledge,
  session: Session,
  region: string,
): Promise<readonly Listed[]> {
  const given = { cloud, region, ...listsAll };
  return ((await runDataSource("getAuditTracks", session, given)) as { tracks: Listed[] }).tracks;
}

/** Lists do not tell everything: whether a trail delivers, and what an import needs. */
async function readTrack(
  cloud: string,
  knowledge: TrackKnowledge,
  session: Session,
  { listed, place: { id, key, region }, unsure }: Found,
): Promise<ScannedTrack> {
  const { name, status } = listed;
  const place = { cloud, region, name, id, status };
  const seen = (inputs: Readonly<Record<string, unknown>>) => {
    const { covers, destinations, leavesOut } = knowledge.facts({ ...inputs, cloud });
    return {
      ofAccount: covers !== "bucket",
      destinations: destinations.map(({ what }) => what),
      deliveries: destinations.flatMap(({ bucket }) => bucket ?? []),
      ...(leavesOut === undefined ? {} : { leavesOut }),
    };
  };
  // Where its key is not its id, another region would have given it another one.
  if (unsure !== undefined && key !== id)
    return { ...place, ...seen({ ...listed }), error: `its region is not sure, because ${unsure} could not be listed` };
  try {
    const read = await findResource("AuditTrack", cloud).read(new Operation(session), id, undefined);
    if (read === undefined) return { ...place, ...seen({ ...listed }), error: "it was deleted while it was read" };
    const deliveryError = read.properties.deliveryError;
    return {
      ...place,
      ...seen(read.inputs),
      inputs: read.inputs,
      ...(typeof deliveryError === "string" && deliveryError !== "" ? { deliveryError } : {}),
    };
  } catch (error) {
    return { ...place, ...seen({ ...listed }), error: messageOf(error) };
  }
}
