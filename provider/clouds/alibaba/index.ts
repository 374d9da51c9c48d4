import type { Cloud } from "../../core/cloud";
import { resource } from "../../core/lifecycle";
import { alibabaGetAuditEvents } from "./audit-events";
import { alibabaAuditTrack } from "./audit-track";
import { alibabaGetAuditTracks } from "./audit-tracks";
import { alibabaBucketAccessMonitor, alibabaGetBucketAccessMonitor } from "./bucket-access-monitor";
import { alibabaGetBuckets } from "./buckets";
import { alibabaCredentials } from "./credentials";
import { alibabaSettingsSchema } from "./settings";

/** Alibaba Cloud: OSS and ActionTrail. */
export const alibaba: Cloud = {
  name: "alibaba",
  title: "Alibaba Cloud",
  settings: alibabaSettingsSchema,
  resources: [resource(alibabaBucketAccessMonitor), resource(alibabaAuditTrack)],
  dataSources: [alibabaGetBucketAccessMonitor, alibabaGetBuckets, alibabaGetAuditTracks, alibabaGetAuditEvents],
  notOffered: {
    getAuditLogs: "database audit logs are listed on huawei",
    getAuditLogLinks: "database audit logs are listed on huawei",
  },
  identify: (session) => alibabaCredentials(session).identify(),
};
