import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { isOurs } from "../subject";

export const notificationEnabled = resourcePolicy({
  name: "notification-enabled",
  description: "A key event notification that is declared is switched on.",
  enforcementLevel: "mandatory",
  severity: "medium",
  risk: "Nobody is notified when the events happen, such as the end of a track.",
  remediation: 'Set status to "Enabled", or leave the notification out.',
  repair: {
    program: declared("AuditNotification", { status: "Enabled" }),
    command: "pulumi up",
    console: "unsourced",
  },
  violations(subject) {
    if (!isOurs(subject, "AuditNotification") || subject.props.status === "Enabled") return [];
    return [`The notification ${subject.props.name} is switched off.`];
  },
});
