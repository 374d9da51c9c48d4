import { resource } from "../../core/lifecycle/lifecycle";
import type { Cloud } from "../../kinds/cloud";
import { volcengineAuditTrack } from "./cloudtrail/audit-track";
import { volcengineEvents, volcengineGetAuditEvents } from "./cloudtrail/get-audit-events";
import { volcengineGetAuditTracks } from "./cloudtrail/get-audit-tracks";
import { volcengineTracks } from "./cloudtrail/trail-facts";
import { volcengineCredentials } from "./identity/chain";
import { volcenginePolicies } from "./identity/policy";
import { volcengineSettingsSchema } from "./settings";
import {
  volcengineBucketAccessLog,
  volcengineBucketAccessLogs,
  volcengineGetBucketAccessLog,
} from "./tos/bucket-access-log";
import {
  volcengineBucketAccessMonitor,
  volcengineBucketAccessMonitors,
  volcengineGetBucketAccessMonitor,
} from "./tos/bucket-access-monitor";
import { readTosProtection } from "./tos/bucket-protection";
import { volcengineGetBuckets } from "./tos/get-buckets";

const noDatabases = "the auditing of its databases is not covered here";
const noCall = "no SDK of CloudTrail has a call for it";

/** Volcengine: TOS and CloudTrail. */
export const volcengine: Cloud = {
  name: "volcengine",
  title: "Volcengine",
  settings: volcengineSettingsSchema,
  resources: [
    resource(volcengineBucketAccessMonitor),
    volcengineBucketAccessMonitors,
    resource(volcengineBucketAccessLog),
    volcengineBucketAccessLogs,
    resource(volcengineAuditTrack),
  ],
  tracks: volcengineTracks,
  events: volcengineEvents,
  readProtection: readTosProtection,
  dataSources: [
    volcengineGetBucketAccessMonitor,
    volcengineGetBucketAccessLog,
    volcengineGetBuckets,
    volcengineGetAuditTracks,
    volcengineGetAuditEvents,
  ],
  notOffered: {
    AuditNotification: noCall,
    AuditInsight: noCall,
    AuditHistoryDelivery: `${noCall}; getAuditEvents lists what happened before a trail`,
    DatabaseAuditPolicy: noDatabases,
    AuditLogExport: noDatabases,
    getAuditGlobalRegion: noCall,
    getAuditLogs: noDatabases,
    getAuditLogLinks: noDatabases,
    getAuditRecords: noDatabases,
  },
  policies: volcenginePolicies,
  identify: (session) => volcengineCredentials(session).identify(),
};
