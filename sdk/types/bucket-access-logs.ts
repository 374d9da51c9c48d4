// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `BucketAccessLogs` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/product/436/17054
 *
 * @example
 * ```ts
 * new audit.BucketAccessLogs("example", {
 *   cloud: "tencent",
 *   buckets: { "ap-guangzhou": ["reports-1250000000"] },
 *   status: "Enabled",
 *   targetBuckets: { "ap-guangzhou": "audit-1250000000" },
 *   targetPrefix: "logs/{bucket}/",
 * });
 * ```
 */
export interface TencentBucketAccessLogsArgs {
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
   * Whether requests are logged, in each bucket that is no exception.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * By region, the bucket that the log files are written to. It must exist, in the same region and account.
   * Required when Enabled, for each region that has a bucket of the fleet.
   */
  targetBuckets?: pulumi.Input<Record<string, string> | undefined>;
  /**
   * What the names of log files begin with. `{bucket}` stands for the name of the bucket, and a slash must follow
   * it, as in `logs/{bucket}/`: so no two buckets share a prefix. Required when Enabled.
   */
  targetPrefix?: pulumi.Input<string | undefined>;
  /**
   * Buckets with another log, by region and name; each is whole, with the fields of a `BucketAccessLog`, as in `{
   * status: "Disabled" }`. A bucket that drifted shows up here.
   */
  exceptions?: pulumi.Input<Record<string, Record<string, Record<string, unknown>>> | undefined>;
  /**
   * Allows a bucket of the fleet to be its own target. Each delivery is a request that is logged again, which costs
   * money and never ends.
   *
   * Default: `false`.
   */
  allowLoop?: pulumi.Input<boolean | undefined>;
  /**
   * What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the logging that
   * was found, as one thing, `disable` switches it off, `keep` leaves it as it is.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
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
   * The logging that buckets had before they came under management by other resources, by region and name, as
   * `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it
   * after the first `up`.
   */
  formerLogs?: pulumi.Input<Record<string, Record<string, Record<string, unknown>>> | undefined>;
}

/**
 * The arguments of `BucketAccessLogs` on Alibaba Cloud.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketlogging
 *
 * @example
 * ```ts
 * new audit.BucketAccessLogs("example", {
 *   cloud: "alibaba",
 *   buckets: { "cn-hangzhou": ["reports"] },
 *   status: "Enabled",
 *   targetBuckets: { "cn-hangzhou": "audit" },
 *   targetPrefix: "logs/{bucket}/",
 * });
 * ```
 */
export interface AlibabaBucketAccessLogsArgs {
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
   * Whether requests are logged, in each bucket that is no exception.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * By region, the bucket that the log files are written to. It must exist, in the same region and account.
   * Required when Enabled, for each region that has a bucket of the fleet.
   */
  targetBuckets?: pulumi.Input<Record<string, string> | undefined>;
  /**
   * What the names of log files begin with. `{bucket}` stands for the name of the bucket, and a slash must follow
   * it, as in `logs/{bucket}/`: so no two buckets share a prefix. Required when Enabled.
   */
  targetPrefix?: pulumi.Input<string | undefined>;
  /**
   * The name of the RAM role by which OSS writes the log files, not its ARN. Unset leaves the role as it is; a
   * bucket without one has `AliyunOSSLoggingDefaultRole`.
   */
  loggingRole?: pulumi.Input<string | undefined>;
  /**
   * Buckets with another log, by region and name; each is whole, with the fields of a `BucketAccessLog`, as in `{
   * status: "Disabled" }`. A bucket that drifted shows up here.
   */
  exceptions?: pulumi.Input<Record<string, Record<string, Record<string, unknown>>> | undefined>;
  /**
   * Allows a bucket of the fleet to be its own target. Each delivery is a request that is logged again, which costs
   * money and never ends.
   *
   * Default: `false`.
   */
  allowLoop?: pulumi.Input<boolean | undefined>;
  /**
   * What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the logging that
   * was found, as one thing, `disable` switches it off, `keep` leaves it as it is.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
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
   * The logging that buckets had before they came under management by other resources, by region and name, as
   * `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it
   * after the first `up`.
   */
  formerLogs?: pulumi.Input<Record<string, Record<string, Record<string, unknown>>> | undefined>;
}

/**
 * The arguments of `BucketAccessLogs` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0032.html
 *
 * @example
 * ```ts
 * new audit.BucketAccessLogs("example", {
 *   cloud: "huawei",
 *   buckets: { "cn-north-4": ["reports"] },
 *   status: "Enabled",
 *   agency: "obs-log-agency",
 *   targetBuckets: { "cn-north-4": "audit" },
 *   targetPrefix: "logs/{bucket}/",
 * });
 * ```
 */
