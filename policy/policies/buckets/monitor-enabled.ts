import { resourcePolicy } from "../../define";
import { monitorOf } from "../../subject";

export const monitorEnabled = resourcePolicy({
  name: "monitor-enabled",
  description: "The access monitoring of a bucket is switched on.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "When the objects of the bucket were last read is not known, and cannot be found later.",
  remediation: 'Set status to "Enabled".',
  violations(subject) {
    const monitor = monitorOf(subject);
    if (monitor === undefined || monitor.enabled) return [];
    return [`The access monitoring of bucket ${monitor.bucket} is switched off.`];
  },
});
