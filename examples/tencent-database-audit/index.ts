import * as audit from "pulumi-access-audit";

const orders = { cloud: "tencent", region: "ap-guangzhou", engine: "cdb", instanceId: "cdb-etxaaa12" } as const;

const policy = new audit.DatabaseAuditPolicy("orders", { ...orders, status: "Enabled", keepDays: 180 });

/** The tables and databases that were dropped during the last day: a secret, for statements hold data. */
export const dropped = audit.getAuditRecordsOutput(
  {
    ...orders,
    startTime: new Date(Date.now() - 24 * 60 * 60 * 1000),
    endTime: new Date(),
    logFilter: [{ type: "sqlType", compare: "EQS", value: ["DROP"] }],
    maxResults: 1000,
  },
  { dependsOn: [policy] },
).records;

/** A day's records as a file, which is asked for once; the link is a secret, too. */
const file = new audit.AuditLogExport(
  "incident",
  { ...orders, startTime: "2026-01-15T00:00:00+08:00", endTime: "2026-01-16T00:00:00+08:00" },
  { dependsOn: [policy] },
);
export const link = file.link;
export const kept = policy.keepDays;
