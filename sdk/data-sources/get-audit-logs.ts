import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "../invoke";
import type { GetAuditLogsByCloud } from "../types/get-audit-logs";

/** The arguments of {@link getAuditLogs}. */
export type GetAuditLogsArgs = GetAuditLogsByCloud[keyof GetAuditLogsByCloud]["args"];

/** The result of {@link getAuditLogs} on a cloud: sizes in KB, and the fields that the cloud's own list has. */
export type GetAuditLogsResult<C extends keyof GetAuditLogsByCloud = keyof GetAuditLogsByCloud> =
  GetAuditLogsByCloud[C]["result"];

/**
 * The audit log files of a database instance. Huawei Cloud writes them by itself: all pages are fetched, and spans over 30 days in
 * parts, unless `offset` or `limit` asks for one page. Elsewhere they are exports that somebody asked for, so that an empty list does not
 * mean that nothing was recorded. This never asks for one.
 *
 * @see https://cloud.tencent.com/document/api/236
 * @see https://api.aliyun.com/document/DAS/2020-01-16/DescribeSqlLogTasks
 * @see https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListAuditLogs.html
 *
 * @example
 * ```ts
 * const { auditLogs } = await audit.getAuditLogs({
 *   cloud: "huawei", region: "cn-north-4", instanceId: "3d39c18788b54a919bab633874c159dfin07",
 *   startTime: "2026-01-01T00:00:00Z", endTime: new Date(),
 * });
 * ```
 */
export function getAuditLogs<C extends keyof GetAuditLogsByCloud>(
  args: { cloud: C } & GetAuditLogsByCloud[C]["args"],
  options?: GetOptions,
): Promise<GetAuditLogsResult<C>> {
  return get("getAuditLogs", args, options);
}

/** {@link getAuditLogs} of arguments that may come from resources. */
export function getAuditLogsOutput<C extends keyof GetAuditLogsByCloud>(
  args: { cloud: C } & Inputs<GetAuditLogsByCloud[C]["args"]>,
  options?: GetOutputOptions,
): pulumi.Output<GetAuditLogsResult<C>> {
  return getOutput("getAuditLogs", args, options);
}
