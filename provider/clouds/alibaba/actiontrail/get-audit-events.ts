import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { field } from "../../../core/fields/field";
import { isRecord } from "../../../core/fields/validation";
import { dataSource } from "../../../core/listing/data-source";
import { laterEnd } from "../../../core/listing/later-end";
import { type TimeWindow, wholeSeconds } from "../../../core/listing/time-windows";
import { timestampField } from "../../../core/listing/timestamps";
import type { Operation } from "../../../core/session/operation";
import { exactJson } from "../../../http/json";
import { defined, hint, listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { EventHistory } from "../../../kinds/event-pages";
import { collectEvents, type EventListing, type EventPage, eventPages } from "../../../kinds/event-pages";
import { type AuditEvent, type AuditEventList, auditEventList } from "../../../kinds/get-audit-events";
import { signingTime } from "../openapi/sign-acs3";
import { regionField } from "../regions";
import { actiontrail, callActiontrail } from "./service";

/** The keys of LookupAttribute; a value must equal the event's, in the same case. */
const attributeKeys = [
  "ServiceName",
  "EventName",
  "User",
  "EventId",
  "ResourceType",
  "ResourceName",
  "EventRW",
  "EventAccessKeyId",
  "SensitiveAction",
  "SourceIpAddress",
  "EventType",
  "RoleName",
] as const;

const attribute = z.strictObject({
  key: field(z.enum(attributeKeys), { doc: "The vendor's name of what is compared." }),
  value: field(z.string().min(1), { doc: "What it must be." }),
});

export const getAuditEventsArguments = z.object({
  cloud: field(z.literal("alibaba"), { doc: "The cloud whose events are listed." }),
  region: field(regionField, { doc: "The region whose events are listed." }),
  startTime: field(timestampField, {
    doc: "Start of the time range, at most 90 days ago: a Date, or text with an offset.",
  }),
  endTime: field(timestampField, { doc: "End of the time range. Spans over 30 days are asked for in parts." }),
  attributes: field(z.array(attribute).max(2).optional(), { doc: "At most two filters, each with a key of its own." }),
  maxResults: field(z.int().min(1).optional(), { doc: "Stops when so many were found, the newest first." }),
});

type Arguments = z.output<typeof getAuditEventsArguments>;

const rules: readonly Rule<Arguments>[] = [
  laterEnd,
  {
    fields: ["attributes"],
    check({ attributes }) {
      const [first, second] = attributes ?? [];
      if (first === undefined || first.key !== second?.key) return undefined;
      return {
        property: "attributes[1].key",
        reason: `must differ from that of attributes[0], but both are ${first.key}`,
      };
    },
  },
];

/** The longest span of one call, by the older of the vendor's two texts; the newer one is silent. */
const longestSpanMs = 30 * 24 * 60 * 60_000;
const largestPage = 50;

function fromWire(wire: unknown): AuditEvent {
  if (!isRecord(wire)) throw new MalformedAnswer("an event is not an object");
  const { userIdentity } = wire;
  const who = isRecord(userIdentity) ? userIdentity : {};
  const [id, time, name] = [hint(wire.eventId), hint(wire.eventTime), hint(wire.eventName)];
  if (id === undefined || time === undefined || name === undefined)
    throw new MalformedAnswer("an event has no id, time or name");
  const resource = { type: hint(wire.resourceType), name: hint(wire.resourceName) };
  const at = Date.parse(time);
  return {
    id,
    time: Number.isNaN(at) ? time : new Date(at).toISOString(),
    name,
    source: hint(wire.serviceName) ?? hint(wire.eventSource) ?? "",
    resources: resource.name === undefined ? [] : [defined(resource)],
    raw: exactJson(wire),
    ...defined({
      region: hint(wire.acsRegion),
      account: hint(wire.recipientAccountId) ?? hint(who.accountId),
      actor: hint(who.userName) ?? hint(who.principalId),
      accessKeyId: hint(who.accessKeyId),
      sourceAddress: hint(wire.sourceIpAddress),
      errorCode: hint(wire.errorCode),
      requestId: hint(wire.requestId),
    }),
  };
}

/** The token is absent or empty at the end. */
export function pageFromWire(answer: Record<string, unknown>): EventPage {
  const events = listIn(answer, "Events").map(fromWire);
  return { events, next: textIn(answer, "NextToken"), requestId: textIn(answer, "RequestId") ?? "" };
}

/** https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-lookupevents */
function page(
  operation: Operation,
  { region, attributes = [] }: Arguments,
  window: TimeWindow,
  next?: string,
): Promise<EventPage> {
  const filters = attributes.flatMap(({ key, value }, index) => [
    [`LookupAttribute.${index + 1}.Key`, key] as const,
    [`LookupAttribute.${index + 1}.Value`, value] as const,
  ]);
  return callActiontrail(operation, {
    name: "LookupEvents",
    region,
    attempted: `list the events in ${region}`,
    parameters: {
      StartTime: signingTime(new Date(window.startMs)),
      EndTime: signingTime(new Date(window.endMs)),
      MaxResults: String(largestPage),
      NextToken: next,
      ...Object.fromEntries(filters),
    },
    writes: false,
    answerSize: "events",
    decode: pageFromWire,
  });
}

/** What both readings of the list share; `operationOf` is asked for each page. */
const listingOf = (operationOf: () => Operation, args: Arguments): EventListing => ({
  title: actiontrail.title,
  attempted: `list the events in ${args.region}`,
  span: wholeSeconds({ startMs: args.startTime.getTime(), endMs: args.endTime.getTime() }),
  longestSpanMs,
  maxResults: args.maxResults,
  fetch: (window, next) => page(operationOf(), args, window, next),
});

/** What happened in the account, as ActionTrail recorded it; an event shows about ten minutes after it happened. */
export const alibabaGetAuditEvents = dataSource<Arguments, AuditEventList>({
  name: "getAuditEvents",
  cloud: "alibaba",
  arguments: getAuditEventsArguments,
  result: auditEventList,
  rules,
  reference: {
    page: "https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-lookupevents",
    permissions: ["actiontrail:LookupEvents"],
    example: {
      cloud: "alibaba",
      region: "cn-hangzhou",
      startTime: "2026-01-15T00:00:00Z",
      endTime: "2026-01-16T00:00:00Z",
      attributes: [{ key: "EventName", value: "StopLogging" }],
    },
  },
  run: (operation, args) => collectEvents(listingOf(() => operation, args)),
  pages: (operation, args) => eventPages(listingOf(() => operation.part(), args)),
});

/** "About ten minutes", and half as many again. */
const lagMs = 15 * 60_000;
const keptMs = 90 * 24 * 60 * 60_000;

export const alibabaEvents: EventHistory = { lagMs, keptMs, acrossRegions: false, lists: [{}] };
