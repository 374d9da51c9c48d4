import { resource } from "../../core/lifecycle/lifecycle";
import type { Cloud } from "../../kinds/cloud";
import { huaweiAuditTrack } from "./cts/audit-track";
import { huaweiEvents, huaweiGetAuditEvents } from "./cts/get-audit-events";
import { huaweiGetAuditTracks } from "./cts/get-audit-tracks";
import { huaweiAuditNotification } from "./cts/notifications/audit-notification";
import { huaweiTracks } from "./cts/tracker-facts";
import { huaweiDatabaseAuditPolicy } from "./databases/database-audit-policy";
import { huaweiGetAuditLogLinks } from "./databases/get-audit-log-links";
import { huaweiGetAuditLogs } from "./databases/get-audit-logs";
import { huaweiDatabases } from "./databases/list-instances";
import { huaweiIdentities } from "./identity/chain";
import { huaweiPolicies } from "./identity/policy";
import { huaweiBucketAccessLog, huaweiBucketAccessLogs, huaweiGetBucketAccessLog } from "./obs/bucket-access-log";
import { readObsProtection } from "./obs/bucket-protection";
import { huaweiGetBuckets } from "./obs/get-buckets";
import { huaweiSettingsSchema } from "./settings";

const noAccessMonitoring =
  "OBS has no access monitoring; use the bucket's access log (BucketAccessLog), or a CTS data tracker on the bucket";

const noCall = "no SDK of CTS has a call for it";

/** Huawei Cloud: OBS, CTS, and the audit logs of TaurusDB and RDS. */
export const huawei: Cloud = {
  name: "huawei",
  title: "Huawei Cloud",
  settings: huaweiSettingsSchema,
  resources: [
    resource(huaweiBucketAccessLog),
    huaweiBucketAccessLogs,
    huaweiAuditTrack,
    resource(huaweiAuditNotification),
    resource(huaweiDatabaseAuditPolicy),
  ],
  tracks: huaweiTracks,
  events: huaweiEvents,
  readProtection: readObsProtection,
  databases: huaweiDatabases,
  dataSources: [
    huaweiGetBucketAccessLog,
    huaweiGetBuckets,
    huaweiGetAuditTracks,
    huaweiGetAuditEvents,
    huaweiGetAuditLogs,
    huaweiGetAuditLogLinks,
  ],
  notOffered: {
    BucketAccessMonitor: noAccessMonitoring,
    BucketAccessMonitors: noAccessMonitoring,
    getBucketAccessMonitor: noAccessMonitoring,
    AuditInsight: noCall,
    AuditHistoryDelivery: `${noCall}; getAuditEvents lists what happened before a tracker`,
    AuditLogExport: "Huawei Cloud writes the files without a request; getAuditLogs lists them",
    getAuditGlobalRegion: noCall,
    getAuditRecords:
      "it hands full SQL out as files only, which no call lists by row; getAuditLogs lists the files of the audit log",
  },
  policies: huaweiPolicies,
  identify: (session) => huaweiIdentities(session).identify(),
};
