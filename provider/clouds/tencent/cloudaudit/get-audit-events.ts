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
import { defined, hint, instant, listIn, textIn } from "../../../http/members";
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
import { regionField } from "../regions";
import { callCloudaudit, cloudaudit } from "./service";

/** The vendor's names of what events can be told by; all that are given must hold. */
const attributeKeys = [
  "RequestId",
  "EventName",
  "ActionType",
  "PrincipalId",
  "ResourceType",
  "ResourceId",
  "ResourceName",
  "AccessKeyId",
  "SensitiveAction",
  "ApiErrorCode",
  "CamErrorCode",
  "SourceIPAddress",
  "Tags",
] as const;

const attribute = z.strictObject({
  key: field(z.enum(attributeKeys), { doc: "The vendor's name of what is compared." }),
  value: field(z.string().min(1), { doc: "What it must be." }),
});

export const getAuditEventsArguments = z.object({
  cloud: field(z.literal("tencent"), { doc: "The cloud whose events are listed." }),
  region: field(regionField, { doc: "The region that is asked." }),
  startTime: field(timestampField, {
    doc: "Start of the time range, at most 90 days ago: a Date, or text with an offset.",
  }),
  endTime: field(timestampField, { doc: "End of the time range. Spans of 30 days and more are asked for in parts." }),
  attributes: field(z.array(attribute).optional(), { doc: "Filters, each with a key of its own; all must hold." }),
  maxResults: field(z.int().min(1).optional(), { doc: "Stops when so many were found, the newest first." }),
});

type Arguments = z.output<typeof getAuditEventsArguments>;

const dayMs = 24 * 60 * 60_000;
const keptMs = 90 * dayMs;
/** "Less than 30 days": by a second. */
const longestSpanMs = 30 * dayMs - 1000;
const largestPage = 50;

const rules: readonly Rule<Arguments>[] = [
  laterEnd,
  {
    fields: ["startTime"],
    check({ startTime }) {
      if (startTime.getTime() >= Date.now() - keptMs) return undefined;
      return {
        property: "startTime",
        reason: `must be at most 90 days ago, but is ${startTime.toISOString()}; a track that delivers keeps events for longer`,
      };
    },
  },
  {
    fields: ["attributes"],
    check({ attributes = [] }) {
      const repeated = attributes.findIndex(
        ({ key }, index) => attributes.findIndex((other) => other.key === key) < index,
      );
      if (repeated < 0) return undefined;
      const reason = `must differ from those before it, but ${attributes[repeated]?.key} is there twice`;
      return { property: `attributes[${repeated}].key`, reason };
    },
  },
];

/** Times are seconds, as text; an error code of 0 is none. */
function fromWire(wire: unknown): AuditEvent {
  if (!isRecord(wire)) throw new MalformedAnswer("an event is not an object");
  const [id, seconds, name] = [hint(wire.EventId), textIn(wire, "EventTime"), hint(wire.EventName)];
  const time = seconds === undefined ? undefined : instant(Number(seconds) * 1000);
  if (id === undefined || name === undefined || time === undefined)
    throw new MalformedAnswer("an event has no EventId, EventTime or EventName");
  const resources = isRecord(wire.Resources) ? wire.Resources : {};
  const resource = defined({ type: hint(resources.ResourceType), name: hint(resources.ResourceName) });
  return {
    id,
    time,
    name,
    source: hint(wire.EventSource) ?? "",
    resources: Object.keys(resource).length === 0 ? [] : [resource],
    raw: exactJson(wire),
    ...defined({
      region: hint(wire.EventRegion) ?? hint(wire.ResourceRegion),
      account: hint(wire.AccountID),
      actor: hint(wire.Username),
      accessKeyId: hint(wire.SecretId),
      sourceAddress: hint(wire.SourceIPAddress),
      errorCode: wire.ErrorCode === 0 ? undefined : hint(wire.ErrorCode),
      requestId: hint(wire.RequestID),
    }),
  };
}

/**
 * A span without events may have no list, but says that it is over. What `TotalCount` counts is not documented any more, so the
 * end is what `ListOver` and the token say.
 */
export function pageFromWire(answer: Record<string, unknown>): EventPage {
  const { ListOver: isOver } = answer;
  if (isOver !== undefined && isOver !== null && typeof isOver !== "boolean")
    throw new MalformedAnswer("ListOver is neither true nor false");
  const events = listIn(answer, "Events", typeof isOver === "boolean").map(fromWire);
  const token = isOver === true ? undefined : textIn(answer, "NextToken");
  if (token !== undefined && !/^\d+$/.test(token)) throw new MalformedAnswer("NextToken is not a number");
  if (isOver === false && token === undefined) throw new MalformedAnswer("the list continues, but has no NextToken");
  return { events, next: token, requestId: textIn(answer, "RequestId") ?? "" };
}

/** https://www.tencentcloud.com/document/api/1021/55229. The token of the next page is a number above 2^53. */
function page(
  operation: Operation,
  { region, attributes }: Arguments,
  { startMs, endMs }: TimeWindow,
  next: string | undefined,
): Promise<EventPage> {
  return callCloudaudit(operation, {
    name: "DescribeEvents",
    region,
    attempted: `list the events in ${region}`,
    parameters: {
      StartTime: startMs / 1000,
      EndTime: endMs / 1000,
      MaxResults: largestPage,
      NextToken: next === undefined ? undefined : BigInt(next),
      LookupAttributes: attributes?.map(({ key, value }) => ({ AttributeKey: key, AttributeValue: value })),
    },
    answerSize: "events",
    decode: pageFromWire,
  });
}

/** What both readings of the list share; `operationOf` is asked for each page. */
const listingOf = (operationOf: () => Operation, args: Arguments): EventListing => ({
  title: cloudaudit.title,
  attempted: `list the events in ${args.region}`,
  span: wholeSeconds({ startMs: args.startTime.getTime(), endMs: args.endTime.getTime() }),
  longestSpanMs,
  maxResults: args.maxResults,
  fetch: (window, next) => page(operationOf(), args, window, next),
});

/** What happened in the account, as CloudAudit recorded it. */
export const tencentGetAuditEvents = dataSource<Arguments, AuditEventList>({
  name: "getAuditEvents",
  cloud: "tencent",
  arguments: getAuditEventsArguments,
  result: auditEventList,
  rules,
  reference: {
    page: "https://www.tencentcloud.com/document/api/1021/55229",
    permissions: ["cloudaudit:DescribeEvents"],
    example: {
      cloud: "tencent",
      region: "ap-guangzhou",
      startTime: "2026-01-15T00:00:00Z",
      endTime: "2026-01-16T00:00:00Z",
      attributes: [{ key: "EventName", value: "ModifyAuditTrack" }],
    },
  },
  run: (operation, args) => collectEvents(listingOf(() => operation, args)),
  pages: (operation, args) => eventPages(listingOf(() => operation.part(), args)),
});

/** No page says how late an event shows, nor that the list of a region leaves out the others. */
export const tencentEvents: EventHistory = { lagMs: unknownLagMs, keptMs, acrossRegions: true, lists: [{}] };
