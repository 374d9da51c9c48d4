// Generated from the provider's fields by `npm run generate`; changes are made there.
/**
 * The arguments of `getAuditGlobalRegion` on Alibaba Cloud.
 *
 * @see
 * https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-getglobaleventsstorageregion
 *
 * @example
 * ```ts
 * export const found = audit.getAuditGlobalRegionOutput({
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 * });
 * ```
 */
export interface AlibabaGetAuditGlobalRegionArgs {
  /** The cloud whose account is asked about. */
  cloud: "alibaba";
  /** The region that is asked. By default that of the configuration. */
  region?: string | undefined;
}

/** The result of `getAuditGlobalRegion` on Alibaba Cloud. */
export interface AlibabaGetAuditGlobalRegionResult {
  /** The region in which the account's global events are recorded. */
  storageRegion: string;
  /** Names this call in questions to the vendor. */
  requestId: string;
}

/** Arguments and results of `getAuditGlobalRegion`, by cloud. */
export interface GetAuditGlobalRegionByCloud {
  alibaba: { args: AlibabaGetAuditGlobalRegionArgs; result: AlibabaGetAuditGlobalRegionResult };
}
