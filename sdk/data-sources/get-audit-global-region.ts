import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "../invoke";
import type { GetAuditGlobalRegionByCloud } from "../types/get-audit-global-region";

/** The arguments of {@link getAuditGlobalRegion}. */
export type GetAuditGlobalRegionArgs = GetAuditGlobalRegionByCloud[keyof GetAuditGlobalRegionByCloud]["args"];

/** The result of {@link getAuditGlobalRegion}. */
export type GetAuditGlobalRegionResult = GetAuditGlobalRegionByCloud[keyof GetAuditGlobalRegionByCloud]["result"];

/**
 * The region in which the account's global events are recorded; changing it needs a ticket at the vendor.
 *
 * @see https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-getglobaleventsstorageregion
 *
 * @example
 * ```ts
 * const { storageRegion } = await audit.getAuditGlobalRegion({ cloud: "alibaba", region: "cn-hangzhou" });
 * ```
 */
export function getAuditGlobalRegion(
  args: GetAuditGlobalRegionArgs,
  options?: GetOptions,
): Promise<GetAuditGlobalRegionResult> {
  return get("getAuditGlobalRegion", args, options);
}

/** {@link getAuditGlobalRegion} of arguments that may come from resources. */
export function getAuditGlobalRegionOutput(
  args: Inputs<GetAuditGlobalRegionArgs>,
  options?: GetOutputOptions,
): pulumi.Output<GetAuditGlobalRegionResult> {
  return getOutput("getAuditGlobalRegion", args, options);
}
