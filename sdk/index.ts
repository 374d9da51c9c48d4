export * from "./audit-track";
export * from "./bucket-access-monitor";
export * from "./get-audit-events";
export * from "./get-audit-log-links";
export * from "./get-audit-logs";
export * from "./get-audit-tracks";
export * from "./get-bucket-access-monitor";
export * from "./get-buckets";
export type { GetOptions, GetOutputOptions } from "./invoke";
