import { resourcePolicy } from "../../define";
import { declared } from "../../repair";
import { monitorsOf } from "../../subject";

export const monitorEnabled = resourcePolicy({
  name: "monitor-enabled",
  description: "The access monitoring of a bucket is switched on.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "When the objects of the bucket were last read is not known, and cannot be found later.",
  remediation: 'Set status to "Enabled".',
  repair: {
    program: declared("BucketAccessMonitor", { status: "Enabled" }),
    command: "pulumi up",
    console: ["monitor"],
  },
  violations(subject) {
    return monitorsOf(subject)
      .filter(({ enabled }) => !enabled)
      .map(({ bucket }) => `The access monitoring of bucket ${bucket} is switched off.`);
  },
});
