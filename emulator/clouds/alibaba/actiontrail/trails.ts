import { wholeSeconds } from "../../../buckets/bucket-store";
import { own } from "../../../wire/own";
import type { AlibabaState } from "../state";
import type { Action, ActionContext } from "./action";
import { dataEventActions } from "./data-events";
import { refusal } from "./errors";
import { lookupEvents } from "./events";
import { historyActions } from "./history-jobs";
import { insightActions } from "./insights";
import { blankTrail, type Trail, trailArn } from "./trail";
import {
  checkBucket,
  checkName,
  checkQuota,
  checkSettings,
  type Parameters,
  readFlag,
  readName,
  withSettings,
} from "./trail-rules";

const both = ["GET", "POST"];
export const actions: Readonly<Record<string, Action>> = {
  CreateTrail: { writes: true, methods: both, run: create },
  UpdateTrail: { writes: true, methods: both, run: update },
  DeleteTrail: { writes: true, methods: both, run: remove },
  DescribeTrails: { writes: false, methods: both, run: describe },
  GetTrailStatus: { writes: false, methods: both, run: status },
  StartLogging: { writes: true, methods: both, run: start },
  // The API's metadata lists GET only for this one.
  StopLogging: { writes: true, methods: ["GET"], run: stop },
  ...dataEventActions,
  ...insightActions,
  ...historyActions,
  LookupEvents: { writes: false, methods: both, run: lookupEvents },
};

function create({ parameters, state, region, call }: ActionContext): Readonly<Record<string, unknown>> {
  const name = readName(parameters);
  checkName(name);
  const organization = readFlag(parameters, "IsOrganizationTrail");
  const blank: Trail = { ...blankTrail(name, region, call.now), IsOrganizationTrail: organization };
  const trail = withSettings(blank, parameters);
  checkSettings(trail);
  if (organization && !state.mayCreateOrganizationTrail) throw refusal("NotAllowCreateOrganizationTrail");
  if (state.trails.some((other) => other.Name === name)) throw refusal("TrailAlreadyExistsException");
  checkQuota(trail, state.trails);
  checkBucket(trail, state.trails, state.buckets);
  state.trails.push(trail);
  return settingsOf(trail);
}

function update({ parameters, state, region, call }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = find(parameters, state, region);
  const next = withSettings(trail, parameters);
  checkSettings(next);
  const others = state.trails.filter((other) => other !== trail);
  checkBucket(next, others, state.buckets);
  Object.assign(trail, next, { UpdateTime: wholeSeconds(call.now) });
  return settingsOf(trail);
}

function remove({ parameters, state, region }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = find(parameters, state, region);
  state.trails = state.trails.filter((other) => other !== trail);
  delete state.dataEvents[trail.Name];
  delete state.insights[trail.Name];
  return {};
}

/** A name that no trail has is no error: the list is empty. */
function describe({ parameters, state, region }: ActionContext): Readonly<Record<string, unknown>> {
  const names = (parameters.get("NameList") ?? "").split(",").filter((name) => name !== "");
  if (names.length > 0 && !names.every((name) => name.length <= 64)) throw refusal("InvalidQueryParameter");
  const shadows = readFlag(parameters, "IncludeShadowTrails");
  const organizations = readFlag(parameters, "IncludeOrganizationTrail");
  const visible = state.trails.filter(
    (trail) =>
      (names.length === 0 || names.includes(trail.Name)) &&
      (organizations || !trail.IsOrganizationTrail) &&
      (trail.HomeRegion === region || (shadows && reaches(trail, region))),
  );
  return { TrailList: visible.map((trail) => describeTrail(trail, state, region)) };
}

function status({ parameters, state, region }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = find(parameters, state, region);
  if (trail.IsOrganizationTrail && !readFlag(parameters, "IsOrganizationTrail"))
    throw refusal("TrailNotFoundException");
  const logging = trail.Status === "Enable";
  const bucketThere = trail.OssBucketName in state.buckets;
  return {
    IsLogging: logging,
    OssBucketStatus: bucketThere,
    SlsLogStoreStatus: trail.SlsProjectArn !== "",
    LatestDeliveryTime: logging && bucketThere ? trail.StartLoggingTime : "",
    LatestDeliveryError: trail.LatestDeliveryError || (trail.OssBucketName && !bucketThere ? "NoSuchBucket" : ""),
    LatestDeliveryLogServiceTime: "",
    LatestDeliveryLogServiceError: "",
    StartLoggingTime: trail.StartLoggingTime,
    StopLoggingTime: trail.StopLoggingTime,
  };
}

function start({ parameters, state, region, call }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = find(parameters, state, region);
  Object.assign(trail, { Status: "Enable", StartLoggingTime: wholeSeconds(call.now) });
  return {};
}

function stop({ parameters, state, region, call }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = find(parameters, state, region);
  Object.assign(trail, { Status: "Disable", StopLoggingTime: wholeSeconds(call.now) });
  return {};
}

/** A trail answers in its home region only. */
function find(parameters: Parameters, state: AlibabaState, region: string): Trail {
  const name = readName(parameters);
  const trail = state.trails.find((other) => other.Name === name && other.HomeRegion === region);
  if (trail === undefined) throw refusal("TrailNotFoundException");
  return trail;
}

function reaches({ TrailRegion }: Trail, region: string): boolean {
  return TrailRegion === "All" || TrailRegion.split(",").includes(region);
}

function settingsOf(trail: Trail): Readonly<Record<string, unknown>> {
  const { Status, CreateTime, UpdateTime, StartLoggingTime, StopLoggingTime, LatestDeliveryError, ...settings } = trail;
  return withoutEmpty(settings);
}

function describeTrail(trail: Trail, state: AlibabaState, region: string): Readonly<Record<string, unknown>> {
  const { LatestDeliveryError: _error, ...members } = trail;
  const bucket = own(state.buckets, trail.OssBucketName);
  return withoutEmpty({
    ...members,
    Region: region,
    OssBucketLocation: bucket === undefined ? "" : `oss-${bucket.region}`,
    OrganizationId: trail.IsOrganizationTrail ? "rd-3tcjhu" : "",
    TrailArn: trailArn(trail),
  });
}

function withoutEmpty(members: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""));
}
