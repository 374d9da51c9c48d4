import { z } from "zod";
import { dataSource } from "../../core/data-source";
import { CloudError } from "../../core/errors";
import { field } from "../../core/field";
import type { Operation } from "../../core/operation";
import { statusField } from "../../core/status";
import { isRecord } from "../../core/validation";
import { MalformedAnswer } from "../../http/service";
import { callCloudaudit, cloudaudit } from "./cloudaudit";
import { regionField } from "./regions";
import { storageField, storageFromWire } from "./track-storage";

const listedTrack = z.object({
  trackId: field(z.string(), { doc: "The track's number, a uint64 as text." }),
  name: field(z.string(), { doc: "The track's name." }),
  status: field(statusField, { doc: "Whether the track delivers." }),
  actionType: field(z.string(), { doc: "`Read`, `Write` or `*`." }),
  resourceType: field(z.string(), { doc: "The product whose events are recorded, or `*` for all." }),
  eventNames: field(z.array(z.string()), { doc: 'The events, `["*"]` for all.' }),
  storage: field(storageField, { doc: "Where the events are delivered." }),
  createTime: field(z.string(), { doc: "When the track was made; the vendor states no time zone." }),
});

/** A track as the list has it. */
export type ListedTrack = Readonly<z.output<typeof listedTrack>>;

const trackList = z.object({
  tracks: field(z.array(listedTrack), { doc: "The tracks." }),
  totalCount: field(z.number(), {
    doc: "How many there are; for one page, how many the service says there are in all.",
  }),
  requestIds: field(z.array(z.string()), { doc: "One for each call, for questions to the vendor." }),
});

/** One page, or all of them. */
export type TrackList = z.output<typeof trackList>;

const defaultPageSize = 50;

function fromWire(wire: unknown): ListedTrack {
  if (!isRecord(wire) || wire.TrackId === undefined) throw new MalformedAnswer("a listed track has no TrackId");
  return { trackId: String(wire.TrackId), ...trackFromWire(wire), createTime: String(wire.CreateTime ?? "") };
}

/** The members that listed and described tracks share. */
export function trackFromWire(wire: Record<string, unknown>) {
  const { Name: name, Status: status, EventNames: eventNames } = wire;
  if (typeof name !== "string" || (status !== 0 && status !== 1))
    throw new MalformedAnswer("the track has no Name or Status");
  return {
    name,
    status: status === 1 ? ("Enabled" as const) : ("Disabled" as const),
    actionType: String(wire.ActionType ?? ""),
    resourceType: String(wire.ResourceType ?? ""),
    eventNames: Array.isArray(eventNames) ? eventNames.map(String) : [],
    storage: storageFromWire(wire.Storage),
  };
}

/** DescribeAuditTracks: https://www.tencentcloud.com/document/api/1021/46287. Pages count from 1. */
async function page(operation: Operation, region: string, pageNumber: number, pageSize: number): Promise<TrackList> {
  return callCloudaudit(operation, {
    name: "DescribeAuditTracks",
    region,
    attempted: `list the audit tracks in ${region} (page ${pageNumber})`,
    parameters: { PageNumber: pageNumber, PageSize: pageSize },
    decode({ Tracks: tracks, TotalCount: totalCount, RequestId: requestId }) {
      if (!Array.isArray(tracks ?? [])) throw new MalformedAnswer("Tracks is not a list");
      const listed = ((tracks ?? []) as unknown[]).map(fromWire);
      return { tracks: listed, totalCount: Number(totalCount ?? listed.length), requestIds: [String(requestId ?? "")] };
    },
  });
}

/**
 * All tracks of a region. The end is the total count or an empty page: the largest page size is not documented, so a
 * short page may be the server's own limit.
 */
export async function listTracks(operation: Operation, region: string): Promise<TrackList> {
  const tracks = new Map<string, ListedTrack>();
  const requestIds: string[] = [];
  for (let pageNumber = 1; ; pageNumber++) {
    const next = await page(operation, region, pageNumber, defaultPageSize);
    requestIds.push(...next.requestIds);
    const before = tracks.size;
    for (const track of next.tracks) tracks.set(track.trackId, track);
    if (next.tracks.length === 0 || tracks.size >= next.totalCount)
      return { tracks: [...tracks.values()], totalCount: tracks.size, requestIds };
    if (tracks.size === before) {
      const detail = `page ${pageNumber} repeats tracks of earlier pages`;
      throw new CloudError({
        kind: "Unavailable",
        cloud: cloudaudit.title,
        attempted: `list the audit tracks in ${region}`,
        detail,
      });
    }
  }
}

interface Arguments {
  readonly region: string;
  readonly pageNumber?: number;
  readonly pageSize?: number;
}

export const getAuditTracksArguments = z.object({
  cloud: field(z.literal("tencent"), { doc: "The cloud whose tracks are listed." }),
  region: field(regionField, { doc: "The region that is asked." }),
  pageNumber: field(z.int().min(1).optional(), {
    doc: "Only this page, counted from 1. All pages when neither this nor `pageSize` is given.",
  }),
  pageSize: field(z.int().min(1).max(100).optional(), {
    doc: "The size of the one page, 1 to 100; 50 when only `pageNumber` is given.",
  }),
});

/** Tracks made with several products' filters are listed too, with the fields that the list has. */
export const tencentGetAuditTracks = dataSource<Arguments, TrackList>({
  name: "getAuditTracks",
  cloud: "tencent",
  arguments: getAuditTracksArguments,
  result: trackList,
  run(operation, { region, pageNumber, pageSize }) {
    if (pageNumber === undefined && pageSize === undefined) return listTracks(operation, region);
    return page(operation, region, pageNumber ?? 1, pageSize ?? defaultPageSize);
  },
});
