import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "../invoke";
import type { GetAuditEventsByCloud } from "../types/get-audit-events";

/** The arguments of {@link getAuditEvents}; the filters are each cloud's own. */
export type GetAuditEventsArgs = GetAuditEventsByCloud[keyof GetAuditEventsByCloud]["args"];

/** The result of {@link getAuditEvents}: newest first, times as ISO 8601 in UTC, the vendor's record in `raw`. */
export type GetAuditEventsResult = GetAuditEventsByCloud[keyof GetAuditEventsByCloud]["result"];

/**
 * What happened in the account, as its audit service recorded it: all pages, and long spans in parts. CloudAudit, ActionTrail
 * and CloudTrail look back 90 days, the latter two by two calls a second, CTS looks back 7 days; `maxResults` and filters shorten the wait.
 *
 * @see https://www.tencentcloud.com/document/api/1021/55229
 * @see https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-lookupevents
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/ListTraces.html
 * @see https://www.volcengine.com/docs/7015/166043
 *
 * @example
 * ```ts
 * const { events } = await audit.getAuditEvents({
 *   cloud: "alibaba", region: "cn-hangzhou", startTime: "2026-01-01T00:00:00Z", endTime: new Date(),
 *   attributes: [{ key: "EventName", value: "StopLogging" }],
 * });
 * ```
 */
export function getAuditEvents(args: GetAuditEventsArgs, options?: GetOptions): Promise<GetAuditEventsResult> {
  return get("getAuditEvents", args, options);
}

/** {@link getAuditEvents} of arguments that may come from resources. */
export function getAuditEventsOutput(
  args: Inputs<GetAuditEventsArgs>,
  options?: GetOutputOptions,
): pulumi.Output<GetAuditEventsResult> {
  return getOutput("getAuditEvents", args, options);
}
