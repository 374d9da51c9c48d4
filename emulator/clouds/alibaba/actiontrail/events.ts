import { wholeSeconds } from "../../../buckets/bucket-store";
import { sha256Hex } from "../../../wire/digests";
import { own } from "../../../wire/own";
import type { ActionContext } from "./action";
import { refusal } from "./errors";
import type { AlibabaEvent } from "./event";

const dayMs = 86_400_000;
const maximumSpanMs = 30 * dayMs;
const historyMs = 90 * dayMs;

/** The keys of LookupAttribute, each with the member it compares. */
const attributes: Readonly<Record<string, (event: AlibabaEvent) => string>> = {
  ServiceName: ({ serviceName }) => serviceName,
  EventName: ({ eventName }) => eventName,
  User: ({ userIdentity }) => userIdentity.userName,
  EventId: ({ eventId }) => eventId,
  ResourceType: ({ resourceType }) => resourceType,
  ResourceName: ({ resourceName }) => resourceName,
  EventRW: ({ eventRW }) => eventRW,
  EventAccessKeyId: ({ userIdentity }) => userIdentity.accessKeyId,
  SensitiveAction: ({ eventName }) => String(["StopLogging", "DeleteTrail", "UpdateTrail"].includes(eventName)),
  SourceIpAddress: ({ sourceIpAddress }) => sourceIpAddress,
  EventType: ({ eventType }) => eventType,
  RoleName: ({ userIdentity }) => (userIdentity.type === "assumed-role" ? userIdentity.userName : ""),
};

export function lookupEvents({ parameters, state, region, call }: ActionContext): Readonly<Record<string, unknown>> {
  const { from, to } = readWindow(parameters, call.now);
  const size = readSize(parameters.get("MaxResults"));
  const direction = parameters.get("Direction") || "BACKWARD";
  if (direction !== "BACKWARD" && direction !== "FORWARD") throw refusal("InvalidQueryParameter");
  const filters = readFilters(parameters);
  const matching = state.events
    .filter(({ eventTime, acsRegion }) => acsRegion === region && isWithin(Date.parse(eventTime), from, to))
    .filter((event) => filters.every(({ key, value }) => own(attributes, key)?.(event) === value))
    .toSorted((left, right) => Date.parse(right.eventTime) - Date.parse(left.eventTime));
  if (direction === "FORWARD") matching.reverse();
  const signature = sha256Hex(JSON.stringify([parameters.get("StartTime"), parameters.get("EndTime"), filters])).slice(
    0,
    12,
  );
  const token = parameters.get("NextToken") ?? "";
  const offset = token !== "" && call.repeatsFirstPage() ? 0 : readToken(token, signature);
  const page = matching.slice(offset, offset + size);
  const next = offset + page.length;
  return {
    Events: page.map((event) => ownedBy(call.account ?? event.userIdentity.accountId, event)),
    ...(next < matching.length ? { NextToken: Buffer.from(`${signature}:${next}`).toString("base64") } : {}),
    StartTime: wholeSeconds(new Date(from)),
    EndTime: wholeSeconds(new Date(to)),
  };
}

function ownedBy(accountId: string, { userIdentity, ...event }: AlibabaEvent): AlibabaEvent {
  return { ...event, userIdentity: { ...userIdentity, accountId } };
}

function isWithin(time: number, from: number, to: number): boolean {
  return time >= from && time <= to;
}

function readWindow(parameters: ReadonlyMap<string, string>, now: Date): { from: number; to: number } {
  const [start, end] = [parameters.get("StartTime") ?? "", parameters.get("EndTime") ?? ""];
  if (start === "" && end === "") return { from: now.getTime() - 7 * dayMs, to: now.getTime() };
  if (start === "" || end === "") throw refusal("InvalidParameterCombination");
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
  const [from, to] = [Date.parse(start), Date.parse(end)];
  if (!form.test(start) || Number.isNaN(from) || from < now.getTime() - historyMs - 60_000)
    throw refusal("InvalidParameterStartTime");
  if (!form.test(end) || Number.isNaN(to)) throw refusal("InvalidParameterEndTime");
  // The newest page is silent on the span; the older one says 30 days, which a careful client keeps.
  if (to < from || to - from > maximumSpanMs) throw refusal("InvalidParameterCombination");
  return { from, to };
}

function readSize(text: string | undefined): number {
  if (text === undefined || text === "") return 20;
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > 50)
    throw refusal("InvalidQueryParameter", { message: "MaxResults must be 1 to 50." });
  return Number(text);
}

/** At most two, both must hold; of a repeated key the second wins. */
function readFilters(parameters: ReadonlyMap<string, string>): { key: string; value: string }[] {
  if (parameters.has("LookupAttribute.3.Key")) throw refusal("InvalidQueryParameter");
  const given = new Map<string, string>();
  for (const index of [1, 2]) {
    const key = parameters.get(`LookupAttribute.${index}.Key`);
    if (key === undefined || key === "") continue;
    if (own(attributes, key) === undefined)
      throw refusal("InvalidQueryParameter", { message: `LookupAttribute ${key} is unknown.` });
    given.set(key, parameters.get(`LookupAttribute.${index}.Value`) ?? "");
  }
  return [...given].map(([key, value]) => ({ key, value }));
}

/** The token goes with the parameters it was given for. */
function readToken(token: string, signature: string): number {
  if (token === "") return 0;
  const [owner, offset = ""] = Buffer.from(token, "base64").toString("utf8").split(":");
  if (owner !== signature || !/^\d+$/.test(offset))
    throw refusal("InvalidQueryParameter", { message: "NextToken is invalid." });
  return Number(offset);
}
