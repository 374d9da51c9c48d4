// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `BucketAccessMonitors` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/product/436
 *
 * @example
 * ```ts
 * new audit.BucketAccessMonitors("example", {
 *   cloud: "tencent",
 *   buckets: { "ap-guangzhou": ["reports-1250000000"] },
 *   status: "Enabled",
 * });
 * ```
 */
export interface TencentBucketAccessMonitorsArgs {
  /**
   * The cloud that holds the buckets.
   *
   * A change replaces the resource.
   */
  cloud: "tencent";
  /**
   * The names of existing buckets by region, such as from `getBuckets`; either this or `patterns`. A bucket that
   * leaves the list is ended by `onDelete`.
   */
  buckets?: pulumi.Input<Record<string, pulumi.Input<string>[]> | undefined>;
  /**
   * By region, which of the account's buckets there are meant: a name in which `*` stands for anything. They are
   * looked up at each preview and up. A bucket leaves the fleet when it is gone or when the pattern changes, never
   * because a list lacks it.
   */
  patterns?: pulumi.Input<Record<string, string> | undefined>;
  /**
   * Whether the last access time of objects is recorded, in each bucket that is no exception.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /** Buckets with another status, by region and name. A bucket that drifted shows up here. */
  exceptions?: pulumi.Input<Record<string, Record<string, "Enabled" | "Disabled">> | undefined>;
  /**
   * What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the status that was
   * found, `disable` switches monitoring off, `keep` leaves it as it is. Switching off loses the access history.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches monitoring off, which loses the access history.
   * - `keep`: Leaves monitoring as it is, so that the access history goes on.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
  /**
   * The minimum number of buckets of the fleet; fewer are an error. Without it a change by which more than half of
   * the buckets leave is refused.
   */
  minimum?: pulumi.Input<number | undefined>;
  /**
   * The status that buckets had before they came under management by other resources, by region and name, as
   * `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it
   * after the first `up`.
   */
  formerStatuses?: pulumi.Input<Record<string, Record<string, "Enabled" | "Disabled">> | undefined>;
}

/**
 * The arguments of `BucketAccessMonitors` on Alibaba Cloud.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketaccessmonitor
 *
 * @example
 * ```ts
 * new audit.BucketAccessMonitors("example", {
 *   cloud: "alibaba",
 *   buckets: { "cn-hangzhou": ["reports"] },
 *   status: "Enabled",
 * });
 * ```
 */
export interface AlibabaBucketAccessMonitorsArgs {
  /**
   * The cloud that holds the buckets.
   *
   * A change replaces the resource.
   */
  cloud: "alibaba";
  /**
   * The names of existing buckets by region, such as from `getBuckets`; either this or `patterns`. A bucket that
   * leaves the list is ended by `onDelete`.
   */
  buckets?: pulumi.Input<Record<string, pulumi.Input<string>[]> | undefined>;
  /**
   * By region, which of the account's buckets there are meant: a name in which `*` stands for anything. They are
   * looked up at each preview and up. A bucket leaves the fleet when it is gone or when the pattern changes, never
   * because a list lacks it.
   */
  patterns?: pulumi.Input<Record<string, string> | undefined>;
  /**
   * Whether the last access time of objects is recorded, in each bucket that is no exception.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /** Buckets with another status, by region and name. A bucket that drifted shows up here. */
  exceptions?: pulumi.Input<Record<string, Record<string, "Enabled" | "Disabled">> | undefined>;
  /**
   * What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the status that was
   * found, `disable` switches monitoring off, `keep` leaves it as it is. Switching off loses the access history.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches monitoring off, which loses the access history.
   * - `keep`: Leaves monitoring as it is, so that the access history goes on.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
  /**
   * The minimum number of buckets of the fleet; fewer are an error. Without it a change by which more than half of
   * the buckets leave is refused.
   */
  minimum?: pulumi.Input<number | undefined>;
  /**
   * The status that buckets had before they came under management by other resources, by region and name, as
   * `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it
   * after the first `up`.
   */
  formerStatuses?: pulumi.Input<Record<string, Record<string, "Enabled" | "Disabled">> | undefined>;
}

/**
 * The arguments of `BucketAccessMonitors` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/6349/1286652
 *
 * @example
 * ```ts
 * new audit.BucketAccessMonitors("example", {
 *   cloud: "volcengine",
 *   buckets: { "cn-beijing": ["reports"] },
 *   status: "Enabled",
 * });
 * ```
 */
