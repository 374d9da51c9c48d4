import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { isOurs } from "../subject";

export const insightEnabled = resourcePolicy({
  name: "insight-enabled",
  description: "A type of insight that is declared is switched on.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "Unusual calls are recorded, but nobody is notified of them.",
  remediation: 'Set status to "Enabled", or leave the insight out.',
  repair: {
    program: declared("AuditInsight", { status: "Enabled" }),
    command: "pulumi up",
    console: "unsourced",
  },
  violations(subject) {
    if (!isOurs(subject, "AuditInsight") || subject.props.status === "Enabled") return [];
    return [`The insight ${subject.props.insightType} is switched off.`];
  },
});
