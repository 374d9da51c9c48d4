import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { field } from "../../../core/fields/field";
import { isRecord } from "../../../core/fields/validation";
import { dataSource } from "../../../core/listing/data-source";
import { laterEnd } from "../../../core/listing/later-end";
import { type TimeWindow, wholeSeconds } from "../../../core/listing/time-windows";
import { timestampField } from "../../../core/listing/timestamps";
import { UserError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { exactJson, jsonText, parseJson } from "../../../http/json";
import { defined, hint, listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import {
  collectEvents,
  type EventHistory,
  type EventListing,
  type EventPage,
  eventPages,
  unknownLagMs,
} from "../../../kinds/event-pages";
import { type AuditEvent, type AuditEventList, auditEventList } from "../../../kinds/get-audit-events";
import type { OpenApiAnswer } from "../openapi/answers";
import { regionField } from "../regions";
import { volcengineSettings } from "../settings";
import { callCloudtrail, cloudtrailPage, cloudtrailTitle } from "./service";

/** The keys of LookupConditions. */
const conditionKeys = [
  "EventID",
  "RequestID",
  "EventSource",
  "EventName",
  "ApiVersion",
  "ReadOnly",
  "IdentityType",
  "IdentityName",
  "AccessKeyID",
  "Region",
  "ResourceType",
  "ResourceID",
  "ErrorCode",
] as const;

const attribute = z.strictObject({
  key: field(z.enum(conditionKeys), { doc: "The vendor's name of what is compared." }),
  value: field(z.string().min(1), { doc: "What it must be." }),
});

export const getAuditEventsArguments = z.object({
  cloud: field(z.literal("volcengine"), { doc: "The cloud whose events are listed." }),
  region: field(regionField, {
    doc: "The region that is asked. Events of other regions are listed too, it seems; `Region` is a filter.",
  }),
  startTime: field(timestampField, {
    doc: "Start of the time range, at most 90 days ago, 180 on BytePlus: a Date, or text with an offset.",
  }),
  endTime: field(timestampField, { doc: "End of the time range." }),
  attributes: field(z.array(attribute).optional(), {
    doc: "Filters, each with a key of its own; presumably all must hold.",
  }),
  maxResults: field(z.int().min(1).optional(), { doc: "Stops when so many were found, the newest first." }),
});

type Arguments = z.output<typeof getAuditEventsArguments>;

const rules: readonly Rule<Arguments>[] = [
  laterEnd,
  {
    // How conditions of one key combine is not documented.
    fields: ["attributes"],
    check({ attributes = [] }) {
      const keys = attributes.map(({ key }) => key);
      const again = keys.findIndex((key, index) => keys.indexOf(key) < index);
      if (again < 0) return undefined;
      const first = keys.indexOf(keys[again] as (typeof keys)[number]);
      return {
        property: `attributes[${again}].key`,
        reason: `must differ from that of attributes[${first}], but both are ${keys[again]}`,
      };
    },
  },
];

const dayMs = 24 * 60 * 60_000;
/** How long events are kept, and so the longest span that one call can be about. */
const historyMs = 90 * dayMs;
/** Clocks differ, and what is computed as 90 days ago is older when it arrives. */
const toleranceMs = 60 * 60_000;
const largestPage = 50;

function fromWire(wire: unknown): AuditEvent {
  if (!isRecord(wire)) throw new MalformedAnswer("an event is not an object");
  const [id, time, name] = [hint(wire.EventID), hint(wire.EventTime), hint(wire.EventName)];
  if (id === undefined || time === undefined || name === undefined)
    throw new MalformedAnswer("an event has no id, time or name");
  const who = identityIn(wire.EventDetail);
  const at = Date.parse(time);
  return {
    id,
    time: Number.isNaN(at) ? time : new Date(at).toISOString(),
    name,
    source: hint(wire.EventSource) ?? "",
    resources: listIn(wire, "RelatedResources", true).map((one) => {
      const { ResourceType, ResourceID } = Object(one) as Record<string, unknown>;
      return defined({ type: hint(ResourceType), name: hint(ResourceID) });
    }),
    raw: exactJson(wire),
    ...defined({
      region: hint(wire.Region),
      account: hint(who.AccountID),
      // The account itself has no name of a user.
      actor: hint(wire.UserName) ?? hint(who.TRN) ?? hint(who.PrincipalID),
      accessKeyId: hint(wire.AccessKeyID) ?? hint(who.AccessKeyID),
      sourceAddress: hint(wire.SourceIPAddress),
      errorCode: hint(wire.ErrorCode),
      requestId: hint(wire.RequestID),
    }),
  };
}

/** The details are a text of JSON; an event is told also where they cannot be read. */
function identityIn(detail: unknown): Record<string, unknown> {
  try {
    const { UserIdentity } = Object(typeof detail === "string" ? parseJson(detail) : {}) as Record<string, unknown>;
    return isRecord(UserIdentity) ? UserIdentity : {};
  } catch {
    return {};
  }
}

/** The events are called trails. The token is absent or empty at the end. */
export function pageFromWire({ requestId, result }: OpenApiAnswer): EventPage {
  const events = listIn(result, "Trails", result.Trails === null).map(fromWire);
  return { events, next: textIn(result, "NextToken"), requestId };
}

/** https://www.volcengine.com/docs/7015/166043. Times are seconds. */
function page(
  operation: Operation,
  { region, attributes = [] }: Arguments,
  window: TimeWindow,
  next?: string,
): Promise<EventPage> {
  const conditions = attributes.map(({ key, value }) => ({ LookupConditionKey: key, LookupConditionValue: value }));
  return callCloudtrail(operation, {
    name: "LookupEvents",
    region,
    attempted: `list the events in ${region}`,
    body: jsonText({
      StartTime: window.startMs / 1000,
      EndTime: window.endMs / 1000,
      MaxResults: largestPage,
      NextToken: next,
      LookupConditions: conditions.length === 0 ? undefined : conditions,
    }),
    writes: false,
    answerSize: "events",
    decode: pageFromWire,
  });
}

/** What a server leaves out that is older than its history is not documented, so it is not asked for. */
function checkHistory({ session }: Operation, { startTime }: Arguments): void {
  if (volcengineSettings(session).site === "byteplus") return;
  const oldest = session.now("volcengine").getTime() - historyMs;
  if (startTime.getTime() >= oldest - toleranceMs) return;
  throw new UserError(
    `getAuditEvents: startTime must be at most 90 days ago (${new Date(oldest).toISOString()}), but ${startTime.toISOString()} was given`,
  );
}

/** What both readings of the list share; `operationOf` is asked for each page. */
const listingOf = (operationOf: () => Operation, args: Arguments): EventListing => ({
  title: cloudtrailTitle,
  attempted: `list the events in ${args.region}`,
  span: wholeSeconds({ startMs: args.startTime.getTime(), endMs: args.endTime.getTime() }),
  longestSpanMs: historyMs,
  maxResults: args.maxResults,
  fetch: (window, next) => page(operationOf(), args, window, next),
});

/** What happened in the account, as CloudTrail recorded it. */
export const volcengineGetAuditEvents = dataSource<Arguments, AuditEventList>({
  name: "getAuditEvents",
  cloud: "volcengine",
  arguments: getAuditEventsArguments,
  result: auditEventList,
  rules,
  reference: {
    page: cloudtrailPage,
    permissions: ["cloud_trail:LookupEvents"],
    example: {
      cloud: "volcengine",
      region: "cn-beijing",
      startTime: "2026-01-15T00:00:00Z",
      endTime: "2026-01-16T00:00:00Z",
      attributes: [{ key: "EventName", value: "StopLogging" }],
    },
  },
  async run(operation, args) {
    checkHistory(operation, args);
    return collectEvents(listingOf(() => operation, args));
  },
  pages(operation, args) {
    checkHistory(operation, args);
    return eventPages(listingOf(() => operation.part(), args));
  },
});

/** No page says how late an event shows, nor that the list of a region leaves out the others. */
export const volcengineEvents: EventHistory = {
  lagMs: unknownLagMs,
  keptMs: historyMs,
  acrossRegions: true,
  lists: [{}],
};
