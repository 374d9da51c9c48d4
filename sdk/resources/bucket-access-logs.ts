import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import { type BucketAccessLogsArgs, type BucketAccessLogsOutputs, bucketAccessLogs } from "../types/bucket-access-logs";

export type {
  AlibabaBucketAccessLogsArgs,
  BucketAccessLogsArgs,
  HuaweiBucketAccessLogsArgs,
  TencentBucketAccessLogsArgs,
  VolcengineBucketAccessLogsArgs,
} from "../types/bucket-access-logs";

/**
 * Keeps the access logs of many existing buckets of one cloud in a declared state, as one resource. Each bucket is taken over, changed
 * and ended as a `BucketAccessLog` would be. When some fail, what was done is kept, and the next `up` goes on.
 *
 * @see https://cloud.tencent.com/document/product/436/17054
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketlogging
 * @see https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0032.html
 * @see https://www.volcengine.com/docs/6349/74834
 *
 * @example
 * ```ts
 * new audit.BucketAccessLogs("logs", {
 *   cloud: "tencent",
 *   patterns: { "ap-guangzhou": "app-*" },
 *   status: "Enabled",
 *   targetBuckets: { "ap-guangzhou": "audit-1250000000" },
 *   targetPrefix: "logs/{bucket}/",
 * });
 * ```
 */
export class BucketAccessLogs extends resourceOf<BucketAccessLogsOutputs>() {
  constructor(name: string, args: BucketAccessLogsArgs, options?: pulumi.CustomResourceOptions) {
    const declared = bucketAccessLogs.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
