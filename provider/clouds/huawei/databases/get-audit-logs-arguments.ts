import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { field } from "../../../core/fields/field";
import { laterEnd } from "../../../core/listing/later-end";
import { type TimeWindow, wholeSeconds } from "../../../core/listing/time-windows";
import { timestampField } from "../../../core/listing/timestamps";
import { instanceIdField, projectIdField, regionField } from "../fields";
import { dialects, engineField } from "./service";

/** "The time span cannot be longer than 30 days." */
export const longestSpanMs = 30 * 24 * 60 * 60_000;

export const getAuditLogsArguments = z.object({
  cloud: field(z.literal("huawei"), { doc: "The cloud whose database audit logs are listed." }),
  region: field(regionField, { doc: "The region of the instance, such as `cn-north-4`." }),
  projectId: field(projectIdField.optional(), {
    doc: "The project of the instance, 32 letters and digits. By default that of the configuration, of the environment or of the credentials, else the one that has the region's name.",
  }),
  engine: field(engineField.default("taurusdb"), { doc: "The service of the instance: `taurusdb` or `rds`." }),
  instanceId: field(instanceIdField, {
    doc: "The instance, 36 letters and digits that end in `in07` for TaurusDB, in `in01` for RDS.",
  }),
  startTime: field(timestampField, {
    doc: "Start of the time range: a Date, or text with an offset such as `2026-01-15T08:00:00Z`.",
  }),
  endTime: field(timestampField, {
    doc: "End of the time range, later than `startTime`. Spans over 30 days are asked for in parts.",
  }),
  offset: field(z.int().min(0).optional(), {
    doc: "Only one page: how many rows are skipped before it, 0 when only `limit` is given.",
  }),
  limit: field(z.int().min(1).max(dialects.taurusdb.logs.largestPage).optional(), {
    doc: "Only one page: its size, 1 to 100 (RDS: 50); 10 when only `offset` is given.",
  }),
  maxResults: field(z.int().min(1).optional(), { doc: "Stops when so many were found. All when it is not given." }),
});

export type Arguments = z.output<typeof getAuditLogsArguments>;

/** With `offset` or `limit`: exactly one page. */
export const wantsPage = ({ offset, limit }: Pick<Arguments, "offset" | "limit">) =>
  offset !== undefined || limit !== undefined;

/** What is asked for, in the seconds that the service knows. */
export const spanOf = ({ startTime, endTime }: Pick<Arguments, "startTime" | "endTime">): TimeWindow =>
  wholeSeconds({ startMs: startTime.getTime(), endMs: endTime.getTime() });

/** The span of one page. Whole seconds may make a span of 30 days a second longer, which the service would refuse. */
export function pageSpanOf(args: Pick<Arguments, "startTime" | "endTime">): TimeWindow {
  const { startMs, endMs } = spanOf(args);
  return { startMs, endMs: Math.min(endMs, startMs + longestSpanMs) };
}

export const rules: Rule<Arguments>[] = [
  laterEnd,
  {
    fields: ["startTime", "endTime", "offset", "limit"],
    check(args) {
      const spanMs = args.endTime.getTime() - args.startTime.getTime();
      if (!wantsPage(args) || spanMs <= longestSpanMs) return undefined;
      const reason =
        "must be at most 30 days after startTime when one page is asked for by offset or limit; without these two, " +
        "longer spans are asked for in parts";
      return { property: "endTime", reason };
    },
  },
  {
    fields: ["engine", "limit"],
    check({ engine, limit }) {
      const { title, logs } = dialects[engine];
      if (limit === undefined || limit <= logs.largestPage) return undefined;
      return { property: "limit", reason: `must be at most ${logs.largestPage} for ${title}, but ${limit} was given` };
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
