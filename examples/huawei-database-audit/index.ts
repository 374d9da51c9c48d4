import * as audit from "pulumi-access-audit";

const where = { cloud: "huawei", region: "cn-north-4" } as const;
const instances = {
  taurusdb: "3d39c18788b54a919bab633874c159dfin07",
  rds: "cee5265e1e5845649e354841234567dfin01",
} as const;

const orders = new audit.DatabaseAuditPolicy("orders", {
  ...where,
  engine: "taurusdb",
  instanceId: instances.taurusdb,
  status: "Enabled",
  keepDays: 180,
});
const invoices = new audit.DatabaseAuditPolicy("invoices", {
  ...where,
  engine: "rds",
  instanceId: instances.rds,
  status: "Enabled",
  keepDays: 180,
});

export const kept = [orders.keepDays, invoices.keepDays];
export const before = invoices.previousPolicy;
/** The audit log files of the last day. */
export const files = audit.getAuditLogsOutput({
  ...where,
  engine: "rds",
  instanceId: instances.rds,
  startTime: new Date(Date.now() - 24 * 60 * 60 * 1000),
  endTime: new Date(),
}).totalCount;
