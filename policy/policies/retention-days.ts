import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { databaseAuditOf, trackOf } from "../subject";

const usualDays = 180;

export const retentionDays = resourcePolicy({
  name: "retention-days",
  description: "Audit files and database audit logs are kept for long enough.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "Records are gone when an investigation asks for them.",
  remediation: "Raise keepDays or obs.bucketLifecycle, or what the resource calls them.",
  repair: {
    program: declared("DatabaseAuditPolicy", { keepDays: usualDays }),
    command: "pulumi up",
    console: "unsourced",
  },
  config: {
    properties: {
      days: { type: "integer", minimum: 1, default: usualDays, description: "The least number of days." },
    },
  },
  violations(subject, { days }) {
    const least = typeof days === "number" ? days : usualDays;
    const kept = (databaseAuditOf(subject) ?? trackOf(subject))?.keptDays;
    return kept === undefined || kept === 0 || kept >= least
      ? []
      : [`${subject.name} keeps records for ${kept} days; at least ${least} are required.`];
  },
});
