/** The resources and data sources of this package by its plugin, `pulumi-resource-access-audit`. */
export type {
  AlibabaAuditTrackArgs,
  AuditHistoryDeliveryArgs,
  AuditInsightArgs,
  AuditNotificationArgs,
  AuditTrackArgs,
  BucketAccessLogArgs,
  BucketAccessMonitorArgs,
  DatabaseAuditPolicyArgs,
  GetAuditEventsArgs,
  GetAuditEventsResult,
  GetAuditGlobalRegionArgs,
  GetAuditGlobalRegionResult,
  GetAuditLogLinksArgs,
  GetAuditLogLinksResult,
  GetAuditLogsArgs,
  GetAuditLogsResult,
  GetAuditRecordsArgs,
  GetAuditRecordsResult,
  GetAuditTracksArgs,
  GetAuditTracksResult,
  GetBucketAccessLogArgs,
  GetBucketAccessLogResult,
  GetBucketAccessMonitorArgs,
  GetBucketAccessMonitorResult,
  GetBucketsArgs,
  GetBucketsResult,
  HuaweiAuditTrackArgs,
  TencentAuditTrackArgs,
} from "..";
export * from "./functions";
export * from "./provider";
export * from "./resources";
