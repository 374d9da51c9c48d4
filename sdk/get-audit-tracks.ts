import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { getAuditTracksArguments, TrackList } from "../provider/clouds/tencent/audit-tracks";
import type { Inputs } from "./inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "./invoke";

/** The arguments of {@link getAuditTracks}. */
export type GetAuditTracksArgs = z.input<typeof getAuditTracksArguments>;

/** The result of {@link getAuditTracks}. */
export type GetAuditTracksResult = TrackList;

/**
 * The audit tracks of a region: all of them, or one page when `pageNumber` or `pageSize` is given.
 *
 * @example
 * ```ts
 * const { tracks } = await audit.getAuditTracks({ cloud: "tencent", region: "ap-guangzhou" });
 * ```
 */
export function getAuditTracks(args: GetAuditTracksArgs, options?: GetOptions): Promise<GetAuditTracksResult> {
  return get("getAuditTracks", args, options);
}

/** {@link getAuditTracks} of arguments that may come from resources. */
export function getAuditTracksOutput(
  args: Inputs<GetAuditTracksArgs>,
  options?: GetOutputOptions,
): pulumi.Output<GetAuditTracksResult> {
  return getOutput("getAuditTracks", args, options);
}
