import { stackPolicy } from "../../define";
import { monitoredBuckets } from "../../repair";
import { bucketOf, monitoringOf } from "../../subject";

export const everyBucketMonitored = stackPolicy({
  name: "every-bucket-monitored",
  description: "Every bucket that the stack declares has access monitoring.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "When the objects of the bucket were last read is not known.",
  remediation: "Declare a BucketAccessMonitor for it.",
  repair: {
    program: monitoredBuckets(),
    command: "access-audit scan --fix",
    console: ["monitor"],
  },
  violations(subjects) {
    const isMonitored = monitoringOf(subjects, () => true);
    return subjects.flatMap((subject) => {
      const bucket = bucketOf(subject);
      if (bucket === undefined || isMonitored(bucket.cloud, bucket.name)) return [];
      return [[`Bucket ${bucket.name} has no access monitoring.`, (subject as { urn?: string }).urn ?? ""] as const];
    });
  },
});
