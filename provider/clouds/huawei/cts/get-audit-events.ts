import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { dataSource } from "../../../core/listing/data-source";
import { timestampField } from "../../../core/listing/timestamps";
import { CloudError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { parseJsonObject } from "../../../http/json";
import { alone, type EventHistory, newestFirst, unknownLagMs } from "../../../kinds/event-pages";
import { type AuditEvent, type AuditEventList, auditEventList } from "../../../kinds/get-audit-events";
import { requestIdOf } from "../errors";
import { projectIdField, regionField } from "../fields";
import { projectsPermission } from "../identity/iam";
import { openProject, type Project } from "../identity/projects";
import { callCts, cts } from "./service";
import { type TracePage, tracesFromWire } from "./trace-wire";

const text = z.string().min(1).optional();

export const getAuditEventsArguments = z.object({
  cloud: field(z.literal("huawei"), { doc: "The cloud whose events are listed." }),
  region: field(regionField, { doc: "The region whose events are listed, such as `cn-north-4`." }),
  projectId: field(projectIdField.optional(), {
    doc: "The project, 32 letters and digits. By default it is found as `getAuditLogs` finds it.",
  }),
  startTime: field(timestampField, {
    doc: "Start of the time range (inclusive): a Date, or text with an offset. CTS keeps events for 7 days.",
  }),
  endTime: field(timestampField, { doc: "End of the time range (inclusive)." }),
  traceType: field(choice({ system: "Management events.", data: "Events of data trackers." }).default("system"), {
    doc: "`system`: management events; `data`: those of data trackers.",
  }),
  trackerName: field(text, { doc: "Only events of this tracker." }),
  serviceType: field(text, { doc: "Only events of this service, such as `OBS`." }),
  user: field(text, { doc: "Only what this user did." }),
  resourceId: field(text, { doc: "Only events of the resource with this id." }),
  resourceName: field(text, { doc: "Only events of the resource of this name." }),
  resourceType: field(text, { doc: "Only events of resources of this type." }),
  traceName: field(text, { doc: "Only events of this name, such as `createTracker`." }),
  traceRating: field(
    choice({
      normal: "The operation succeeded.",
      warning: "The operation failed.",
      incident: "The operation failed with severe effects.",
    }).optional(),
    { doc: "Only events of this rating." },
  ),
  traceId: field(text, { doc: "Only the event with this id; without any other filter." }),
  maxResults: field(z.int().min(1).optional(), { doc: "Stops when so many were found, the newest first." }),
});

type Arguments = z.output<typeof getAuditEventsArguments>;

/** The filters as the wire has them. */
const wireNames = {
  trackerName: "tracker_name",
  serviceType: "service_type",
  user: "user",
  resourceId: "resource_id",
  resourceName: "resource_name",
  resourceType: "resource_type",
  traceName: "trace_name",
  traceRating: "trace_rating",
} as const;
const filters = Object.keys(wireNames) as (keyof typeof wireNames)[];

const rules: readonly Rule<Arguments>[] = [
  {
    fields: ["startTime", "endTime"],
    check({ startTime, endTime }) {
      if (endTime >= startTime) return undefined;
      const reason = `must not be before startTime (${startTime.toISOString()}), but is ${endTime.toISOString()}`;
      return { property: "endTime", reason };
    },
  },
  ...filters.map(
    (name): Rule<Arguments> => ({
      fields: ["traceType", "traceId", name],
      check({ traceType, traceId, [name]: value }) {
        if (value === undefined) return undefined;
        if (traceType === "data")
          return { property: name, reason: 'has no effect on data events; remove it, or set traceType to "system"' };
        if (traceId === undefined) return undefined;
        return { property: name, reason: "has no effect together with traceId, which disables every other filter" };
      },
    }),
  ),
];

const largestPage = 200;
const keptMs = 7 * 24 * 60 * 60_000;

/**
 * One page, the newest first. `from` and `to` are both exclusive.
 * https://support.huaweicloud.com/intl/en-us/api-cts/ListTraces.html
 */
function page(
  operation: Operation,
  project: Project,
  args: Arguments,
  next: string | undefined,
): Promise<TracePage & { readonly requestId: string }> {
  const { traceType, traceId, startTime, endTime } = args;
  const given = filters.flatMap((name) => (args[name] === undefined ? [] : [[wireNames[name], args[name]] as const]));
  return callCts(operation, project, {
    action: "ListTraces",
    attempted: `list the ${traceType} events in ${project.region}`,
    permission: "cts:trace:list",
    method: "GET",
    path: "/traces",
    query: [
      ["trace_type", traceType],
      ["limit", String(largestPage)],
      ["from", String(Math.max(0, startTime.getTime() - 1))],
      ["to", String(endTime.getTime() + 1)],
      ...(next === undefined ? [] : [["next", next] as const]),
      ...(traceId === undefined ? [] : [["trace_id", traceId] as const]),
      ...given,
    ],
    answerSize: "events",
    decode: (response) => ({
      ...tracesFromWire(parseJsonObject(response.body), project.region, largestPage),
      requestId: requestIdOf(response) ?? "",
    }),
  });
}

/** Page by page into the past, until there is no marker, or an empty page. */
async function* tracePages(
  operationOf: () => Operation,
  args: Arguments,
): AsyncGenerator<TracePage & { readonly requestId: string }, void> {
  const { region } = args;
  const project = await openProject(operationOf(), region, args.projectId);
  const listed = new Set<string>();
  const markers = new Set<string>();
  for (let next: string | undefined; ; ) {
    const found = await page(operationOf(), project, args, next);
    const { events, next: marker } = found;
    const before = listed.size;
    for (const { id } of events) listed.add(alone(id));
    yield found;
    if (marker === undefined || events.length === 0) return;
    const grown = listed.size > before;
    // The marker of the last page may repeat the one before; a page that brings nothing new is no last page.
    if (markers.has(marker) && grown && events.length < largestPage) return;
    if (markers.has(marker) || !grown) {
      const detail = `the page after marker ${JSON.stringify(next ?? "")} only repeats others, so the list would have no end`;
      const attempted = `list the events in ${region}`;
      throw new CloudError({ kind: "Unavailable", cloud: cts.title, attempted, detail });
    }
    markers.add(marker);
    next = marker;
  }
}

/** All pages, or as many as hold `maxResults` events. */
async function list(operation: Operation, args: Arguments): Promise<AuditEventList> {
  const { maxResults = Number.POSITIVE_INFINITY } = args;
  const events = new Map<string, AuditEvent>();
  const requestIds: string[] = [];
  for await (const page of tracePages(() => operation, args)) {
    requestIds.push(page.requestId);
    for (const event of page.events) if (!events.has(event.id)) events.set(event.id, event);
    if (events.size >= maxResults) break;
  }
  return { events: newestFirst(events).slice(0, maxResults), requestIds };
}

/** What is older is gone, although somebody asks for it. */
function warnOfHistory({ session }: Operation, { startTime }: Arguments): void {
  const oldest = session.now(cts.title).getTime() - keptMs;
  if (startTime.getTime() >= oldest) return;
  session.warn(
    `CTS keeps events for 7 days: those before ${new Date(oldest).toISOString()} are not listed, although startTime ` +
      `is ${startTime.toISOString()}. A tracker that delivers to a bucket keeps them`,
  );
}

/** The events that CTS recorded in a region: the last 7 days. */
export const huaweiGetAuditEvents = dataSource<Arguments, AuditEventList>({
  name: "getAuditEvents",
  cloud: "huawei",
  arguments: getAuditEventsArguments,
  result: auditEventList,
  rules,
  reference: {
    page: "https://support.huaweicloud.com/intl/en-us/api-cts/ListTraces.html",
    permissions: ["cts:trace:list", projectsPermission],
    example: {
      cloud: "huawei",
      region: "cn-north-4",
      startTime: "2026-01-15T00:00:00Z",
      endTime: "2026-01-16T00:00:00Z",
      traceName: "updateTracker",
    },
  },
  async run(operation, args) {
    warnOfHistory(operation, args);
    return list(operation, args);
  },
  async *pages(operation, args) {
    warnOfHistory(operation, args);
    for await (const { events } of tracePages(() => operation.part(), args)) yield events;
  },
});

/** No page says how late an event shows. Management events and those of data trackers are two lists. */
export const huaweiEvents: EventHistory = {
  lagMs: unknownLagMs,
  keptMs,
  acrossRegions: false,
  lists: [{ traceType: "system" }, { traceType: "data" }],
};
