import type * as pulumi from "@pulumi/pulumi";
import type { Bucket } from "../provider/kinds/get-buckets";
import type { BucketAccessMonitorArgs } from "./bucket-access-monitor";
import type { Inputs } from "./inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "./invoke";

/** The arguments of {@link getBuckets}. */
export interface GetBucketsArgs {
  cloud: BucketAccessMonitorArgs["cloud"];
  /** Only buckets whose name begins with this. */
  prefix?: string;
  /**
   * The least number of buckets that must be found, counted after `prefix`; fewer are an error. A program that declares one
   * resource for each bucket needs it: a list that is short by mistake would delete the resources of the missing buckets.
   */
  minimum?: number;
}

/** The result of {@link getBuckets}. */
export interface GetBucketsResult {
  buckets: Bucket[];
}

/**
 * All buckets of the account, in all regions. A bucket that was made a moment ago may be missing.
 *
 * @example
 * ```ts
 * const { buckets } = await audit.getBuckets({ cloud: "tencent", prefix: "logs-", minimum: 100 });
 * for (const { name, region } of buckets) {
 *   new audit.BucketAccessMonitor(name, { cloud: "tencent", region, bucket: name, status: "Enabled" });
 * }
 * ```
 */
export function getBuckets(args: GetBucketsArgs, options?: GetOptions): Promise<GetBucketsResult> {
  return get("getBuckets", args, options);
}

/** {@link getBuckets} of arguments that may come from resources. */
export function getBucketsOutput(
  args: Inputs<GetBucketsArgs>,
  options?: GetOutputOptions,
): pulumi.Output<GetBucketsResult> {
  return getOutput("getBuckets", args, options);
}
