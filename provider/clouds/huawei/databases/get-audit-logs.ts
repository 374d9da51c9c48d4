import pLimit from "p-limit";
import { z } from "zod";
import { field } from "../../../core/fields/field";
import { listInFull } from "../../../core/listing/complete-list";
import { dataSource } from "../../../core/listing/data-source";
import { collectPages, mergeRows, type OffsetPage } from "../../../core/listing/offset-pages";
import { type TimeWindow, timeWindows } from "../../../core/listing/time-windows";
import type { Operation } from "../../../core/session/operation";
import { together } from "../../../core/session/shared-work";
import { parseJsonObject } from "../../../http/json";
import { requestIdOf } from "../errors";
import { projectsPermission } from "../identity/iam";
import { openProject } from "../identity/projects";
import { type AuditLog, auditLog, auditLogOrder, fromWire, timeToWire } from "./audit-log-file";
import {
  type Arguments,
  getAuditLogsArguments,
  longestSpanMs,
  pageSpanOf,
  rules,
  spanOf,
  wantsPage,
} from "./get-audit-logs-arguments";
import { callDatabase, dialects, permissionsOf, warnOfSuffix } from "./service";

const auditLogList = z.object({
  auditLogs: field(z.array(auditLog), { doc: "The files, by begin time." }),
  totalCount: field(z.number(), {
    doc: "How many there are in the list; for one page, how many the service says there are in all.",
  }),
  requestIds: field(z.array(z.string()), { doc: "One for each call, for questions to the vendor." }),
});

/** What was listed. */
export type AuditLogList = z.output<typeof auditLogList>;

/** Less than "cannot be longer than 30 days" by a second: on the safe side where we choose the windows ourselves. */
const windowMs = longestSpanMs - 1000;

/** The service's own default. */
const defaultPage = 10;

/** Calls that are under way at once, over all windows. */
const concurrency = 16;

interface Page extends OffsetPage<AuditLog> {
  readonly requestId: string;
}

/** One call. https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListAuditLogs.html */
type FetchPage = (window: TimeWindow, offset: number, limit: number) => Promise<Page>;

async function fetchPages(operation: Operation, args: Arguments): Promise<FetchPage> {
  const { engine, region, projectId, instanceId } = args;
  const project = await openProject(operation, region, projectId);
  return async ({ startMs, endMs }, offset, limit) => {
    return callDatabase(operation, engine, project, {
      action: "ListAuditLogs",
      attempted: listingOf(args).attempted,
      permission: dialects[engine].permissions.list,
      method: "GET",
      path: `/instances/${instanceId}/${dialects[engine].logs.path}`,
      query: [
        ["start_time", timeToWire(startMs)],
        ["end_time", timeToWire(endMs)],
        ["offset", String(offset)],
        ["limit", String(limit)],
      ],
      answerSize: "list",
      decode: (response) => ({
        ...fromWire(engine, parseJsonObject(response.body)),
        requestId: requestIdOf(response) ?? "",
      }),
    });
  };
}

const listingOf = ({ engine, instanceId }: Arguments) => ({
  cloud: dialects[engine].service.title,
  attempted: `list the audit logs of instance ${instanceId}`,
});

/** One page as it is; one that is empty although there are rows for it is not believed. */
function listPage(fetch: FetchPage, args: Arguments): Promise<AuditLogList> {
  const { offset = 0, limit = defaultPage } = args;
  return listInFull(listingOf(args), async () => {
    const { rows, total, requestId } = await fetch(pageSpanOf(args), offset, limit);
    const value = { auditLogs: [...rows], totalCount: total ?? rows.length, requestIds: [requestId] };
    const announced = Math.min(limit, Math.max(0, value.totalCount - offset));
    return { value, announced, missing: rows.length === 0 ? announced : 0 };
  });
}

/** All pages of all windows, or as many as hold `maxResults` rows. */
async function listPages(fetch: FetchPage, args: Arguments): Promise<Page[]> {
  const { maxResults } = args;
  const span = spanOf(args);
  const windows = span.endMs - span.startMs <= longestSpanMs ? [span] : timeWindows(span, windowMs);
  const limited = pLimit(concurrency);
  const pagesOf = (window: TimeWindow) =>
    collectPages(
      {
        ...listingOf(args),
        pageSize: dialects[args.engine].logs.largestPage,
        fetch: (offset, limit) => limited(() => fetch(window, offset, limit)),
        identify: auditLogOrder.identify,
      },
      maxResults,
    );
  if (maxResults === undefined) return (await Promise.all(windows.map(pagesOf))).flat();
  // One window after the other: only so it shows in time that there is enough.
  const pages: Page[] = [];
  for (const window of windows) {
    if (merged(pages).length >= maxResults) break;
    pages.push(...(await pagesOf(window)));
  }
  return pages;
}

const merged = (pages: readonly Page[]) =>
  mergeRows(
    pages.flatMap(({ rows }) => rows),
    auditLogOrder,
  );

/** The audit log files of a database instance. Which of them belong to a span is the service's rule, and not documented. */
export const huaweiGetAuditLogs = dataSource<Arguments, AuditLogList>({
  name: "getAuditLogs",
  cloud: "huawei",
  arguments: getAuditLogsArguments,
  result: auditLogList,
  rules,
  reference: {
    page: "https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListAuditLogs.html",
    permissions: [...permissionsOf("list"), projectsPermission],
    example: {
      cloud: "huawei",
      region: "cn-north-4",
      startTime: "2026-01-15T00:00:00Z",
      endTime: "2026-01-16T00:00:00Z",
      instanceId: "3d39c18788b54a919bab633874c159dfin07",
    },
  },
  run: (operation, args) =>
    together(operation, async (joint) => {
      warnOfSuffix(joint, args.engine, args.instanceId);
      const fetch = await fetchPages(joint, args);
      if (wantsPage(args)) return listPage(fetch, args);
      const pages = await listPages(fetch, args);
      const auditLogs = merged(pages).slice(0, args.maxResults);
      return { auditLogs, totalCount: auditLogs.length, requestIds: pages.map(({ requestId }) => requestId) };
    }),
});
