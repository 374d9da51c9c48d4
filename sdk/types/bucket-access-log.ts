// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `BucketAccessLog` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/product/436/17054
 *
 * @example
 * ```ts
 * new audit.BucketAccessLog("example", {
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   bucket: "logs-1250000000",
 *   status: "Enabled",
 *   targetBucket: "audit-1250000000",
 *   targetPrefix: "logs/",
 * });
 * ```
 */
export interface TencentBucketAccessLogArgs {
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
   * The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in
   * `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: pulumi.Input<string>;
  /**
   * Whether requests to the bucket are logged.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * The bucket that the log files are written to. It must exist, in the same region and account. Required when
   * Enabled; must be left out when Disabled, as `targetPrefix` must.
   */
  targetBucket?: pulumi.Input<string | undefined>;
  /** What the names of log files begin with, such as `logs/`. Unset is an empty prefix. */
  targetPrefix?: pulumi.Input<string | undefined>;
  /**
   * Allows a bucket to be its own target. Each delivery is a request that is logged again, which costs money and
   * never ends.
   *
   * Default: `false`.
   */
  allowLoop?: pulumi.Input<boolean | undefined>;
  /**
   * What happens on destroy: `restore` puts back the logging that was found, as one thing, `disable` switches it
   * off, `keep` leaves it as it is. Set `keep` where requests must be logged after the stack too.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
}

/**
 * The arguments of `BucketAccessLog` on Alibaba Cloud.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketlogging
 *
 * @example
 * ```ts
 * new audit.BucketAccessLog("example", {
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   bucket: "archive",
 *   status: "Enabled",
 *   targetBucket: "audit",
 *   targetPrefix: "archive/",
 * });
 * ```
 */
export interface AlibabaBucketAccessLogArgs {
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
   * The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in
   * `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: pulumi.Input<string>;
  /**
   * Whether requests to the bucket are logged.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * The bucket that the log files are written to. It must exist, in the same region and account. Required when
   * Enabled; must be left out when Disabled, as `targetPrefix` must.
   */
  targetBucket?: pulumi.Input<string | undefined>;
  /** What the names of log files begin with, such as `logs/`. Unset is an empty prefix. */
  targetPrefix?: pulumi.Input<string | undefined>;
  /**
   * The name of the RAM role by which OSS writes the log files, not its ARN. Unset leaves the role as it is; a
   * bucket without one has `AliyunOSSLoggingDefaultRole`.
   */
  loggingRole?: pulumi.Input<string | undefined>;
  /**
   * Allows a bucket to be its own target. Each delivery is a request that is logged again, which costs money and
   * never ends.
   *
   * Default: `false`.
   */
  allowLoop?: pulumi.Input<boolean | undefined>;
  /**
   * What happens on destroy: `restore` puts back the logging that was found, as one thing, `disable` switches it
   * off, `keep` leaves it as it is. Set `keep` where requests must be logged after the stack too.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
}

/**
 * The arguments of `BucketAccessLog` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0032.html
 *
 * @example
 * ```ts
 * new audit.BucketAccessLog("example", {
 *   cloud: "huawei",
 *   region: "cn-north-4",
 *   bucket: "orders",
 *   status: "Enabled",
 *   agency: "obs-log-agency",
 *   targetBucket: "audit",
 *   targetPrefix: "orders/",
 * });
 * ```
 */
export interface HuaweiBucketAccessLogArgs {
  /**
   * The cloud that holds the bucket.
   *
   * A change replaces the resource.
   */
  cloud: "huawei";
  /**
   * The region of the bucket, such as `ap-guangzhou` or `cn-hangzhou`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in
   * `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: pulumi.Input<string>;
  /**
   * Whether requests to the bucket are logged.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * The bucket that the log files are written to. It must exist, in the same region and account. Required when
   * Enabled; must be left out when Disabled, as `targetPrefix` must.
   */
  targetBucket?: pulumi.Input<string | undefined>;
  /** What the names of log files begin with, such as `logs/`: 1 to 1024 characters. Required when Enabled. */
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
   * Allows a bucket to be its own target. Each delivery is a request that is logged again, which costs money and
   * never ends.
   *
   * Default: `false`.
   */
  allowLoop?: pulumi.Input<boolean | undefined>;
  /**
   * What happens on destroy: `restore` puts back the logging that was found, as one thing, `disable` switches it
   * off, `keep` leaves it as it is. Set `keep` where requests must be logged after the stack too.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
}

/**
 * The arguments of `BucketAccessLog` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/6349/74834
 *
 * @example
 * ```ts
 * new audit.BucketAccessLog("example", {
 *   cloud: "volcengine",
 *   region: "cn-beijing",
 *   bucket: "lake",
 *   status: "Enabled",
 *   targetBucket: "audit",
 *   targetPrefix: "tos-accesslog",
 * });
 * ```
 */
export interface VolcengineBucketAccessLogArgs {
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
   * The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in
   * `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: pulumi.Input<string>;
  /**
   * Whether requests to the bucket are logged.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * The bucket that the log files are written to. It must exist, in the same region and account. Required when
   * Enabled; must be left out when Disabled, as `targetPrefix` must.
   */
  targetBucket?: pulumi.Input<string | undefined>;
  /** What the names of log files begin with, such as `logs/`. Unset is an empty prefix. */
  targetPrefix?: pulumi.Input<string | undefined>;
  /**
   * The name of the role by which TOS reads the source and writes the log files. Unset leaves the role as it is; a
   * bucket without one has `ServiceRoleforTOSLogging`, which the console makes.
   */
  role?: pulumi.Input<string | undefined>;
  /**
   * Allows a bucket to be its own target. Each delivery is a request that is logged again, which costs money and
   * never ends.
   *
   * Default: `false`.
   */
  allowLoop?: pulumi.Input<boolean | undefined>;
  /**
   * What happens on destroy: `restore` puts back the logging that was found, as one thing, `disable` switches it
   * off, `keep` leaves it as it is. Set `keep` where requests must be logged after the stack too.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
}

/** The arguments of `BucketAccessLog`; `cloud` says which. */
export type BucketAccessLogArgs =
  | TencentBucketAccessLogArgs
  | AlibabaBucketAccessLogArgs
  | HuaweiBucketAccessLogArgs
  | VolcengineBucketAccessLogArgs;

/** What a program may read of `BucketAccessLog`: arguments, what is filled in, and what only the cloud says. */
export interface BucketAccessLogOutputs {
  /** The cloud that holds the bucket. */
  readonly cloud: pulumi.Output<"tencent" | "alibaba" | "huawei" | "volcengine">;
  /** The region of the bucket, such as `ap-guangzhou` or `cn-hangzhou`. */
  readonly region: pulumi.Output<string>;
  /**
   * The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in
   * `logs-1250000000`.
   */
  readonly bucket: pulumi.Output<string>;
  /**
   * Whether requests to the bucket are logged.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /**
   * The bucket that the log files are written to. It must exist, in the same region and account. Required when
   * Enabled; must be left out when Disabled, as `targetPrefix` must.
   */
  readonly targetBucket: pulumi.Output<string | undefined>;
  /**
   * `Tencent Cloud`, `Alibaba Cloud`, `Volcengine`: What the names of log files begin with, such as `logs/`. Unset
   * is an empty prefix. `Huawei Cloud`: What the names of log files begin with, such as `logs/`: 1 to 1024
   * characters. Required when Enabled.
   */
  readonly targetPrefix: pulumi.Output<string | undefined>;
  /**
   * Allows a bucket to be its own target. Each delivery is a request that is logged again, which costs money and
   * never ends.
   */
  readonly allowLoop: pulumi.Output<boolean>;
  /**
   * What happens on destroy: `restore` puts back the logging that was found, as one thing, `disable` switches it
   * off, `keep` leaves it as it is. Set `keep` where requests must be logged after the stack too.
   *
   * - `restore`: Puts back the logging that was found: status, target, prefix and all else, as one thing.
   * - `disable`: Switches logging off.
   * - `keep`: Leaves logging as it is.
   */
  readonly onDelete: pulumi.Output<"restore" | "disable" | "keep">;
  /** The logging that was found when the bucket came under management, as one thing. */
  readonly previousLog: pulumi.Output<Record<string, unknown>>;
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

export const bucketAccessLog = new ManagedKind("BucketAccessLog", [
  "cloud",
  "region",
  "bucket",
  "status",
  "targetBucket",
  "targetPrefix",
  "allowLoop",
  "onDelete",
  "previousLog",
  "loggingRole",
  "agency",
  "targetGrants",
  "role",
]);
