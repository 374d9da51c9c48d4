// Generated from the provider's fields by `npm run generate`; changes are made there.
/**
 * The arguments of `getBuckets` on Tencent Cloud.
 *
 * @see https://cloud.tencent.com/document/product/436/8291
 *
 * @example
 * ```ts
 * export const found = audit.getBucketsOutput({
 *   cloud: "tencent",
 *   minimum: 1,
 * });
 * ```
 */
export interface TencentGetBucketsArgs {
  /** The cloud whose buckets are listed. */
  cloud: "tencent";
  /** Only buckets whose name begins with this. */
  prefix?: string | undefined;
  /**
   * The minimum number of buckets that must be found, counted after `prefix`; fewer are an error. A program that
   * declares one resource for each bucket needs it: a list that is short by mistake would delete the resources of
   * the missing buckets.
   */
  minimum?: number | undefined;
}

/** The result of `getBuckets` on Tencent Cloud. */
export interface TencentGetBucketsResult {
  /** All buckets of the account, in all regions. */
  buckets: {
    /** The bucket's name; on Tencent Cloud with the appid. */
    name: string;
    /** As the other arguments of this package take it, such as `cn-hangzhou`. */
    region: string;
    /** When the bucket was made, as the cloud writes it. */
    createTime: string;
  }[];
  /** The id of the account whose buckets they are, as its list of buckets says; absent where it does not. */
  account?: string | undefined;
  /** Their names by region, as `BucketAccessMonitors` takes them. */
  byRegion: Record<string, string[]>;
}

/**
 * The arguments of `getBuckets` on Alibaba Cloud.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/listbuckets
 *
 * @example
 * ```ts
 * export const found = audit.getBucketsOutput({
 *   cloud: "alibaba",
 *   minimum: 1,
 * });
 * ```
 */
export interface AlibabaGetBucketsArgs {
  /** The cloud whose buckets are listed. */
  cloud: "alibaba";
  /** Only buckets whose name begins with this. */
  prefix?: string | undefined;
  /**
   * The minimum number of buckets that must be found, counted after `prefix`; fewer are an error. A program that
   * declares one resource for each bucket needs it: a list that is short by mistake would delete the resources of
   * the missing buckets.
   */
  minimum?: number | undefined;
}

/** The result of `getBuckets` on Alibaba Cloud. */
export type AlibabaGetBucketsResult = TencentGetBucketsResult;

/**
 * The arguments of `getBuckets` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0020.html
 *
 * @example
 * ```ts
 * export const found = audit.getBucketsOutput({
 *   cloud: "huawei",
 *   minimum: 1,
 * });
 * ```
 */
export interface HuaweiGetBucketsArgs {
  /** The cloud whose buckets are listed. */
  cloud: "huawei";
  /** Only buckets whose name begins with this. */
  prefix?: string | undefined;
  /**
   * The minimum number of buckets that must be found, counted after `prefix`; fewer are an error. A program that
   * declares one resource for each bucket needs it: a list that is short by mistake would delete the resources of
   * the missing buckets.
   */
  minimum?: number | undefined;
}

/** The result of `getBuckets` on Huawei Cloud. */
export type HuaweiGetBucketsResult = TencentGetBucketsResult;

/**
 * The arguments of `getBuckets` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/6349/74850
 *
 * @example
 * ```ts
 * export const found = audit.getBucketsOutput({
 *   cloud: "volcengine",
 *   minimum: 1,
 * });
 * ```
 */
export interface VolcengineGetBucketsArgs {
  /** The cloud whose buckets are listed. */
  cloud: "volcengine";
  /** Only buckets whose name begins with this. */
  prefix?: string | undefined;
  /**
   * The minimum number of buckets that must be found, counted after `prefix`; fewer are an error. A program that
   * declares one resource for each bucket needs it: a list that is short by mistake would delete the resources of
   * the missing buckets.
   */
  minimum?: number | undefined;
}

/** The result of `getBuckets` on Volcengine. */
export type VolcengineGetBucketsResult = TencentGetBucketsResult;

/** Arguments and results of `getBuckets`, by cloud. */
export interface GetBucketsByCloud {
  tencent: { args: TencentGetBucketsArgs; result: TencentGetBucketsResult };
  alibaba: { args: AlibabaGetBucketsArgs; result: AlibabaGetBucketsResult };
  huawei: { args: HuaweiGetBucketsArgs; result: HuaweiGetBucketsResult };
  volcengine: { args: VolcengineGetBucketsArgs; result: VolcengineGetBucketsResult };
}
