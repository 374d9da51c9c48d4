// Generated from the provider's fields by `npm run generate`; changes are made there.
/**
 * The arguments of `getBucketAccessLog` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/product/436/17053
 *
 * @example
 * ```ts
 * export const found = audit.getBucketAccessLogOutput({
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   bucket: "logs-1250000000",
 * });
 * ```
 */
export interface TencentGetBucketAccessLogArgs {
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
  region?: string | undefined;
  /**
   * The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in
   * `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: string;
}

/** The result of `getBucketAccessLog` on Tencent Cloud. */
export interface TencentGetBucketAccessLogResult {
  /**
   * Whether requests to the bucket are logged.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: "Enabled" | "Disabled";
  /**
   * The bucket that the log files are written to. It must exist, in the same region and account. Required when
   * Enabled; must be left out when Disabled, as `targetPrefix` must.
   */
  targetBucket?: string | undefined;
  /** What the names of log files begin with, such as `logs/`. Unset is an empty prefix. */
  targetPrefix?: string | undefined;
  /** Names this call in questions to the vendor. */
  requestId: string;
}

/**
 * The arguments of `getBucketAccessLog` on Alibaba Cloud.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketlogging
 *
 * @example
 * ```ts
 * export const found = audit.getBucketAccessLogOutput({
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   bucket: "archive",
 * });
 * ```
 */
export interface AlibabaGetBucketAccessLogArgs {
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
  region?: string | undefined;
  /**
   * The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in
   * `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: string;
}

/** The result of `getBucketAccessLog` on Alibaba Cloud. */
export interface AlibabaGetBucketAccessLogResult {
  /**
   * Whether requests to the bucket are logged.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: "Enabled" | "Disabled";
  /**
   * The bucket that the log files are written to. It must exist, in the same region and account. Required when
   * Enabled; must be left out when Disabled, as `targetPrefix` must.
   */
  targetBucket?: string | undefined;
  /** What the names of log files begin with, such as `logs/`. Unset is an empty prefix. */
  targetPrefix?: string | undefined;
  /**
   * The name of the RAM role by which OSS writes the log files, not its ARN. Unset leaves the role as it is; a
   * bucket without one has `AliyunOSSLoggingDefaultRole`.
   */
  loggingRole?: string | undefined;
  /** Names this call in questions to the vendor. */
  requestId: string;
}

/**
 * The arguments of `getBucketAccessLog` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0033.html
 *
 * @example
 * ```ts
 * export const found = audit.getBucketAccessLogOutput({
 *   cloud: "huawei",
 *   region: "cn-north-4",
 *   bucket: "orders",
 * });
 * ```
 */
export interface HuaweiGetBucketAccessLogArgs {
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
  region?: string | undefined;
  /**
   * The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in
   * `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: string;
}

/** The result of `getBucketAccessLog` on Huawei Cloud. */
export interface HuaweiGetBucketAccessLogResult {
  /**
   * Whether requests to the bucket are logged.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: "Enabled" | "Disabled";
  /**
   * The bucket that the log files are written to. It must exist, in the same region and account. Required when
   * Enabled; must be left out when Disabled, as `targetPrefix` must.
   */
  targetBucket?: string | undefined;
  /** What the names of log files begin with, such as `logs/`: 1 to 1024 characters. Required when Enabled. */
  targetPrefix?: string | undefined;
  /**
   * The name of the IAM agency by which OBS writes the log files. It must be made first, for the cloud service OBS,
   * with `OBSAssumeLoggingPolicy` for the target. Required when Enabled.
   */
  agency?: string | undefined;
  /** Who else may read or change the log files. Unset means nobody, and takes away what there is. */
  targetGrants?:
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
    | undefined;
  /** Names this call in questions to the vendor. */
  requestId: string;
}

/**
 * The arguments of `getBucketAccessLog` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/6349/74834
 *
 * @example
 * ```ts
 * export const found = audit.getBucketAccessLogOutput({
 *   cloud: "volcengine",
 *   region: "cn-beijing",
 *   bucket: "lake",
 * });
 * ```
 */
export interface VolcengineGetBucketAccessLogArgs {
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
  region?: string | undefined;
  /**
   * The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in
   * `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: string;
}

/** The result of `getBucketAccessLog` on Volcengine. */
export interface VolcengineGetBucketAccessLogResult {
  /**
   * Whether requests to the bucket are logged.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: "Enabled" | "Disabled";
  /**
   * The bucket that the log files are written to. It must exist, in the same region and account. Required when
   * Enabled; must be left out when Disabled, as `targetPrefix` must.
   */
  targetBucket?: string | undefined;
  /** What the names of log files begin with, such as `logs/`. Unset is an empty prefix. */
  targetPrefix?: string | undefined;
  /**
   * The name of the role by which TOS reads the source and writes the log files. Unset leaves the role as it is; a
   * bucket without one has `ServiceRoleforTOSLogging`, which the console makes.
   */
  role?: string | undefined;
  /** Names this call in questions to the vendor. */
  requestId: string;
}

/** Arguments and results of `getBucketAccessLog`, by cloud. */
export interface GetBucketAccessLogByCloud {
  tencent: { args: TencentGetBucketAccessLogArgs; result: TencentGetBucketAccessLogResult };
  alibaba: { args: AlibabaGetBucketAccessLogArgs; result: AlibabaGetBucketAccessLogResult };
  huawei: { args: HuaweiGetBucketAccessLogArgs; result: HuaweiGetBucketAccessLogResult };
  volcengine: { args: VolcengineGetBucketAccessLogArgs; result: VolcengineGetBucketAccessLogResult };
}
