import { newBucket } from "../../../buckets/bucket";
import { wholeSeconds } from "../../../buckets/bucket-store";
import { setOwn } from "../../../wire/own";
import { refusal as common } from "../openapi/errors";
import { volcengineSeed } from "../seed";
import type { VolcengineState } from "../state";
import type { Action, ActionContext } from "./action";
import { invalid, refusal } from "./errors";
import { lookupEvents } from "./events";
import { blankTrail, type CloudTrail, vendorTime } from "./trail";
import {
  checkName,
  checkSettings,
  findTrail,
  readList,
  readName,
  readZeroOrOne,
  regionOf,
  withSettings,
} from "./trail-rules";

export const actions: Readonly<Record<string, Action>> = {
  CreateTrail: { writes: true, method: "GET", run: create },
  UpdateTrail: { writes: true, method: "GET", run: update },
  DeleteTrail: { writes: true, method: "GET", run: remove },
  DescribeTrails: { writes: false, method: "GET", run: describe },
  StartLogging: { writes: true, method: "GET", run: start },
  StopLogging: { writes: true, method: "GET", run: stop },
  LookupEvents: { writes: false, method: "POST", run: lookupEvents },
};

function create({ parameters, state, region, call }: ActionContext): unknown {
  const name = readName(parameters);
  checkName(name);
  if (!parameters.has("IncludeAllEventSources"))
    throw common("MissingParameter", { message: "The parameter IncludeAllEventSources is missing." });
  const trail = withSettings(blankTrail(name, region, call.now), parameters);
  checkSettings(trail);
  if (trail.TrailType === 1 && !state.mayCreateOrganizationTrail) throw refusal("AccessDenied");
  if (state.trails.some((other) => other.TrailName === name && other.Region === region))
    throw refusal("TrailAlreadyExists");
  makeBucket(trail, state, call.now);
  state.trails.push(trail);
  return { ...settingsOf(trail), IsEventSourceAll: trail.IncludeAllEventSources ? 1 : 0 };
}

/** One of the account that is not there is made, as the vendor's own blueprint expects; another account's is its own matter. */
function makeBucket(trail: CloudTrail, state: VolcengineState, now: Date): void {
  const { TosBucketName: name, TosBucketRegion: region, TosAccountId: account } = trail;
  if (name === "" || account !== "") return;
  const found = regionOf(state.buckets, name);
  if (found === undefined)
    setOwn(state.buckets, name, newBucket(name, region, wholeSeconds(now), { accessMonitor: "Disabled" }));
  else if (found !== region) throw invalid("TosBucketRegion");
}

function update({ parameters, state, region, call }: ActionContext): unknown {
  const trail = findTrail(state.trails, region, readName(parameters));
  const next = withSettings(trail, parameters);
  if (next.TrailType !== trail.TrailType) throw invalid("TrailType");
  checkSettings(next);
  makeBucket(next, state, call.now);
  Object.assign(trail, next, { UpdatedTime: vendorTime(call.now) });
  return { ...settingsOf(trail), TrailRegion: "" };
}

function remove({ parameters, state, region }: ActionContext): null {
  const trail = findTrail(state.trails, region, readName(parameters));
  state.trails = state.trails.filter((other) => other !== trail);
  return null;
}

/** A name that no trail has is no error: the list is empty. */
function describe({ parameters, state, region }: ActionContext): unknown {
  const names = readList(parameters, "TrailNames");
  const organizations = readZeroOrOne(parameters, "IncludeOrganizationTrail") === 1;
  const visible = state.trails.filter(
    (trail) =>
      trail.Region === region &&
      (names.length === 0 || names.includes(trail.TrailName)) &&
      (organizations || trail.TrailType === 0),
  );
  return { Trails: visible.map(describeTrail) };
}

/** Starting what is started is no error. */
function start({ parameters, state, region, call }: ActionContext): null {
  const trail = findTrail(state.trails, region, readName(parameters));
  Object.assign(trail, { LoggingStatus: "Enable", StartLoggingTime: vendorTime(call.now) });
  return null;
}

function stop({ parameters, state, region, call }: ActionContext): null {
  const trail = findTrail(state.trails, region, readName(parameters));
  Object.assign(trail, { LoggingStatus: "Disable", StopLoggingTime: vendorTime(call.now) });
  return null;
}

function settingsOf(trail: CloudTrail) {
  const {
    Region: _region,
    LoggingStatus: _status,
    LatestDeliveryError: _error,
    LatestDeliveryTime: _at,
    ...rest
  } = trail;
  const { StartLoggingTime: _start, StopLoggingTime: _stop, CreatedTime: _made, UpdatedTime: _changed, ...told } = rest;
  return withoutProjects(told);
}

function describeTrail({ Region: _region, ...trail }: CloudTrail) {
  const organization = trail.TrailType === 1 ? 3_100_000_001 : 0;
  return { ...withoutProjects(trail), CreatorID: Number(volcengineSeed.accountId), OrganizationID: organization };
}

/** IAM projects are in no answer. */
function withoutProjects<T extends Pick<CloudTrail, "TosBucketProject" | "TlsProjectTopicProject">>(trail: T) {
  const { TosBucketProject: _bucket, TlsProjectTopicProject: _topic, ...told } = trail;
  return told;
}
