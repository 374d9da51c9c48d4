// Generated from the provider's fields by `npm run generate`; changes are made there.
/**
 * The arguments of `getBucketAccessMonitor` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/product/436
 *
 * @example
 * ```ts
 * export const found = audit.getBucketAccessMonitorOutput({
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   bucket: "logs-1250000000",
 * });
 * ```
 */
export interface TencentGetBucketAccessMonitorArgs {
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
   * The name of an existing bucket; on Tencent Cloud with the appid, as in `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: string;
}

/** The result of `getBucketAccessMonitor` on Tencent Cloud. */
export interface TencentGetBucketAccessMonitorResult {
  /**
   * Whether the last access time of objects is recorded.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: "Enabled" | "Disabled";
  /** Names this call in questions to the vendor. */
  requestId: string;
}

/**
 * The arguments of `getBucketAccessMonitor` on Alibaba Cloud.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketaccessmonitor
 *
 * @example
 * ```ts
 * export const found = audit.getBucketAccessMonitorOutput({
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   bucket: "archive",
 * });
 * ```
 */
export interface AlibabaGetBucketAccessMonitorArgs {
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
   * The name of an existing bucket; on Tencent Cloud with the appid, as in `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: string;
}

/** The result of `getBucketAccessMonitor` on Alibaba Cloud. */
export type AlibabaGetBucketAccessMonitorResult = TencentGetBucketAccessMonitorResult;

/**
 * The arguments of `getBucketAccessMonitor` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/6349/1286653
 *
 * @example
 * ```ts
 * export const found = audit.getBucketAccessMonitorOutput({
 *   cloud: "volcengine",
 *   region: "cn-beijing",
 *   bucket: "lake",
 * });
 * ```
 */
export interface VolcengineGetBucketAccessMonitorArgs {
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
   * The name of an existing bucket; on Tencent Cloud with the appid, as in `logs-1250000000`.
   *
   * A change replaces the resource.
   */
  bucket: string;
}

/** The result of `getBucketAccessMonitor` on Volcengine. */
export type VolcengineGetBucketAccessMonitorResult = TencentGetBucketAccessMonitorResult;

/** Arguments and results of `getBucketAccessMonitor`, by cloud. */
export interface GetBucketAccessMonitorByCloud {
  tencent: { args: TencentGetBucketAccessMonitorArgs; result: TencentGetBucketAccessMonitorResult };
  alibaba: { args: AlibabaGetBucketAccessMonitorArgs; result: AlibabaGetBucketAccessMonitorResult };
  volcengine: { args: VolcengineGetBucketAccessMonitorArgs; result: VolcengineGetBucketAccessMonitorResult };
}
