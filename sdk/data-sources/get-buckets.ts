import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "../invoke";
import type { GetBucketsByCloud } from "../types/get-buckets";

/** The arguments of {@link getBuckets}. */
export type GetBucketsArgs = GetBucketsByCloud[keyof GetBucketsByCloud]["args"];

/** The result of {@link getBuckets}. */
export type GetBucketsResult = GetBucketsByCloud[keyof GetBucketsByCloud]["result"];

/**
 * All buckets of the account, in all regions. A bucket that was made a moment ago may be missing.
 *
 * @see https://cloud.tencent.com/document/product/436/8291
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/listbuckets
 * @see https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0020.html
 * @see https://www.volcengine.com/docs/6349/74850
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
