import { resource } from "../../core/lifecycle/lifecycle";
import type { Cloud } from "../../kinds/cloud";
import { tencentAuditTrack } from "./cloudaudit/audit-track";
import { tencentEvents, tencentGetAuditEvents } from "./cloudaudit/get-audit-events";
import { tencentGetAuditTracks } from "./cloudaudit/get-audit-tracks";
import { tencentTracks } from "./cloudaudit/track-facts";
import { tencentBucketAccessLog, tencentBucketAccessLogs, tencentGetBucketAccessLog } from "./cos/bucket-access-log";
import {
  tencentBucketAccessMonitor,
  tencentBucketAccessMonitors,
  tencentGetBucketAccessMonitor,
} from "./cos/bucket-access-monitor";
import { readCosProtection } from "./cos/bucket-protection";
import { tencentGetBuckets } from "./cos/get-buckets";
import { tencentDatabaseAuditPolicy } from "./databases/database-audit-policy";
import { tencentAuditLogExport } from "./databases/exports/audit-log-export";
import { tencentGetAuditLogLinks } from "./databases/exports/get-audit-log-links";
import { tencentGetAuditLogs } from "./databases/exports/get-audit-logs";
import { tencentDatabases } from "./databases/list-instances";
import { tencentGetAuditRecords } from "./databases/records/get-audit-records";
import { tencentCredentials } from "./identity/chain";
import { tencentPolicies } from "./identity/policy";
import { tencentSettingsSchema } from "./settings";

const noCall = "no SDK of CloudAudit has a call for it";

/** Tencent Cloud: COS, CloudAudit, and the auditing of databases. */
export const tencent: Cloud = {
  name: "tencent",
  title: "Tencent Cloud",
  settings: tencentSettingsSchema,
  resources: [
    resource(tencentBucketAccessMonitor),
    tencentBucketAccessMonitors,
    resource(tencentBucketAccessLog),
    tencentBucketAccessLogs,
    resource(tencentAuditTrack),
    resource(tencentDatabaseAuditPolicy),
    resource(tencentAuditLogExport),
  ],
  tracks: tencentTracks,
  events: tencentEvents,
  readProtection: readCosProtection,
  databases: tencentDatabases,
  dataSources: [
    tencentGetBucketAccessMonitor,
    tencentGetBucketAccessLog,
    tencentGetBuckets,
    tencentGetAuditTracks,
    tencentGetAuditEvents,
    tencentGetAuditLogs,
    tencentGetAuditLogLinks,
    tencentGetAuditRecords,
  ],
  notOffered: {
    AuditNotification: noCall,
    AuditInsight: noCall,
    AuditHistoryDelivery: `${noCall}; getAuditEvents lists what happened before a track`,
    getAuditGlobalRegion: noCall,
  },
  policies: tencentPolicies,
  identify: (session) => tencentCredentials(session).identify(),
};
