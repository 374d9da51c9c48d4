// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `BucketAccessMonitor` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/product/436
 *
 * @example
 * ```ts
 * new audit.BucketAccessMonitor("example", {
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   bucket: "logs-1250000000",
 *   status: "Enabled",
 * });
 * ```
 */
export interface TencentBucketAccessMonitorArgs {
  /**
   * The cloud that holds the bucket.
   *
   * A change replaces the resource.
   */
  cloud: "tencent";
  /**
   * The region of the bucket, such as `ap-guangzhou` or `cn-hangzhou`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The name of an existing bucket; on Tencent Cloud with the appid, as in `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: pulumi.Input<string>;
  /**
   * Whether the last access time of objects is recorded.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * What happens on destroy: `restore` puts back the status that was found, `disable` switches monitoring off,
   * `keep` leaves it as it is. Switching off loses the access history: set `keep` where the history is needed after
   * the stack, or where another stack takes the bucket over.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches monitoring off, which loses the access history.
   * - `keep`: Leaves monitoring as it is, so that the access history goes on.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
}

/**
 * The arguments of `BucketAccessMonitor` on Alibaba Cloud.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketaccessmonitor
 *
 * @example
 * ```ts
 * new audit.BucketAccessMonitor("example", {
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   bucket: "archive",
 *   status: "Enabled",
 * });
 * ```
 */
export interface AlibabaBucketAccessMonitorArgs {
  /**
   * The cloud that holds the bucket.
   *
   * A change replaces the resource.
   */
  cloud: "alibaba";
  /**
   * The region of the bucket, such as `ap-guangzhou` or `cn-hangzhou`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The name of an existing bucket; on Tencent Cloud with the appid, as in `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: pulumi.Input<string>;
  /**
   * Whether the last access time of objects is recorded.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * What happens on destroy: `restore` puts back the status that was found, `disable` switches monitoring off,
   * `keep` leaves it as it is. Switching off loses the access history: set `keep` where the history is needed after
   * the stack, or where another stack takes the bucket over.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches monitoring off, which loses the access history.
   * - `keep`: Leaves monitoring as it is, so that the access history goes on.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
}

/**
 * The arguments of `BucketAccessMonitor` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/6349/1286652
 *
 * @example
 * ```ts
 * new audit.BucketAccessMonitor("example", {
 *   cloud: "volcengine",
 *   region: "cn-beijing",
 *   bucket: "lake",
 *   status: "Enabled",
 * });
 * ```
 */
export interface VolcengineBucketAccessMonitorArgs {
  /**
   * The cloud that holds the bucket.
   *
   * A change replaces the resource.
   */
  cloud: "volcengine";
  /**
   * The region of the bucket, such as `ap-guangzhou` or `cn-hangzhou`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The name of an existing bucket; on Tencent Cloud with the appid, as in `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: pulumi.Input<string>;
  /**
   * Whether the last access time of objects is recorded.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * What happens on destroy: `restore` puts back the status that was found, `disable` switches monitoring off,
   * `keep` leaves it as it is. Switching off loses the access history: set `keep` where the history is needed after
   * the stack, or where another stack takes the bucket over.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches monitoring off, which loses the access history.
   * - `keep`: Leaves monitoring as it is, so that the access history goes on.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
}

/** The arguments of `BucketAccessMonitor`; `cloud` says which. */
export type BucketAccessMonitorArgs =
  | TencentBucketAccessMonitorArgs
  | AlibabaBucketAccessMonitorArgs
  | VolcengineBucketAccessMonitorArgs;

/** What a program may read of `BucketAccessMonitor`: arguments, what is filled in, and what only the cloud says. */
export interface BucketAccessMonitorOutputs {
  /** The cloud that holds the bucket. */
  readonly cloud: pulumi.Output<"tencent" | "alibaba" | "volcengine">;
  /** The region of the bucket, such as `ap-guangzhou` or `cn-hangzhou`. */
  readonly region: pulumi.Output<string>;
  /** The name of an existing bucket; on Tencent Cloud with the appid, as in `logs-1250000000`. */
  readonly bucket: pulumi.Output<string>;
  /**
   * Whether the last access time of objects is recorded.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /**
   * What happens on destroy: `restore` puts back the status that was found, `disable` switches monitoring off,
   * `keep` leaves it as it is. Switching off loses the access history: set `keep` where the history is needed after
   * the stack, or where another stack takes the bucket over.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches monitoring off, which loses the access history.
   * - `keep`: Leaves monitoring as it is, so that the access history goes on.
   */
  readonly onDelete: pulumi.Output<"restore" | "disable" | "keep">;
  /**
   * The status that was found when the bucket came under management.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly previousStatus: pulumi.Output<"Enabled" | "Disabled">;
}

export const bucketAccessMonitor = new ManagedKind("BucketAccessMonitor", [
  "cloud",
  "region",
  "bucket",
  "status",
  "onDelete",
  "previousStatus",
]);
