import type { Cloud } from "../../core/cloud";
import { resource } from "../../core/lifecycle";
import { huaweiGetAuditEvents } from "./audit-events";
import { huaweiGetAuditLogLinks } from "./audit-log-links";
import { huaweiGetAuditLogs } from "./audit-logs";
import { huaweiAuditTrack } from "./audit-track";
import { huaweiGetAuditTracks } from "./audit-tracks";
import { huaweiIdentities } from "./credentials";
import { huaweiDatabaseAuditPolicy } from "./database-audit-policy";
import { huaweiSettingsSchema } from "./settings";

const noAccessMonitoring =
  "OBS has no access monitoring; the nearest things are the bucket's own access logging and a CTS data tracker on the bucket";

/** Huawei Cloud: CTS, and the audit logs of TaurusDB and RDS. */
export const huawei: Cloud = {
  name: "huawei",
  title: "Huawei Cloud",
  settings: huaweiSettingsSchema,
  resources: [huaweiAuditTrack, resource(huaweiDatabaseAuditPolicy)],
  dataSources: [huaweiGetAuditTracks, huaweiGetAuditEvents, huaweiGetAuditLogs, huaweiGetAuditLogLinks],
  notOffered: {
    BucketAccessMonitor: noAccessMonitoring,
    getBucketAccessMonitor: noAccessMonitoring,
  },
  identify: (session) => huaweiIdentities(session).identify(),
};