export interface VolcengineBucketAccessMonitorsArgs {
  /**
   * The cloud that holds the buckets.
   *
   * A change replaces the resource.
   */
  cloud: "volcengine";
  /**
   * The names of existing buckets by region, such as from `getBuckets`; either this or `patterns`. A bucket that
   * leaves the list is ended by `onDelete`.
   */
  buckets?: pulumi.Input<Record<string, pulumi.Input<string>[]> | undefined>;
  /**
   * By region, which of the account's buckets there are meant: a name in which `*` stands for anything. They are
   * looked up at each preview and up. A bucket leaves the fleet when it is gone or when the pattern changes, never
   * because a list lacks it.
   */
  patterns?: pulumi.Input<Record<string, string> | undefined>;
  /**
   * Whether the last access time of objects is recorded, in each bucket that is no exception.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /** Buckets with another status, by region and name. A bucket that drifted shows up here. */
  exceptions?: pulumi.Input<Record<string, Record<string, "Enabled" | "Disabled">> | undefined>;
  /**
   * What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the status that was
   * found, `disable` switches monitoring off, `keep` leaves it as it is. Switching off loses the access history.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches monitoring off, which loses the access history.
   * - `keep`: Leaves monitoring as it is, so that the access history goes on.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
  /**
   * The minimum number of buckets of the fleet; fewer are an error. Without it a change by which more than half of
   * the buckets leave is refused.
   */
  minimum?: pulumi.Input<number | undefined>;
  /**
   * The status that buckets had before they came under management by other resources, by region and name, as
   * `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it
   * after the first `up`.
   */
  formerStatuses?: pulumi.Input<Record<string, Record<string, "Enabled" | "Disabled">> | undefined>;
}

/** The arguments of `BucketAccessMonitors`; `cloud` says which. */
export type BucketAccessMonitorsArgs =
  | TencentBucketAccessMonitorsArgs
  | AlibabaBucketAccessMonitorsArgs
  | VolcengineBucketAccessMonitorsArgs;

/** What a program may read of `BucketAccessMonitors`: arguments, what is filled in, and what only the cloud says. */
export interface BucketAccessMonitorsOutputs {
  /** The cloud that holds the buckets. */
  readonly cloud: pulumi.Output<"tencent" | "alibaba" | "volcengine">;
  /**
   * The names of existing buckets by region, such as from `getBuckets`; either this or `patterns`. A bucket that
   * leaves the list is ended by `onDelete`.
   */
  readonly buckets: pulumi.Output<Record<string, string[]> | undefined>;
  /**
   * By region, which of the account's buckets there are meant: a name in which `*` stands for anything. They are
   * looked up at each preview and up. A bucket leaves the fleet when it is gone or when the pattern changes, never
   * because a list lacks it.
   */
  readonly patterns: pulumi.Output<Record<string, string> | undefined>;
  /**
   * Whether the last access time of objects is recorded, in each bucket that is no exception.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /** Buckets with another status, by region and name. A bucket that drifted shows up here. */
  readonly exceptions: pulumi.Output<Record<string, Record<string, "Enabled" | "Disabled">> | undefined>;
  /**
   * What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the status that was
   * found, `disable` switches monitoring off, `keep` leaves it as it is. Switching off loses the access history.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches monitoring off, which loses the access history.
   * - `keep`: Leaves monitoring as it is, so that the access history goes on.
   */
  readonly onDelete: pulumi.Output<"restore" | "disable" | "keep">;
  /**
   * The minimum number of buckets of the fleet; fewer are an error. Without it a change by which more than half of
   * the buckets leave is refused.
   */
  readonly minimum: pulumi.Output<number | undefined>;
  /**
   * The status that buckets had before they came under management by other resources, by region and name, as
   * `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it
   * after the first `up`.
   */
  readonly formerStatuses: pulumi.Output<Record<string, Record<string, "Enabled" | "Disabled">> | undefined>;
  /**
   * The status that most buckets were found with when they came under management.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly previousStatus: pulumi.Output<"Enabled" | "Disabled">;
  /** The buckets that were found with the other status, by region. */
  readonly previousExceptions: pulumi.Output<Record<string, string[]> | undefined>;
}

export const bucketAccessMonitors = new ManagedKind("BucketAccessMonitors", [
  "cloud",
  "buckets",
  "patterns",
  "status",
  "exceptions",
  "onDelete",
  "minimum",
  "formerStatuses",
  "previousStatus",
  "previousExceptions",
]);
