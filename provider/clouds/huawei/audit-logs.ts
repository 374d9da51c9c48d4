import pLimit from "p-limit";
import { z } from "zod";
import type { Rule } from "../../core/check";
import { dataSource } from "../../core/data-source";
import { field } from "../../core/field";
import { collectPages, mergeRows, type OffsetPage } from "../../core/offset-pages";
import type { Operation } from "../../core/operation";
import { together } from "../../core/shared-work";
import { type TimeWindow, timeWindows, wholeSeconds } from "../../core/time-windows";
import { timestampField } from "../../core/timestamps";
import { type AuditLog, auditLogOrder, fromWire, timeToWire } from "./audit-log-file";
import { instanceIdField, projectIdField, regionField } from "./fields";
import { openProject } from "./projects";
import { callTaurusdb, taurusdb, warnOfSuffix } from "./taurusdb";

/** What was listed. */
export interface AuditLogList {
  readonly auditLogs: readonly AuditLog[];
  /** How many there are in the list; for one page, how many the service says there are in all. */
  readonly totalCount: number;
  /** One for each call, for questions to the vendor. */
  readonly requestIds: readonly string[];
}

const dayMs = 24 * 60 * 60_000;

/** "Cannot be longer than 30 days." A second less stays on the safe side where we choose the windows ourselves. */
const longestSpanMs = 30 * dayMs;
const windowMs = longestSpanMs - 1000;

const largestPage = 100;
/** The service's own default. */
const defaultPage = 10;

/** Calls that are under way at once, over all windows. */
const concurrency = 8;

export const getAuditLogsArguments = z.object({
  cloud: field(z.literal("huawei"), { doc: "The cloud whose database audit logs are listed." }),
  region: field(regionField, { doc: "The region of the instance, such as `cn-north-4`." }),
  projectId: field(projectIdField.optional(), {
    doc: "The project of the instance, 32 letters and digits. By default that of the configuration, of the environment or of the credentials, else the one that has the region's name.",
  }),
  instanceId: field(instanceIdField, { doc: "The TaurusDB instance, 36 letters and digits that end in `in07`." }),
  startTime: field(timestampField, {
    doc: "The begin of the time that is asked for: a Date, or text with an offset such as `2026-01-15T08:00:00Z`.",
  }),
  endTime: field(timestampField, {
    doc: "Its end, later than `startTime`. Spans over 30 days are asked for in parts.",
  }),
  offset: field(z.int().min(0).optional(), {
    doc: "Only one page: how many rows are skipped before it, 0 when only `limit` is given.",
  }),
  limit: field(z.int().min(1).max(largestPage).optional(), {
    doc: "Only one page: its size, 1 to 100; 10 when only `offset` is given.",
  }),
  maxResults: field(z.int().min(1).optional(), { doc: "Stops when so many were found. All when it is not given." }),
});

type Arguments = z.output<typeof getAuditLogsArguments>;

const rules: Rule<Arguments>[] = [
  {
    fields: ["startTime", "endTime"],
    check({ startTime, endTime }) {
      if (endTime > startTime) return undefined;
      const reason = `must be later than startTime (${startTime.toISOString()}), but is ${endTime.toISOString()}`;
      return { property: "endTime", reason };
    },
  },
  {
    fields: ["startTime", "endTime", "offset", "limit"],
    check(args) {
      const { startMs, endMs } = spanOf(args);
      if (!wantsPage(args) || endMs - startMs <= longestSpanMs) return undefined;
      const reason =
        "must be at most 30 days after startTime when one page is asked for by offset or limit; without these two, " +
        "longer spans are asked for in parts";
      return { property: "endTime", reason };
    },
  },
  {
    fields: ["offset", "limit", "maxResults"],
    check(args) {
      if (!wantsPage(args) || args.maxResults === undefined) return undefined;
      return { property: "maxResults", reason: "cannot be given together with offset or limit" };
    },
  },
];

const wantsPage = ({ offset, limit }: Pick<Arguments, "offset" | "limit">) =>
  offset !== undefined || limit !== undefined;

const spanOf = ({ startTime, endTime }: Pick<Arguments, "startTime" | "endTime">): TimeWindow =>
  wholeSeconds({ startMs: startTime.getTime(), endMs: endTime.getTime() });

interface Page extends OffsetPage<AuditLog> {
  readonly requestId: string;
}

/** One call. https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListAuditLogs.html */
type FetchPage = (window: TimeWindow, offset: number, limit: number) => Promise<Page>;

const attemptedOn = (instanceId: string) => `list the audit logs of instance ${instanceId}`;

async function fetchPages(operation: Operation, { region, projectId, instanceId }: Arguments): Promise<FetchPage> {
  const project = await openProject(operation, region, projectId);
  return async ({ startMs, endMs }, offset, limit) => {
    const page = await callTaurusdb(operation, project, instanceId, {
      action: "ListAuditLogs",
      attempted: attemptedOn(instanceId),
      permission: "gaussdbformysql:auditlog:list",
      method: "GET",
      path: "audit-logs",
      query: [
        ["start_time", timeToWire(startMs)],
        ["end_time", timeToWire(endMs)],
        ["offset", String(offset)],
        ["limit", String(limit)],
      ],
      decode: (answer, requestId) => ({ ...fromWire(answer), requestId }),
    });
    if (page.rows.length === 0 && (page.total ?? 0) > offset) {
      operation.session.warn(
        `Huawei Cloud counts ${page.total} audit logs of instance ${instanceId}, but lists none after ${offset} ` +
          `(request ${page.requestId}): the list may be incomplete`,
      );
    }
    return page;
  };
}

/** All pages of all windows, or as many as hold `maxResults` rows. */
async function listPages(fetch: FetchPage, { maxResults, ...args }: Arguments): Promise<Page[]> {
  const span = spanOf(args);
  const windows = span.endMs - span.startMs <= longestSpanMs ? [span] : timeWindows(span, windowMs);
  const limited = pLimit(concurrency);
  const pagesOf = (window: TimeWindow) =>
    collectPages(
      {
        cloud: taurusdb.title,
        attempted: attemptedOn(args.instanceId),
        pageSize: largestPage,
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

/** The audit log files of a TaurusDB instance. Which of them belong to a span is the service's rule, and not documented. */
export const huaweiGetAuditLogs = dataSource<Arguments, AuditLogList>({
  name: "getAuditLogs",
  cloud: "huawei",
  arguments: getAuditLogsArguments,
  rules,
  run: (operation, args) =>
    together(operation, async (joint) => {
      warnOfSuffix(joint, args.instanceId);
      const fetch = await fetchPages(joint, args);
      if (wantsPage(args)) {
        const { rows, total, requestId } = await fetch(spanOf(args), args.offset ?? 0, args.limit ?? defaultPage);
        return { auditLogs: rows, totalCount: total ?? rows.length, requestIds: [requestId] };
      }
      const pages = await listPages(fetch, args);
      const auditLogs = merged(pages).slice(0, args.maxResults);
      return { auditLogs, totalCount: auditLogs.length, requestIds: pages.map(({ requestId }) => requestId) };
    }),
});
