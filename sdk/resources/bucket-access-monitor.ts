import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import {
  type BucketAccessMonitorArgs,
  type BucketAccessMonitorOutputs,
  bucketAccessMonitor,
} from "../types/bucket-access-monitor";

export type {
  AlibabaBucketAccessMonitorArgs,
  BucketAccessMonitorArgs,
  TencentBucketAccessMonitorArgs,
  VolcengineBucketAccessMonitorArgs,
} from "../types/bucket-access-monitor";

/**
 * Keeps the access monitoring of one existing bucket, its record of when each object was last read, in a declared state.
 * The bucket itself is neither made nor deleted. Switching monitoring off loses the access history.
 *
 * @see https://cloud.tencent.com/document/product/436
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketaccessmonitor
 * @see https://www.volcengine.com/docs/6349/1286652
 *
 * @example
 * ```ts
 * new audit.BucketAccessMonitor("logs", {
 *   cloud: "tencent", region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled",
 * });
 * ```
 */
export class BucketAccessMonitor extends resourceOf<BucketAccessMonitorOutputs>() {
  constructor(name: string, args: BucketAccessMonitorArgs, options?: pulumi.CustomResourceOptions) {
    const declared = bucketAccessMonitor.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
