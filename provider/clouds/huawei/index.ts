import type { Cloud } from "../../core/cloud";
import { huaweiGetAuditLogLinks } from "./audit-log-links";
import { huaweiGetAuditLogs } from "./audit-logs";

const noAccessMonitoring =
  "OBS has no access monitoring; the nearest things are the bucket's own access logging and a CTS data tracker on the bucket";

/** Huawei Cloud: TaurusDB. */
export const huawei: Cloud = {
  name: "huawei",
  title: "Huawei Cloud",
  resources: [],
  dataSources: [huaweiGetAuditLogs, huaweiGetAuditLogLinks],
  notOffered: {
    BucketAccessMonitor: noAccessMonitoring,
    getBucketAccessMonitor: noAccessMonitoring,
  },
};
