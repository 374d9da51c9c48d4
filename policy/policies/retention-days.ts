import { resourcePolicy } from "../define";
import { isOurs, trackOf } from "../subject";

const usualDays = 180;

export const retentionDays = resourcePolicy({
  name: "retention-days",
  description: "Audit files and database audit logs are kept for long enough.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "Records are gone when an investigation asks for them.",
  remediation: "Raise keepDays or obs.bucketLifecycle.",
  config: {
    properties: {
      days: { type: "integer", minimum: 1, default: usualDays, description: "The least number of days." },
    },
  },
  violations(subject, { days }) {
    const least = typeof days === "number" ? days : usualDays;
    const kept = keptDays(subject);
    return kept === undefined || kept === 0 || kept >= least
      ? []
      : [`${subject.name} keeps records for ${kept} days; at least ${least} are required.`];
  },
});

function keptDays(subject: Parameters<typeof trackOf>[0]): number | undefined {
  if (!isOurs(subject, "DatabaseAuditPolicy")) return trackOf(subject)?.keptDays;
  return subject.props.status === "Enabled" ? subject.props.keepDays : undefined;
}
