import { resource } from "../../core/lifecycle/lifecycle";
import type { Cloud } from "../../kinds/cloud";
import { alibabaAuditInsight } from "./actiontrail/audit-insight";
import { alibabaAuditTrack } from "./actiontrail/audit-track";
import { alibabaEvents, alibabaGetAuditEvents } from "./actiontrail/get-audit-events";
import { alibabaGetAuditGlobalRegion } from "./actiontrail/get-audit-global-region";
import { alibabaGetAuditTracks } from "./actiontrail/get-audit-tracks";
import { alibabaAuditHistoryDelivery } from "./actiontrail/history/audit-history-delivery";
import { alibabaTracks } from "./actiontrail/trail-facts";
import { alibabaDatabaseAuditPolicy } from "./databases/database-audit-policy";
import { alibabaAuditLogExport } from "./databases/exports/audit-log-export";
import { alibabaGetAuditLogLinks } from "./databases/exports/get-audit-log-links";
import { alibabaGetAuditLogs } from "./databases/exports/get-audit-logs";
import { alibabaDatabases } from "./databases/list-instances";
import { alibabaGetAuditRecords } from "./databases/records/get-audit-records";
import { alibabaCredentials } from "./identity/chain";
import { alibabaPolicies } from "./identity/policy";
import { alibabaBucketAccessLog, alibabaBucketAccessLogs, alibabaGetBucketAccessLog } from "./oss/bucket-access-log";
import {
  alibabaBucketAccessMonitor,
  alibabaBucketAccessMonitors,
  alibabaGetBucketAccessMonitor,
} from "./oss/bucket-access-monitor";
import { readOssProtection } from "./oss/bucket-protection";
import { alibabaGetBuckets } from "./oss/get-buckets";
import { alibabaSettingsSchema } from "./settings";

/** Alibaba Cloud: OSS, ActionTrail and the auditing of databases. */
export const alibaba: Cloud = {
  name: "alibaba",
  title: "Alibaba Cloud",
  settings: alibabaSettingsSchema,
  resources: [
    resource(alibabaBucketAccessMonitor),
    alibabaBucketAccessMonitors,
    resource(alibabaBucketAccessLog),
    alibabaBucketAccessLogs,
    resource(alibabaAuditTrack),
    resource(alibabaAuditInsight),
    resource(alibabaAuditHistoryDelivery),
    resource(alibabaDatabaseAuditPolicy),
    resource(alibabaAuditLogExport),
  ],
  tracks: alibabaTracks,
  events: alibabaEvents,
  readProtection: readOssProtection,
  databases: alibabaDatabases,
  dataSources: [
    alibabaGetBucketAccessMonitor,
    alibabaGetBucketAccessLog,
    alibabaGetBuckets,
    alibabaGetAuditTracks,
    alibabaGetAuditEvents,
    alibabaGetAuditGlobalRegion,
    alibabaGetAuditLogs,
    alibabaGetAuditLogLinks,
    alibabaGetAuditRecords,
  ],
  notOffered: { AuditNotification: "no SDK of ActionTrail has a call for it" },
  policies: alibabaPolicies,
  identify: (session) => alibabaCredentials(session).identify(),
};
