import * as audit from "pulumi-access-audit";

const instance = {
  cloud: "huawei",
  region: "cn-north-4",
  instanceId: "3d39c18788b54a919bab633874c159dfin07",
} as const;
const dayMs = 24 * 60 * 60 * 1000;

const logs = audit.getAuditLogsOutput({
  ...instance,
  startTime: new Date(Date.now() - 90 * dayMs),
  endTime: new Date(),
});

export const files = logs.totalCount;
export const kilobytes = logs.auditLogs.apply((all) => Math.round(all.reduce((sum, { size }) => sum + size, 0)));
/** Secret: whoever has a link can read the file, for five minutes. */
export const newest = audit.getAuditLogLinksOutput({
  ...instance,
  ids: logs.auditLogs.apply((all) => all.slice(-3).map(({ id }) => id)),
}).links;