export interface HuaweiBucketAccessLogsArgs {
  /**
   * The cloud that holds the buckets.
   *
   * A change replaces the resource.
   */
  cloud: "huawei";
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
   * Whether requests are logged, in each bucket that is no exception.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * By region, the bucket that the log files are written to. It must exist, in the same region and account.
   * Required when Enabled, for each region that has a bucket of the fleet.
   */
  targetBuckets?: pulumi.Input<Record<string, string> | undefined>;
  /**
   * What the names of log files begin with. `{bucket}` stands for the name of the bucket, and a slash must follow
   * it, as in `logs/{bucket}/`: so no two buckets share a prefix. Required when Enabled.
   */
  targetPrefix?: pulumi.Input<string | undefined>;
  /**
   * The name of the IAM agency by which OBS writes the log files. It must be made first, for the cloud service OBS,
   * with `OBSAssumeLoggingPolicy` for the target. Required when Enabled.
   */
  agency?: pulumi.Input<string | undefined>;
  /** Who else may read or change the log files. Unset means nobody, and takes away what there is. */
  targetGrants?: pulumi.Input<
    | pulumi.Input<{
        /** The id of the account (domain) that is let at the log files. */
        accountId?: pulumi.Input<string | undefined>;
        /** `true` instead of `accountId` lets everyone at the log files. */
        everyone?: pulumi.Input<boolean | undefined>;
        /**
         * What is allowed.
         *
         * - `READ`: Reads the log files.
         * - `WRITE`: Changes and deletes the log files.
         * - `FULL_CONTROL`: Both, and changes who else may.
         */
        permission: pulumi.Input<"READ" | "WRITE" | "FULL_CONTROL">;
      }>[]
    | undefined
  >;
  /**
   * Buckets with another log, by region and name; each is whole, with the fields of a `BucketAccessLog`, as in `{
   * status: "Disabled" }`. A bucket that drifted shows up here.
   */
  exceptions?: pulumi.Input<Record<string, Record<string, Record<string, unknown>>> | undefined>;
  /**
   * Allows a bucket of the fleet to be its own target. Each delivery is a request that is logged again, which costs
   * money and never ends.
   *
   * Default: `false`.
   */
  allowLoop?: pulumi.Input<boolean | undefined>;
  /**
   * What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the logging that
   * was found, as one thing, `disable` switches it off, `keep` leaves it as it is.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
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
   * The logging that buckets had before they came under management by other resources, by region and name, as
   * `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it
   * after the first `up`.
   */
  formerLogs?: pulumi.Input<Record<string, Record<string, Record<string, unknown>>> | undefined>;
}

/**
 * The arguments of `BucketAccessLogs` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/6349/74834
 *
 * @example
 * ```ts
 * new audit.BucketAccessLogs("example", {
 *   cloud: "volcengine",
 *   buckets: { "cn-beijing": ["reports"] },
 *   status: "Enabled",
 *   targetBuckets: { "cn-beijing": "audit" },
 *   targetPrefix: "logs/{bucket}/",
 * });
 * ```
 */
export interface VolcengineBucketAccessLogsArgs {
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
   * Whether requests are logged, in each bucket that is no exception.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * By region, the bucket that the log files are written to. It must exist, in the same region and account.
   * Required when Enabled, for each region that has a bucket of the fleet.
   */
  targetBuckets?: pulumi.Input<Record<string, string> | undefined>;
  /**
   * What the names of log files begin with. `{bucket}` stands for the name of the bucket, and a slash must follow
   * it, as in `logs/{bucket}/`: so no two buckets share a prefix. Required when Enabled.
   */
  targetPrefix?: pulumi.Input<string | undefined>;
  /**
   * The name of the role by which TOS reads the source and writes the log files. Unset leaves the role as it is; a
   * bucket without one has `ServiceRoleforTOSLogging`, which the console makes.
   */
  role?: pulumi.Input<string | undefined>;
  /**
   * Buckets with another log, by region and name; each is whole, with the fields of a `BucketAccessLog`, as in `{
   * status: "Disabled" }`. A bucket that drifted shows up here.
   */
  exceptions?: pulumi.Input<Record<string, Record<string, Record<string, unknown>>> | undefined>;
  /**
   * Allows a bucket of the fleet to be its own target. Each delivery is a request that is logged again, which costs
   * money and never ends.
   *
   * Default: `false`.
   */
  allowLoop?: pulumi.Input<boolean | undefined>;
  /**
   * What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the logging that
   * was found, as one thing, `disable` switches it off, `keep` leaves it as it is.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
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
   * The logging that buckets had before they came under management by other resources, by region and name, as
   * `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it
   * after the first `up`.
   */
  formerLogs?: pulumi.Input<Record<string, Record<string, Record<string, unknown>>> | undefined>;
}

