import type { Cloud } from "../../core/cloud";
import { resource } from "../../core/lifecycle";
import { alibabaBucketAccessMonitor, alibabaGetBucketAccessMonitor } from "./bucket-access-monitor";
import { alibabaGetBuckets } from "./buckets";

/** Alibaba Cloud: OSS. */
export const alibaba: Cloud = {
  name: "alibaba",
  title: "Alibaba Cloud",
  resources: [resource(alibabaBucketAccessMonitor)],
  dataSources: [alibabaGetBucketAccessMonitor, alibabaGetBuckets],
  notOffered: {
    AuditTrack: "trails of ActionTrail come in a later version",
    getAuditTracks: "trails of ActionTrail come in a later version",
    getAuditLogs: "database audit logs are listed on huawei",
    getAuditLogLinks: "database audit logs are listed on huawei",
  },
};
