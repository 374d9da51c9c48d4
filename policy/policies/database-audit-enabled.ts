import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { databaseAuditOf } from "../subject";

export const databaseAuditEnabled = resourcePolicy({
  name: "database-audit-enabled",
  description: "A database writes audit logs.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "Nobody can tell what was read or changed in the database.",
  remediation: 'Set status to "Enabled" and keepDays, or what the resource calls them.',
  repair: {
    program: declared("DatabaseAuditPolicy", { status: "Enabled" }),
    command: "pulumi up",
    console: ["database"],
  },
  violations(subject) {
    const audit = databaseAuditOf(subject);
    if (audit === undefined || audit.enabled) return [];
    return [`The audit logs of database ${audit.instance} are switched off.`];
  },
});
