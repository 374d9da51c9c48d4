import pLimit from "p-limit";
import { trackOf } from "../../policy/tracks";
import type { Bucket } from "../../provider/core/buckets";
import type { Cloud } from "../../provider/core/cloud";
import { NoCredentials } from "../../provider/core/credentials";
import { Unmanageable } from "../../provider/core/errors";
import { Operation } from "../../provider/core/operation";
import { redact } from "../../provider/core/redact";
import type { Session } from "../../provider/core/session";
import type { Status } from "../../provider/core/status";
import { nativeType } from "../../provider/core/tokens";
import { findResource, runDataSource } from "../../provider/registry";
import type { Progress } from "../progress";

/** A bucket, and whether its access is monitored. */
export interface ScannedBucket {
  readonly cloud: string;
  readonly region: string;
  readonly name: string;
  readonly id: string;
  /** `null` when it could not be read. */
  readonly status: Status | null;
  readonly error?: string;
}

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
  readonly deliveryError?: string;
  /** What it leaves out, as a clause; absent when it records everything. */
  readonly leavesOut?: string;
  /** Why it cannot be imported, though everything is known of it. */
  readonly unmanageable?: string;
  /** Why it could not be read further. */
  readonly error?: string;
  /** What a program declares for it; absent when it cannot be imported. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** What was found on one cloud. */
export interface ScannedCloud {
  readonly cloud: string;
  readonly title: string;
  /** Why it was passed over, when nobody asked for it by name. */
  readonly skipped?: string;
  /** Whether the cloud has buckets or tracks that this package knows. */
  readonly offers: { readonly buckets: boolean; readonly tracks: boolean };
  /** The regions whose tracks were listed. */
  readonly regions: readonly string[];
  readonly buckets: readonly ScannedBucket[];
  readonly tracks: readonly ScannedTrack[];
  readonly errors: readonly string[];
}

/** Calls to one cloud at a time; the rate limits of the session hold besides. */
const parallel = 16;

/** Everything on one cloud: all buckets with their monitors, all tracks of the regions. */
export async function scanCloud(
  cloud: Cloud,
  session: Session,
  { regions: asked, required }: { readonly regions: readonly string[] | undefined; readonly required: boolean },
  progress: Progress,
): Promise<ScannedCloud> {
  const has = (name: string) => cloud.dataSources.some((source) => source.name === name);
  const offers = { buckets: has("getBuckets"), tracks: has("getAuditTracks") };
  const base = { cloud: cloud.name, title: cloud.title, offers, regions: [], buckets: [], tracks: [], errors: [] };
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
  const buckets = offers.buckets ? await scanBuckets(cloud.name, session, asked, progress, errors) : [];
  const regions = [
    ...new Set(asked ?? [...(region ? [region] : []), ...buckets.map((bucket) => bucket.region).sort()]),
  ];
  if (offers.tracks && regions.length === 0 && errors.length === 0)
    errors.push(
      `no region is known whose tracks could be listed: name one with --region ${cloud.name}/<region>, or set access-audit:${cloud.name}.region`,
    );
  const tracks = offers.tracks ? await scanTracks(cloud.name, session, regions, progress, errors) : [];
  return { ...base, regions: offers.tracks ? regions : [], buckets, tracks, errors };
}

async function scanBuckets(
  cloud: string,
  session: Session,
  regions: readonly string[] | undefined,
  progress: Progress,
  errors: string[],
): Promise<ScannedBucket[]> {
  let listed: readonly Bucket[];
  try {
    listed = ((await runDataSource("getBuckets", session, { cloud })) as { buckets: Bucket[] }).buckets;
  } catch (error) {
    errors.push(messageOf(error));
    return [];
  }
  const wanted = listed.filter(({ region }) => regions === undefined || regions.includes(region));
  const counter = progress.begin(`${cloud}: buckets`, wanted.length);
  const limit = pLimit(parallel);
  return Promise.all(
    wanted.map(({ name, region }) =>
      limit(async (): Promise<ScannedBucket> => {
        const place = { cloud, region, name, id: `${cloud}/${region}/${name}` };
        try {
          const given = { cloud, region, bucket: name };
          const { status } = (await runDataSource("getBucketAccessMonitor", session, given)) as { status: Status };
          return { ...place, status };
        } catch (error) {
          return { ...place, status: null, error: messageOf(error) };
        } finally {
          counter.advance();
        }
      }),
    ),
  );
}

