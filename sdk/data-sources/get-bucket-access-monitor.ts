import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "../invoke";
import type { GetBucketAccessMonitorByCloud } from "../types/get-bucket-access-monitor";

/** The arguments of {@link getBucketAccessMonitor}. */
export type GetBucketAccessMonitorArgs = GetBucketAccessMonitorByCloud[keyof GetBucketAccessMonitorByCloud]["args"];

/** The result of {@link getBucketAccessMonitor}. */
export type GetBucketAccessMonitorResult = GetBucketAccessMonitorByCloud[keyof GetBucketAccessMonitorByCloud]["result"];

/**
 * Whether the access to one bucket is monitored.
 *
 * @see https://cloud.tencent.com/document/product/436
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketaccessmonitor
 * @see https://www.volcengine.com/docs/6349/1286653
 *
 * @example
 * ```ts
 * const { status } = await audit.getBucketAccessMonitor({ cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" });
 * ```
 */
export function getBucketAccessMonitor(
  args: GetBucketAccessMonitorArgs,
  options?: GetOptions,
): Promise<GetBucketAccessMonitorResult> {
  return get("getBucketAccessMonitor", args, options);
}

/** {@link getBucketAccessMonitor} of arguments that may come from resources. */
export function getBucketAccessMonitorOutput(
  args: Inputs<GetBucketAccessMonitorArgs>,
  options?: GetOutputOptions,
): pulumi.Output<GetBucketAccessMonitorResult> {
  return getOutput("getBucketAccessMonitor", args, options);
}
