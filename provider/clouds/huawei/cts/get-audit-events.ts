import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { dataSource } from "../../../core/listing/data-source";
import { timestampField } from "../../../core/listing/timestamps";
import { CloudError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { parseJsonObject } from "../../../http/json";
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
      incident: "The operation failed with graver effects.",
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

/** Page by page into the past, until there is no marker, an empty page, or enough. */
async function list(operation: Operation, args: Arguments): Promise<AuditEventList> {
  const { maxResults = Number.POSITIVE_INFINITY, region } = args;
  const project = await openProject(operation, region, args.projectId);
  const events = new Map<string, AuditEvent>();
  const requestIds: string[] = [];
  const markers = new Set<string>();
  for (let next: string | undefined; ; ) {
    const { events: found, next: marker, requestId } = await page(operation, project, args, next);
    requestIds.push(requestId);
    const before = events.size;
    for (const event of found) if (!events.has(event.id)) events.set(event.id, event);
    if (marker === undefined || found.length === 0 || events.size >= maxResults) break;
    const grown = events.size > before;
    // The marker of the last page may repeat the one before; a page that brings nothing new is no last page.
    if (markers.has(marker) && grown && found.length < largestPage) break;
    if (markers.has(marker) || !grown) {
      const detail = `the page after marker ${JSON.stringify(next ?? "")} only repeats others, so the list would have no end`;
      throw new CloudError({
        kind: "Unavailable",
        cloud: cts.title,
        attempted: `list the events in ${region}`,
        detail,
      });
    }
    markers.add(marker);
    next = marker;
  }
  const newestFirst = [...events.values()].sort((a, b) => Date.parse(b.time) - Date.parse(a.time));
  return { events: newestFirst.slice(0, args.maxResults), requestIds };
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
    const oldest = operation.session.now(cts.title).getTime() - keptMs;
    if (args.startTime.getTime() < oldest)
      operation.session.warn(
        `CTS keeps events for 7 days: those before ${new Date(oldest).toISOString()} are not listed, although startTime ` +
          `is ${args.startTime.toISOString()}. A tracker that delivers to a bucket keeps them`,
      );
    return list(operation, args);
  },
});
