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
export const kept = policy.keepDays;
