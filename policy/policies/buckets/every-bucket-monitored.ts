import { stackPolicy } from "../../define";
import { bucketOf, monitorOf } from "../../subject";

export const everyBucketMonitored = stackPolicy({
  name: "every-bucket-monitored",
  description: "Every bucket that the stack declares has access monitoring.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "When the objects of the bucket were last read is not known.",
  remediation: "Declare a BucketAccessMonitor for it.",
  violations(subjects) {
    const monitored = new Set(
      subjects.flatMap((subject) => {
        const monitor = monitorOf(subject);
        return monitor === undefined ? [] : [`${monitor.cloud}/${monitor.bucket}`];
      }),
    );
    return subjects.flatMap((subject) => {
      const bucket = bucketOf(subject);
      if (bucket === undefined || monitored.has(`${bucket.cloud}/${bucket.name}`)) return [];
      return [[`Bucket ${bucket.name} has no access monitoring.`, (subject as { urn?: string }).urn ?? ""] as const];
    });
  },
});