/** The arguments of `BucketAccessLogs`; `cloud` says which. */
export type BucketAccessLogsArgs =
  | TencentBucketAccessLogsArgs
  | AlibabaBucketAccessLogsArgs
  | HuaweiBucketAccessLogsArgs
  | VolcengineBucketAccessLogsArgs;

/** What a program may read of `BucketAccessLogs`: arguments, what is filled in, and what only the cloud says. */
export interface BucketAccessLogsOutputs {
  /** The cloud that holds the buckets. */
  readonly cloud: pulumi.Output<"tencent" | "alibaba" | "huawei" | "volcengine">;
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
   * Whether requests are logged, in each bucket that is no exception.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /**
   * By region, the bucket that the log files are written to. It must exist, in the same region and account.
   * Required when Enabled, for each region that has a bucket of the fleet.
   */
  readonly targetBuckets: pulumi.Output<Record<string, string> | undefined>;
  /**
   * What the names of log files begin with. `{bucket}` stands for the name of the bucket, and a slash must follow
   * it, as in `logs/{bucket}/`: so no two buckets share a prefix. Required when Enabled.
   */
  readonly targetPrefix: pulumi.Output<string | undefined>;
  /**
   * Buckets with another log, by region and name; each is whole, with the fields of a `BucketAccessLog`, as in `{
   * status: "Disabled" }`. A bucket that drifted shows up here.
   */
  readonly exceptions: pulumi.Output<Record<string, Record<string, Record<string, unknown>>> | undefined>;
  /**
   * Allows a bucket of the fleet to be its own target. Each delivery is a request that is logged again, which costs
   * money and never ends.
   */
  readonly allowLoop: pulumi.Output<boolean>;
  /**
   * What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the logging that
   * was found, as one thing, `disable` switches it off, `keep` leaves it as it is.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
   */
  readonly onDelete: pulumi.Output<"restore" | "disable" | "keep">;
  /**
   * The minimum number of buckets of the fleet; fewer are an error. Without it a change by which more than half of
   * the buckets leave is refused.
   */
  readonly minimum: pulumi.Output<number | undefined>;
  /**
   * The logging that buckets had before they came under management by other resources, by region and name, as
   * `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it
   * after the first `up`.
   */
  readonly formerLogs: pulumi.Output<Record<string, Record<string, Record<string, unknown>>> | undefined>;
  /** The logging that most buckets were found with when they came under management. */
  readonly previousLog: pulumi.Output<Record<string, unknown>>;
  /** The logging of the buckets that were found with another one, by region and name. */
  readonly previousExceptions: pulumi.Output<Record<string, Record<string, Record<string, unknown>>> | undefined>;
  /**
   * The name of the RAM role by which OSS writes the log files, not its ARN. Unset leaves the role as it is; a
   * bucket without one has `AliyunOSSLoggingDefaultRole`.
   */
  readonly loggingRole: pulumi.Output<string | undefined>;
  /**
   * The name of the IAM agency by which OBS writes the log files. It must be made first, for the cloud service OBS,
   * with `OBSAssumeLoggingPolicy` for the target. Required when Enabled.
   */
  readonly agency: pulumi.Output<string | undefined>;
  /** Who else may read or change the log files. Unset means nobody, and takes away what there is. */
  readonly targetGrants: pulumi.Output<
    | {
        /** The id of the account (domain) that is let at the log files. */
        accountId?: string | undefined;
        /** `true` instead of `accountId` lets everyone at the log files. */
        everyone?: boolean | undefined;
        /**
         * What is allowed.
         *
         * - `READ`: Reads the log files.
         * - `WRITE`: Changes and deletes the log files.
         * - `FULL_CONTROL`: Both, and changes who else may.
         */
        permission: "READ" | "WRITE" | "FULL_CONTROL";
      }[]
    | undefined
  >;
  /**
   * The name of the role by which TOS reads the source and writes the log files. Unset leaves the role as it is; a
   * bucket without one has `ServiceRoleforTOSLogging`, which the console makes.
   */
  readonly role: pulumi.Output<string | undefined>;
}

export const bucketAccessLogs = new ManagedKind("BucketAccessLogs", [
  "cloud",
  "buckets",
  "patterns",
  "status",
  "targetBuckets",
  "targetPrefix",
  "exceptions",
  "allowLoop",
  "onDelete",
  "minimum",
  "formerLogs",
  "previousLog",
  "previousExceptions",
  "loggingRole",
  "agency",
  "targetGrants",
  "role",
]);
