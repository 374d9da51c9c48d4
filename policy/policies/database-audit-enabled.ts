import { resourcePolicy } from "../define";
import { isOurs } from "../subject";

export const databaseAuditEnabled = resourcePolicy({
  name: "database-audit-enabled",
  description: "A database writes audit logs.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "Nobody can tell what was read or changed in the database.",
  remediation: 'Set status to "Enabled", and keepDays.',
  violations(subject) {
    if (!isOurs(subject, "DatabaseAuditPolicy") || subject.props.status === "Enabled") return [];
    return [`The audit logs of database ${subject.props.instanceId} are switched off.`];
  },
});
