import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type {
  getAuditTracksArguments as alibaba,
  TrailList,
} from "../provider/clouds/alibaba/actiontrail/get-audit-tracks";
import type { getAuditTracksArguments as huawei, TrackerList } from "../provider/clouds/huawei/cts/get-audit-tracks";
import type {
  TrackList,
  getAuditTracksArguments as tencent,
} from "../provider/clouds/tencent/cloudaudit/get-audit-tracks";
import type { Inputs, Placed } from "./inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "./invoke";

/** Arguments and results of {@link getAuditTracks}, by cloud. */
interface ByCloud {
  tencent: { args: Placed<z.input<typeof tencent>>; result: TrackList };
  alibaba: { args: Placed<z.input<typeof alibaba>>; result: TrailList };
  huawei: { args: Placed<z.input<typeof huawei>>; result: TrackerList };
}

/** The arguments of {@link getAuditTracks}. */
export type GetAuditTracksArgs = ByCloud[keyof ByCloud]["args"];

/** The result of {@link getAuditTracks} on a cloud: the fields that the cloud's own list has. */
export type GetAuditTracksResult<C extends keyof ByCloud = keyof ByCloud> = ByCloud[C]["result"];

/**
 * The audit tracks of a region. On Tencent Cloud all of them, or one page when `pageNumber` or `pageSize` is given.
 *
 * @example
 * ```ts
 * const { tracks } = await audit.getAuditTracks({ cloud: "tencent", region: "ap-guangzhou" });
 * ```
 */
export function getAuditTracks<A extends GetAuditTracksArgs>(
  args: A,
  options?: GetOptions,
): Promise<GetAuditTracksResult<A["cloud"]>> {
  return get("getAuditTracks", args, options);
}

/** {@link getAuditTracks} of arguments that may come from resources. */
export function getAuditTracksOutput<A extends Inputs<GetAuditTracksArgs>>(
  args: A,
  options?: GetOutputOptions,
): pulumi.Output<GetAuditTracksResult<A["cloud"]>> {
  return getOutput("getAuditTracks", args, options);
}
