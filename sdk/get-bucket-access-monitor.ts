import type * as pulumi from "@pulumi/pulumi";
import type { BucketAccessMonitorArgs } from "./bucket-access-monitor";
import type { Inputs } from "./inputs";
import { type GetOptions, type GetOutputOptions, get, getOutput } from "./invoke";

/** The arguments of {@link getBucketAccessMonitor}. */
export interface GetBucketAccessMonitorArgs {
  cloud: BucketAccessMonitorArgs["cloud"];
  /** By default that of the configuration. */
  region?: string;
  /** With the appid on Tencent Cloud. */
  bucket: string;
}

/** The result of {@link getBucketAccessMonitor}. */
export interface GetBucketAccessMonitorResult {
  status: "Enabled" | "Disabled";
  /** Names this call in questions to the vendor. */
  requestId: string;
}

/**
 * Whether the access to one bucket is monitored.
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
