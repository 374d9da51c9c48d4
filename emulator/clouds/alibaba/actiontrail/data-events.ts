import { wholeSeconds } from "../../../buckets/bucket-store";
import { isRecord } from "../../../wire/xml";
import { alibabaSeed } from "../seed";
import type { AlibabaState } from "../state";
import type { Action, ActionContext } from "./action";
import { refusal } from "./errors";
import { type Trail, trailArn } from "./trail";
import { type Parameters, readFlag } from "./trail-rules";

const both = ["GET", "POST"];
const maximumSelectors = 20;
const maximumValues = 10;
/** Where everything is recorded; the emulator has these. */
const everywhere = ["cn-beijing", "cn-hangzhou", "cn-shanghai"];

export const dataEventActions: Readonly<Record<string, Action>> = {
  PutDataEventSelector: { writes: true, methods: both, run: put },
  GetDataEventSelector: { writes: false, methods: both, run: get },
  DeleteDataEventSelector: { writes: true, methods: both, run: remove },
};

export function namedTrail(parameters: Parameters, state: AlibabaState, region: string): Trail {
  const name = parameters.get("TrailName") ?? "";
  if (name === "") throw refusal("MissingParameter", { message: "TrailName is mandatory for this action." });
  const trail = state.trails.find((one) => one.Name === name && one.HomeRegion === region);
  if (trail === undefined) throw refusal("TrailNotFoundException");
  return trail;
}

function put({ parameters, state, region, call }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = namedTrail(parameters, state, region);
  const text = parameters.get("EventSelectors") ?? "";
  if (text === "") throw refusal("MissingParameter", { message: "EventSelectors is mandatory for this action." });
  checkSelectors(text);
  const allRegions = readFlag(parameters, "IsTrailAllRegion");
  const regions = (parameters.get("TrailRegionIds") ?? "").split(",").filter((one) => one !== "");
  if (!allRegions && regions.length === 0)
    throw refusal("MissingParameter", { message: "TrailRegionIds is mandatory for this action." });
  if (!regions.every((one) => /^[a-z]+(-[a-z0-9]+)+$/.test(one))) throw invalid("TrailRegionIds");
  state.dataEvents[trail.Name] = { text, allRegions, regions, time: wholeSeconds(call.now) };
  return { DataEventSelectors: text, TrailArn: trailArn(trail) };
}

function checkSelectors(text: string): void {
  const selectors = parse(text);
  if (!Array.isArray(selectors) || selectors.length < 1 || selectors.length > maximumSelectors)
    throw invalid("EventSelectors");
  for (const selector of selectors) {
    if (!isRecord(selector)) throw invalid("EventSelectors");
    const { ServiceName, ReadWriteType = "All", EventName, ResourceArn, ...rest } = selector;
    if (typeof ServiceName !== "string" || ServiceName === "" || Object.keys(rest).length > 0)
      throw invalid("EventSelectors");
    if (!["Read", "Write", "All"].includes(String(ReadWriteType))) throw invalid("ReadWriteType");
    for (const filter of [EventName, ResourceArn]) checkFilter(filter);
  }
}

function checkFilter(filter: unknown): void {
  if (filter === undefined) return;
  if (!isRecord(filter)) throw invalid("EventSelectors");
  const { Equals = [], NotEquals = [], ...rest } = filter;
  if (!Array.isArray(Equals) || !Array.isArray(NotEquals) || Object.keys(rest).length > 0)
    throw invalid("EventSelectors");
  const values = [...Equals, ...NotEquals];
  if (values.length < 1 || values.length > maximumValues || !values.every((one) => typeof one === "string"))
    throw invalid("EventSelectors");
}

/** The regions that were sent are not told; a trail without selectors answers without any member. */
function get({ parameters, state, region }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = namedTrail(parameters, state, region);
  const found = state.dataEvents[trail.Name];
  if (found === undefined) return { TrailArn: trailArn(trail) };
  const { accountId } = alibabaSeed;
  const deliveries = (found.allRegions ? everywhere : found.regions).map((one) => {
    const error = found.errors?.[one];
    return {
      TrailRegion: one,
      RegionSlsProjectArn: `acs:log:${one}:${accountId}:project/actiontrail-log-${accountId}-${one}`,
      CreateTime: found.time,
      Status: error === undefined ? "success" : "failed",
      ...(error === undefined ? {} : { ErrorCode: "LogServiceException", ErrorMessage: error }),
    };
  });
  return {
    ...{ DataEventSelectors: found.text, IsTrailAllRegion: found.allRegions, SlsDeliveryConfigs: deliveries },
    TrailArn: trailArn(trail),
  };
}

function remove({ parameters, state, region }: ActionContext): Readonly<Record<string, unknown>> {
  delete state.dataEvents[namedTrail(parameters, state, region).Name];
  return {};
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(name: string): Error {
  return refusal("InvalidParameterValue", { message: `The specified parameter ${name} is invalid.` });
}
