import pLimit from "p-limit";
import type { Status } from "../../provider/core/fields/status";
import { Operation } from "../../provider/core/session/operation";
import type { Session } from "../../provider/core/session/session";
import type { DeliveryBucket, FormerTrack, TrackKnowledge } from "../../provider/kinds/audit-track";
import type { Cloud } from "../../provider/kinds/cloud";
import { findResource, runDataSource } from "../../provider/registry";
import type { Progress } from "../progress";
import { messageOf, parallel } from "./buckets";

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
export async function scanTracks(
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
  const read = progress.begin(`${cloud}: tracks`, found.size);
  const tracks = await limit.map([...found.values()], async (one) => {
    const track = await readTrack(cloud, knowledge, session, one);
    read.advance();
    return track;
  });
  return tracks.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Several regions may show one; it is of the first of them. */
export async function scanFormerTracks(
  { name: cloud, tracks }: Cloud,
  session: Session,
  regions: readonly string[],
  progress: Progress,
): Promise<{ readonly formerTracks: readonly ScannedFormerTrack[]; readonly formerErrors: readonly string[] }> {
  const former = tracks?.former;
  if (former === undefined) return { formerTracks: [], formerErrors: [] };
  const counter = progress.begin(`${cloud}: regions' former tracks`, regions.length);
  const lists = await pLimit(parallel).map(regions, async (region) => {
    try {
      return (await former.list(new Operation(session), region)).map((one) => ({ cloud, region, ...one }));
    } catch (error) {
      return messageOf(error);
    } finally {
      counter.advance();
    }
  });
  const found = new Map<string, ScannedFormerTrack>();
  const formerErrors = lists.filter((one) => typeof one === "string");
  for (const one of lists.flatMap((some) => (typeof some === "string" ? [] : some)))
    if (!found.has(one.name)) found.set(one.name, one);
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
