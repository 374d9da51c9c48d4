import { z } from "zod";
import { field } from "../../../core/fields/field";
import { statusField } from "../../../core/fields/status";
import { isRecord } from "../../../core/fields/validation";
import { type Listed, listInFull } from "../../../core/listing/complete-list";
import { dataSource } from "../../../core/listing/data-source";
import { CloudError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { countIn, listIn, textIn, textsIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { regionField } from "../regions";
import { callCloudaudit, cloudaudit } from "./service";
import { storageField, storageFromWire } from "./track-storage";

const listedTrack = z.object({
  trackId: field(z.string(), { doc: "The track's number, a uint64 as text." }),
  name: field(z.string(), { doc: "The track's name." }),
  status: field(statusField, { doc: "Whether the track delivers." }),
  actionType: field(z.string(), { doc: "`Read`, `Write` or `*`; may be empty for a track with filters." }),
  resourceType: field(z.string(), {
    doc: "The product whose events are recorded, or `*` for all; may be empty for a track with filters.",
  }),
  eventNames: field(z.array(z.string()), {
    doc: 'The events, `["*"]` for all; may be empty for a track with filters.',
  }),
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
  if (!isRecord(wire)) throw new MalformedAnswer("a listed track is not an object");
  return { trackId: trackIdFromWire(wire), ...trackFromWire(wire), createTime: textIn(wire, "CreateTime") ?? "" };
}

/** A number above 2^53, as text. */
export function trackIdFromWire(wire: Record<string, unknown>): string {
  const id = textIn(wire, "TrackId");
  if (id === undefined || !/^\d+$/.test(id)) throw new MalformedAnswer("the answer has no TrackId");
  return id;
}

/** The members that listed and described tracks share. */
export function trackFromWire(wire: Record<string, unknown>) {
  const { Name: name, Status: status } = wire;
  if (typeof name !== "string" || (status !== 0 && status !== 1))
    throw new MalformedAnswer("the track has no Name or Status");
  return {
    name,
    status: status === 1 ? ("Enabled" as const) : ("Disabled" as const),
    actionType: textIn(wire, "ActionType") ?? "",
    resourceType: textIn(wire, "ResourceType") ?? "",
    eventNames: textsIn(wire, "EventNames"),
    storage: storageFromWire(wire.Storage),
  };
}

interface Page {
  readonly tracks: readonly ListedTrack[];
  /** How many there are in all, if the service says so. */
  readonly total: number | undefined;
  readonly requestId: string;
}

/** A service that counts none may leave the list out. */
export function pageFromWire(answer: Record<string, unknown>): Page {
  const total = countIn(answer, "TotalCount");
  const tracks = listIn(answer, "Tracks", total !== undefined).map(fromWire);
  return { tracks, total, requestId: textIn(answer, "RequestId") ?? "" };
}

/** DescribeAuditTracks: https://www.tencentcloud.com/document/api/1021/46287. Pages count from 1. */
function fetchPage(operation: Operation, region: string, pageNumber: number, pageSize: number): Promise<Page> {
  return callCloudaudit(operation, {
    name: "DescribeAuditTracks",
    region,
    attempted: `list the audit tracks in ${region} (page ${pageNumber})`,
    parameters: { PageNumber: pageNumber, PageSize: pageSize },
    answerSize: "list",
    decode: pageFromWire,
  });
}

const listingIn = (region: string) => ({ cloud: cloudaudit.title, attempted: `list the audit tracks in ${region}` });

/** All tracks of a region. */
export function listTracks(operation: Operation, region: string): Promise<TrackList> {
  return listInFull(listingIn(region), () => listOnce(operation, region));
}

/** The end is the total count or an empty page: the largest page size is not documented, so a short page may be the server's own limit. */
async function listOnce(operation: Operation, region: string): Promise<Listed<TrackList>> {
  const tracks = new Map<string, ListedTrack>();
  const requestIds: string[] = [];
  let announced = 0;
  for (let pageNumber = 1; ; pageNumber++) {
    const page = await fetchPage(operation, region, pageNumber, defaultPageSize);
    requestIds.push(page.requestId);
    const before = tracks.size;
    for (const track of page.tracks) tracks.set(track.trackId, track);
    announced = Math.max(announced, page.total ?? 0);
    if (page.tracks.length === 0 || (page.total !== undefined && tracks.size >= page.total)) {
      const value = { tracks: [...tracks.values()], totalCount: tracks.size, requestIds };
      return { value, announced, missing: Math.max(0, announced - tracks.size) };
    }
    if (tracks.size === before) {
      const detail = `page ${pageNumber} repeats tracks of earlier pages`;
      throw new CloudError({ kind: "Unavailable", ...listingIn(region), detail });
    }
  }
}

/** One page as it is; one that is empty although there are tracks for it is not believed. */
function listPage(operation: Operation, region: string, pageNumber: number, pageSize: number): Promise<TrackList> {
  return listInFull(listingIn(region), async () => {
    const { tracks, total, requestId } = await fetchPage(operation, region, pageNumber, pageSize);
    const value = { tracks: [...tracks], totalCount: total ?? tracks.length, requestIds: [requestId] };
    const announced = Math.min(pageSize, Math.max(0, value.totalCount - (pageNumber - 1) * pageSize));
    return { value, announced, missing: tracks.length === 0 ? announced : 0 };
  });
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
  pageSize: field(z.int().min(1).optional(), {
    doc: "The size of the one page; 50 when only `pageNumber` is given. The vendor states no largest size.",
  }),
});

/** Tracks of several products are listed too; the list tells no filters. */
export const tencentGetAuditTracks = dataSource<Arguments, TrackList>({
  name: "getAuditTracks",
  cloud: "tencent",
  arguments: getAuditTracksArguments,
  result: trackList,
  reference: {
    page: "https://www.tencentcloud.com/document/api/1021/46287",
    permissions: ["cloudaudit:DescribeAuditTracks"],
    example: { cloud: "tencent", region: "ap-guangzhou" },
  },
  run(operation, { region, pageNumber, pageSize }) {
    if (pageNumber === undefined && pageSize === undefined) return listTracks(operation, region);
    return listPage(operation, region, pageNumber ?? 1, pageSize ?? defaultPageSize);
  },
});
