import * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import { type GetOutputOptions, getOutput } from "../invoke";
import type { GetAuditLogLinksByCloud } from "../types/get-audit-log-links";

/** The arguments of {@link getAuditLogLinksOutput}. */
export type GetAuditLogLinksArgs = Inputs<GetAuditLogLinksByCloud[keyof GetAuditLogLinksByCloud]["args"]>;

/** The result of {@link getAuditLogLinksOutput}. */
export type GetAuditLogLinksResult = GetAuditLogLinksByCloud[keyof GetAuditLogLinksByCloud]["result"];

/**
 * Links to audit log files, in the order of the ids. Whoever has a link can read the file, so the
 * result is always secret, and there is no form that returns a Promise, which cannot be.
 *
 * On Huawei Cloud a link is valid for 5 minutes. On Tencent Cloud there is one as long as there is the file, which is 24 hours. On
 * Alibaba Cloud it is valid until the time that stands in it.
 *
 * @see https://cloud.tencent.com/document/api/236
 * @see https://api.aliyun.com/document/DAS/2020-01-16/DescribeSqlLogTask
 * @see https://support.huaweicloud.com/intl/en-us/api-taurusdb/ShowAuditLogDownloadLink.html
 *
 * @example
 * ```ts
 * const logs = audit.getAuditLogsOutput({ cloud: "huawei", region, instanceId, startTime, endTime });
 * const { links } = audit.getAuditLogLinksOutput({
 *   cloud: "huawei", region, instanceId, ids: logs.auditLogs.apply((files) => files.map(({ id }) => id)),
 * });
 * ```
 */
export function getAuditLogLinksOutput(
  args: GetAuditLogLinksArgs,
  options?: GetOutputOptions,
): pulumi.Output<GetAuditLogLinksResult> {
  return pulumi.secret(getOutput<GetAuditLogLinksResult>("getAuditLogLinks", args, options));
}
