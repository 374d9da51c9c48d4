import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "../invoke";
import type { GetAuditTracksByCloud } from "../types/get-audit-tracks";

/** The arguments of {@link getAuditTracks}. */
export type GetAuditTracksArgs = GetAuditTracksByCloud[keyof GetAuditTracksByCloud]["args"];

/** The result of {@link getAuditTracks} on a cloud: the fields that the cloud's own list has. */
export type GetAuditTracksResult<C extends keyof GetAuditTracksByCloud = keyof GetAuditTracksByCloud> =
  GetAuditTracksByCloud[C]["result"];

/**
 * The audit tracks of a region. On Tencent Cloud all of them, or one page when `pageNumber` or `pageSize` is given.
 *
 * @see https://www.tencentcloud.com/document/api/1021/46287
 * @see https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-describetrails
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/ListTrackers.html
 * @see https://www.volcengine.com/docs/7015/166043
 *
 * @example
 * ```ts
 * const { tracks } = await audit.getAuditTracks({ cloud: "tencent", region: "ap-guangzhou" });
 * ```
 */
export function getAuditTracks<C extends keyof GetAuditTracksByCloud>(
  args: { cloud: C } & GetAuditTracksByCloud[C]["args"],
  options?: GetOptions,
): Promise<GetAuditTracksResult<C>> {
  return get("getAuditTracks", args, options);
}

/** {@link getAuditTracks} of arguments that may come from resources. */
export function getAuditTracksOutput<C extends keyof GetAuditTracksByCloud>(
  args: { cloud: C } & Inputs<GetAuditTracksByCloud[C]["args"]>,
  options?: GetOutputOptions,
): pulumi.Output<GetAuditTracksResult<C>> {
  return getOutput("getAuditTracks", args, options);
}
