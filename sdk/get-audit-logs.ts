import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "./invoke";
import type { GetAuditLogsByCloud } from "./types/get-audit-logs";

/** The arguments of {@link getAuditLogs}. */
export type GetAuditLogsArgs = GetAuditLogsByCloud[keyof GetAuditLogsByCloud]["args"];

/** The result of {@link getAuditLogs}: sizes in KB, times as the vendor writes them (`2026-01-15T08:00:00+0000`). */
export type GetAuditLogsResult = GetAuditLogsByCloud[keyof GetAuditLogsByCloud]["result"];

/**
 * The audit log files of a TaurusDB instance, by begin time. All pages are fetched, and spans over 30 days in parts, unless
 * `offset` or `limit` asks for one page.
 *
 * Vendor's page: https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListAuditLogs.html
 *
 * @example
 * ```ts
 * const { auditLogs } = await audit.getAuditLogs({
 *   cloud: "huawei", region: "cn-north-4", instanceId: "3d39c18788b54a919bab633874c159dfin07",
 *   startTime: "2026-01-01T00:00:00Z", endTime: new Date(),
 * });
 * ```
 */
export function getAuditLogs(args: GetAuditLogsArgs, options?: GetOptions): Promise<GetAuditLogsResult> {
  return get("getAuditLogs", args, options);
}

/** {@link getAuditLogs} of arguments that may come from resources. */
export function getAuditLogsOutput(
  args: Inputs<GetAuditLogsArgs>,
  options?: GetOutputOptions,
): pulumi.Output<GetAuditLogsResult> {
  return getOutput("getAuditLogs", args, options);
}
