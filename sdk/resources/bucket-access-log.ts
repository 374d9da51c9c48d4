import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import { type BucketAccessLogArgs, type BucketAccessLogOutputs, bucketAccessLog } from "../types/bucket-access-log";

export type {
  AlibabaBucketAccessLogArgs,
  BucketAccessLogArgs,
  HuaweiBucketAccessLogArgs,
  TencentBucketAccessLogArgs,
  VolcengineBucketAccessLogArgs,
} from "../types/bucket-access-log";

/**
 * Keeps the access log of one existing bucket, a record of each request to it that is delivered to a target bucket as
 * files, in a declared state. What was found is the output `previousLog`, which `onDelete: "restore"` puts back as one
 * thing. Neither bucket is made or deleted, and files that were delivered stay.
 *
 * @see https://cloud.tencent.com/document/product/436/17054
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketlogging
 * @see https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0032.html
 * @see https://www.volcengine.com/docs/6349/74834
 *
 * @example
 * ```ts
 * new audit.BucketAccessLog("logs", {
 *   cloud: "tencent", region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled",
 *   targetBucket: "audit-1250000000", targetPrefix: "logs/",
 * });
 * ```
 */
export class BucketAccessLog extends resourceOf<BucketAccessLogOutputs>() {
  constructor(name: string, args: BucketAccessLogArgs, options?: pulumi.CustomResourceOptions) {
    const declared = bucketAccessLog.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
