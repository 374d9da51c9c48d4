import { LosslessNumber } from "lossless-json";
import type { Call } from "../../../service";
import { refusal } from "../api3/errors";
import { type Parameters, readParameters, type Values } from "../api3/parameters";
import { tencentSeed } from "../seed";
import type { TencentState, Track } from "../state";
import type { Action } from "./action";
import { describeEvents, eventParameters } from "./events";
import { legacyActions } from "./legacy-audits";
import {
  applyValues,
  checkName,
  checkStorage,
  createEventsParameters,
  createParameters,
  invalid,
  modifyEventsParameters,
  modifyParameters,
} from "./track-rules";

const maximumTracks = 5;

const byId: Parameters = { TrackId: { type: "int", required: true } };
const byPage: Parameters = {
  PageNumber: { type: "int", required: true },
  PageSize: { type: "int", required: true },
};

export const actions: Readonly<Record<string, Action>> = {
  CreateAuditTrack: { parameters: createParameters, writes: true, run: create },
  ModifyAuditTrack: { parameters: modifyParameters, writes: true, run: modify },
  CreateEventsAuditTrack: { parameters: createEventsParameters, writes: true, run: create },
  ModifyEventsAuditTrack: { parameters: modifyEventsParameters, writes: true, run: modify },
  DeleteAuditTrack: { parameters: byId, writes: true, run: remove },
  DescribeAuditTrack: { parameters: byId, writes: false, run: describe },
  DescribeAuditTracks: { parameters: byPage, writes: false, run: list },
  ...legacyActions,
  DescribeEvents: { parameters: eventParameters, writes: false, run: describeEvents },
};

export function runAction(action: Action, state: TencentState, call: Call): Readonly<Record<string, unknown>> {
  return action.run(readParameters(call.request, action.parameters), state, call);
}

function create(values: Values, state: TencentState, call: Call): Readonly<Record<string, unknown>> {
  const name = String(values.Name);
  checkName(name);
  const blank = blankTrack(nextId(state), name, call.now);
  // What the three members of a track with Filters hold is not documented.
  const byFilters = values.Filters !== undefined;
  const track = applyValues(byFilters ? { ...blank, ActionType: "", ResourceType: "", EventNames: [] } : blank, values);
  checkStorage(track, state, tencentSeed.appId);
  if (state.tracks.some(({ Name }) => Name === name))
    throw refusal("InvalidParameterValue.AliasAlreadyExists", "The track name already exists.");
  if (state.tracks.length >= maximumTracks)
    throw refusal("LimitExceeded.OverAmount", `There can be at most ${maximumTracks} tracks.`);
  addTrack(state, track);
  call.concerns(track.TrackId);
  return { TrackId: new LosslessNumber(track.TrackId) };
}

/** No page says that the action of one sort changes a track of the other. */
function modify(values: Values, state: TencentState, call: Call): Readonly<Record<string, unknown>> {
  const track = find(values, state);
  if (values.Name !== undefined && values.Name !== track.Name)
    throw refusal("InvalidParameterValue.AuditTrackNameNotSupportModify", "The track name cannot be modified.");
  const byFilters = (track.Filters?.ResourceFields ?? []).length > 0;
  const own = byFilters ? "ModifyEventsAuditTrack" : "ModifyAuditTrack";
  if (call.action !== own) throw refusal("InvalidParameter", `This track is changed by ${own}.`);
  const next = applyValues(track, values);
  if (values.Storage !== undefined) checkStorage(next, state, tencentSeed.appId);
  Object.assign(track, next);
  return {};
}

function remove(values: Values, state: TencentState): Readonly<Record<string, unknown>> {
  const track = find(values, state);
  state.tracks = state.tracks.filter((other) => other !== track);
  return {};
}

/** Does not tell the id: whoever asks knows it. */
function describe(values: Values, state: TencentState): Readonly<Record<string, unknown>> {
  const { TrackId: _id, ...rest } = find(values, state);
  return rest;
}

/** Leaves out TrackForAllMembers and Filters, which only DescribeAuditTrack tells. */
function list(values: Values, state: TencentState, call: Call): Readonly<Record<string, unknown>> {
  const [pageNumber, pageSize] = [Number(values.PageNumber), Number(values.PageSize)];
  if (pageNumber < 1) throw invalid("PageNumber", "1 or more");
  // The page gives no largest size.
  if (pageSize < 1) throw invalid("PageSize", "1 or more");
  const page = pageNumber > 1 && call.repeatsFirstPage() ? 1 : pageNumber;
  const tracks = state.tracks.slice((page - 1) * pageSize, page * pageSize).map((track) => {
    const { TrackId, TrackForAllMembers: _members, Filters: _filters, ...rest } = track;
    return { TrackId: new LosslessNumber(TrackId), ...rest };
  });
  return { Tracks: tracks, TotalCount: state.tracks.length };
}

function find(values: Values, state: TencentState): Track {
  const track = state.tracks.find(({ TrackId }) => TrackId === values.TrackId);
  if (track === undefined) throw refusal("ResourceNotFound.AuditNotExist", "The audit track does not exist.");
  return track;
}

export function nextId(state: TencentState): string {
  return state.nextTrackId;
}

export function addTrack(state: TencentState, track: Track): void {
  state.tracks.push(track);
  const following = BigInt(track.TrackId) + 1n;
  if (following > BigInt(state.nextTrackId)) state.nextTrackId = String(following);
}

export function blankTrack(id: string, name: string, now: Date): Track {
  return {
    TrackId: id,
    Name: name,
    Status: 1,
    ActionType: "*",
    ResourceType: "*",
    EventNames: ["*"],
    Storage: { StorageType: "cos", StorageRegion: tencentSeed.region, StorageName: "audit", StoragePrefix: "audit" },
    TrackForAllMembers: 0,
    CreateTime: beijingTime(now),
  };
}

/** `YYYY-MM-DD HH:MM:SS`; the page does not say in which zone, the console's is UTC+8. */
function beijingTime(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}
