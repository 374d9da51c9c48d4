import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "../invoke";
import type { GetBucketAccessLogByCloud } from "../types/get-bucket-access-log";

/** The arguments of {@link getBucketAccessLog}. */
export type GetBucketAccessLogArgs = GetBucketAccessLogByCloud[keyof GetBucketAccessLogByCloud]["args"];

/** The result of {@link getBucketAccessLog}. */
export type GetBucketAccessLogResult = GetBucketAccessLogByCloud[keyof GetBucketAccessLogByCloud]["result"];

/**
 * Whether the access to one bucket is logged, and to where.
 *
 * @see https://cloud.tencent.com/document/product/436/17053
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketlogging
 * @see https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0033.html
 * @see https://www.volcengine.com/docs/6349/74834
 *
 * @example
 * ```ts
 * const { status, targetBucket } = await audit.getBucketAccessLog({ cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" });
 * ```
 */
export function getBucketAccessLog(
  args: GetBucketAccessLogArgs,
  options?: GetOptions,
): Promise<GetBucketAccessLogResult> {
  return get("getBucketAccessLog", args, options);
}

/** {@link getBucketAccessLog} of arguments that may come from resources. */
export function getBucketAccessLogOutput(
  args: Inputs<GetBucketAccessLogArgs>,
  options?: GetOutputOptions,
): pulumi.Output<GetBucketAccessLogResult> {
  return getOutput("getBucketAccessLog", args, options);
}
