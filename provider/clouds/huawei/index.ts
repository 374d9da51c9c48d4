import type { Cloud } from "../../core/cloud";
import { huaweiGetAuditLogLinks } from "./audit-log-links";
import { huaweiGetAuditLogs } from "./audit-logs";
import { huaweiAuditTrack } from "./audit-track";
import { huaweiGetAuditTracks } from "./audit-tracks";

const noAccessMonitoring =
  "OBS has no access monitoring; the nearest things are the bucket's own access logging and a CTS data tracker on the bucket";

/** Huawei Cloud: CTS, and the audit logs of TaurusDB. */
export const huawei: Cloud = {
  name: "huawei",
  title: "Huawei Cloud",
  resources: [huaweiAuditTrack],
  dataSources: [huaweiGetAuditTracks, huaweiGetAuditLogs, huaweiGetAuditLogLinks],
  notOffered: {
    BucketAccessMonitor: noAccessMonitoring,
    getBucketAccessMonitor: noAccessMonitoring,
  },
};
