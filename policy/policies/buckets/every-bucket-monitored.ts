import { stackPolicy } from "../../define";
import { bucketOf, monitoringOf } from "../../subject";

export const everyBucketMonitored = stackPolicy({
  name: "every-bucket-monitored",
  description: "Every bucket that the stack declares has access monitoring.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "When the objects of the bucket were last read is not known.",
  remediation: "Declare a BucketAccessMonitor for it.",
  violations(subjects) {
    const isMonitored = monitoringOf(subjects, () => true);
    return subjects.flatMap((subject) => {
      const bucket = bucketOf(subject);
      if (bucket === undefined || isMonitored(bucket.cloud, bucket.name)) return [];
      return [[`Bucket ${bucket.name} has no access monitoring.`, (subject as { urn?: string }).urn ?? ""] as const];
    });
  },
});
