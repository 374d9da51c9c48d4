import type { Cloud } from "../../core/cloud";
import { resource } from "../../core/lifecycle";
import { tencentGetAuditEvents } from "./audit-events";
import { tencentAuditTrack } from "./audit-track";
import { tencentGetAuditTracks } from "./audit-tracks";
import { tencentBucketAccessMonitor, tencentGetBucketAccessMonitor } from "./bucket-access-monitor";
import { tencentGetBuckets } from "./buckets";
import { tencentCredentials } from "./credentials";
import { tencentSettingsSchema } from "./settings";

/** Tencent Cloud: COS and CloudAudit. */
export const tencent: Cloud = {
  name: "tencent",
  title: "Tencent Cloud",
  settings: tencentSettingsSchema,
  resources: [resource(tencentBucketAccessMonitor), resource(tencentAuditTrack)],
  dataSources: [tencentGetBucketAccessMonitor, tencentGetBuckets, tencentGetAuditTracks, tencentGetAuditEvents],
  notOffered: {
    getAuditLogs: "database audit logs are listed on huawei",
    getAuditLogLinks: "database audit logs are listed on huawei",
  },
  identify: (session) => tencentCredentials(session).identify(),
};
