export { AuditTrack, type AuditTrackArgs, type TencentAuditTrackArgs } from "./audit-track";
export { BucketAccessMonitor, type BucketAccessMonitorArgs } from "./bucket-access-monitor";
export * from "./get-audit-tracks";
export * from "./get-bucket-access-monitor";
export * from "./get-buckets";
export type { GetOptions, GetOutputOptions } from "./invoke";
