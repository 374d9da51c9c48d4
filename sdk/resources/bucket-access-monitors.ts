import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import {
  type BucketAccessMonitorsArgs,
  type BucketAccessMonitorsOutputs,
  bucketAccessMonitors,
} from "../types/bucket-access-monitors";

export type {
  AlibabaBucketAccessMonitorsArgs,
  BucketAccessMonitorsArgs,
  TencentBucketAccessMonitorsArgs,
  VolcengineBucketAccessMonitorsArgs,
} from "../types/bucket-access-monitors";

/**
 * Keeps the access monitoring of many existing buckets of one cloud in a declared state, as one resource. Each bucket is taken over,
 * changed and ended as a `BucketAccessMonitor` would be. When some fail, what was done is kept, and the next `up` goes on.
 *
 * @see https://cloud.tencent.com/document/product/436
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketaccessmonitor
 * @see https://www.volcengine.com/docs/6349/1286652
 *
 * @example
 * ```ts
 * new audit.BucketAccessMonitors("logs", { cloud: "tencent", patterns: { "ap-guangzhou": "logs-*" }, status: "Enabled" });
 * ```
 */
export class BucketAccessMonitors extends resourceOf<BucketAccessMonitorsOutputs>() {
  constructor(name: string, args: BucketAccessMonitorsArgs, options?: pulumi.CustomResourceOptions) {
    const declared = bucketAccessMonitors.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
