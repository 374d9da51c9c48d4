import { sha256Hex } from "../../../wire/digests";
import { own } from "../../../wire/own";
import { isRecord } from "../../../wire/xml";
import type { ActionContext } from "./action";
import { invalid, refusal } from "./errors";
import { conditionValues, describeEvent } from "./event";

const historySeconds = 90 * 86_400;
const toleranceSeconds = 3600;
const largestPage = 50;
const keys = [
  ...["EventID", "RequestID", "EventSource", "EventName", "ApiVersion", "ReadOnly", "IdentityType", "IdentityName"],
  ...["AccessKeyID", "Region", "ResourceType", "ResourceID", "ErrorCode"],
];

/** Events of all regions, newest first; all conditions must hold. Neither is documented. */
export function lookupEvents({ state, call }: ActionContext): unknown {
  const body = parse(call.request.body.toString("utf8"));
  const now = Math.floor(call.now.getTime() / 1000);
  const start = readInteger(body, "StartTime") ?? now - historySeconds;
  const end = readInteger(body, "EndTime") ?? now;
  if (start >= end) throw refusal("InvalidParameter", { message: "StartTime must be earlier than EndTime." });
  if (start < now - historySeconds - toleranceSeconds) throw invalid("StartTime");
  const size = readInteger(body, "MaxResults") ?? largestPage;
  if (size < 1 || size > largestPage) throw invalid("MaxResults");
  const conditions = readConditions(body.LookupConditions);
  const matching = state.events
    .filter(({ EventTime }) => isWithin(Date.parse(EventTime) / 1000, start, end))
    .filter((event) => conditions.every(([key, value]) => own(conditionValues(event), key) === value))
    .toSorted((left, right) => Date.parse(right.EventTime) - Date.parse(left.EventTime));
  const owner = sha256Hex(JSON.stringify([body.StartTime, body.EndTime, conditions])).slice(0, 8);
  const { NextToken: token = "" } = body;
  if (typeof token !== "string") throw invalid("NextToken");
  const offset = token !== "" && call.repeatsFirstPage() ? 0 : readToken(token, owner);
  const page = matching.slice(offset, offset + size);
  const next = offset + page.length;
  return {
    NextToken: next < matching.length ? `${owner}-${next}` : "",
    Trails: page.map((event) => describeEvent(event, call.account)),
  };
}

function isWithin(time: number, start: number, end: number): boolean {
  return time >= start && time <= end;
}

/** `{}` is a valid body, none is not. */
function parse(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    if (isRecord(body)) return body;
  } catch {}
  throw refusal("InvalidParameter", { message: "The body is not a JSON object." });
}

function readInteger(body: Record<string, unknown>, name: string): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw invalid(name);
}

function readConditions(given: unknown): readonly (readonly [key: string, value: string])[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw invalid("LookupConditions");
  return given.map((one) => {
    const { LookupConditionKey: key, LookupConditionValue: value, ...rest } = isRecord(one) ? one : {};
    if (typeof key !== "string" || !keys.includes(key)) throw invalid("LookupConditionKey");
    if (typeof value !== "string" || Object.keys(rest).length > 0) throw invalid("LookupConditionValue");
    return [key, value];
  });
}

/** The token goes with the parameters it was given for. */
function readToken(token: string, owner: string): number {
  if (token === "") return 0;
  const [given, offset = ""] = token.split("-");
  if (given !== owner || !/^\d+$/.test(offset)) throw invalid("NextToken");
  return Number(offset);
}
