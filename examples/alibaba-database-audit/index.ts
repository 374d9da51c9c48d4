import * as audit from "pulumi-access-audit";

const orders = { cloud: "alibaba", region: "cn-hangzhou", engine: "rds", instanceId: "rm-uf6wjk5exampl01" } as const;

const policy = new audit.DatabaseAuditPolicy("orders", { ...orders, status: "Enabled", keepDays: 180, hotDays: 7 });

/** What was deleted during the last day: a secret, for statements hold data. */
export const deleted = audit.getAuditRecordsOutput(
  {
    ...orders,
    startTime: new Date(Date.now() - 24 * 60 * 60 * 1000),
    endTime: new Date(),
    sqlType: "delete",
    maxResults: 1000,
  },
  { dependsOn: [policy] },
).records;

/** A day's records as a file, which is asked for once; the link is a secret, too. Nothing deletes the file at the end. */
const file = new audit.AuditLogExport(
  "incident",
  { ...orders, startTime: "2026-01-15T00:00:00+08:00", endTime: "2026-01-16T00:00:00+08:00" },
  { dependsOn: [policy] },
);
export const link = file.link;

/** What anybody exported of it. That there is nothing does not mean that nothing was recorded. */
export const exported = audit
  .getAuditLogsOutput(orders, { dependsOn: [file] })
  .auditLogs.apply((files) => files.map(({ beginTime, status }) => `${beginTime}: ${status}`));
export const kept = policy.keepDays;