/** The members of listed tracks that the clouds' ids are made of. */
interface Listed {
  readonly name: string;
  readonly status: Status;
  readonly trackId?: string;
  readonly homeRegion?: string;
  readonly projectId?: string;
  readonly type?: string;
}

/** A track of a list, and the region by which it is read. */
interface Found {
  readonly listed: Listed;
  readonly region: string;
  /** A region before it that could not be listed, and might have shown it too. */
  readonly unsure: string | undefined;
}

/**
 * A track that several regions show is one. It belongs to the first of the regions that shows it: the one that was named first, else
 * the configured one, else the lowest. Another region would be another id, by which an import or a program would replace it.
 */
async function scanTracks(
  cloud: string,
  session: Session,
  regions: readonly string[],
  progress: Progress,
  errors: string[],
): Promise<ScannedTrack[]> {
  const counter = progress.begin(`${cloud}: regions' tracks`, regions.length);
  const limit = pLimit(parallel);
  const lists = await limit.map(regions, async (region) => {
    try {
      return await listTracks(cloud, session, region);
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
      const key = listed.trackId ?? idOf(cloud, region, listed);
      if (!found.has(key)) found.set(key, { listed, region, unsure });
    }
  }
  const tracks = await limit.map([...found.values()], (one) => readTrack(cloud, session, one));
  return tracks.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function listTracks(cloud: string, session: Session, region: string): Promise<readonly Listed[]> {
  // A trail that has its home elsewhere may record this region too.
  const shadows = cloud === "alibaba" ? { includeShadowTrails: true } : {};
  const given = { cloud, region, ...shadows };
  return ((await runDataSource("getAuditTracks", session, given)) as { tracks: Listed[] }).tracks;
}

function idOf(cloud: string, region: string, { name, homeRegion = region, trackId, projectId, type }: Listed): string {
  if (trackId !== undefined) return [cloud, region, trackId].join("/");
  return (type === undefined ? [cloud, homeRegion, name] : [cloud, region, projectId, type, name]).join("/");
}

/** Lists do not tell everything: whether a trail delivers, and what an import needs. */
async function readTrack(cloud: string, session: Session, { listed, region, unsure }: Found): Promise<ScannedTrack> {
  const { name, status, homeRegion = region } = listed;
  const id = idOf(cloud, region, listed);
  const place = { cloud, region: homeRegion, name, id, status };
  const kind = "AuditTrack";
  const seen = (props: Readonly<Record<string, unknown>>) => {
    const track = trackOf({ type: nativeType(kind, cloud), name, props: { ...props, cloud } });
    const leavesOut = track?.leavesOut;
    return {
      ofAccount: track?.ofAccount ?? true,
      destinations: track?.destinations.map(({ what }) => what) ?? [],
      ...(leavesOut === undefined ? {} : { leavesOut }),
    };
  };
  if (unsure !== undefined && listed.trackId !== undefined)
    return { ...place, ...seen({ ...listed }), error: `its region is not sure, because ${unsure} could not be listed` };
  try {
    const read = await findResource(kind, cloud).read(new Operation(session), id, undefined);
    if (read === undefined) return { ...place, ...seen({ ...listed }), error: "it was deleted while it was read" };
    const deliveryError = read.properties.deliveryError;
    return {
      ...place,
      ...seen(read.inputs),
      inputs: read.inputs,
      ...(typeof deliveryError === "string" && deliveryError !== "" ? { deliveryError } : {}),
    };
  } catch (error) {
    const known = { ...place, ...seen({ ...listed }) };
    return error instanceof Unmanageable
      ? { ...known, unmanageable: messageOf(error) }
      : { ...known, error: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return redact(error instanceof Error ? error.message : String(error));
}
