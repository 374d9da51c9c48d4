import { isRecord } from "../../../wire/xml";
import type { Action, ActionContext } from "./action";
import { namedTrail, parse } from "./data-events";
import { refusal } from "./errors";
import { trailArn } from "./trail";

/** Insights of an account and of a trail, api.aliyun.com/document/Actiontrail/2020-07-06/EnableInsight. */
const both = ["GET", "POST"];

export const knownTypes = [
  "AkInsight",
  "ApiCallRateInsight",
  "ApiErrorRateInsight",
  "IpInsight",
  "PasswordChangeInsight",
  "PolicyChangeInsight",
  "TrailConcealmentInsight",
];

export const insightActions: Readonly<Record<string, Action>> = {
  EnableInsight: { writes: true, methods: both, run: enable },
  DisableInsight: { writes: true, methods: both, run: disable },
  GetInsightTypes: { writes: false, methods: both, run: types },
  PutInsightSelectors: { writes: true, methods: both, run: put },
  GetInsightSelectors: { writes: false, methods: both, run: get },
};

function typeOf({ parameters }: ActionContext): string {
  const type = parameters.get("InsightType") ?? "";
  if (type === "") throw refusal("MissingParameter", { message: "InsightType is mandatory for this action." });
  if (!knownTypes.includes(type)) throw refusal("InsightTypeNotAvailable");
  return type;
}

function enable(context: ActionContext): Readonly<Record<string, unknown>> {
  const { state } = context;
  state.insightTypes = [...new Set([...state.insightTypes, typeOf(context)])].sort();
  return {};
}

function disable(context: ActionContext): Readonly<Record<string, unknown>> {
  const { state } = context;
  const type = typeOf(context);
  state.insightTypes = state.insightTypes.filter((one) => one !== type);
  return {};
}

/** The word for one that is off is not documented; some are left out. */
function types({ state }: ActionContext): Readonly<Record<string, unknown>> {
  const told = knownTypes.filter((type) => state.insightTypes.includes(type) || type < "I");
  const words = told.map((type) => [type, state.insightTypes.includes(type) ? "Enable" : "Disable"]);
  return { InsightTypes: Object.fromEntries(words) };
}

function put({ parameters, state, region }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = namedTrail(parameters, state, region);
  const selectors = parse(parameters.get("InsightSelectors") ?? "[]");
  if (!Array.isArray(selectors)) throw refusal("InvalidParameterValue");
  const given = selectors.map((one) => (isRecord(one) ? String(one.insightType) : ""));
  if (!given.every((type) => state.insightTypes.includes(type))) throw refusal("InsightTypeNotAvailable");
  if (given.length === 0) delete state.insights[trail.Name];
  else state.insights[trail.Name] = given;
  return { InsightSelectors: texts(given), TrailArn: trailArn(trail) };
}

function get({ parameters, state, region }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = namedTrail(parameters, state, region);
  const found = state.insights[trail.Name];
  if (found === undefined) throw refusal("InsightSelectorDoesNotExistException");
  return { InsightSelectors: texts(found), TrailArn: trailArn(trail) };
}

/** Each is a text of JSON. */
function texts(types: readonly string[]): string[] {
  return types.map((insightType) => JSON.stringify({ insightType }));
}
