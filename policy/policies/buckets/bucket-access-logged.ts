import { resourcePolicy } from "../../define";
import { isOurs } from "../../subject";

/** CIS Alibaba Cloud Foundation Benchmark 5.3: logging is enabled for OSS buckets. */
export const bucketAccessLogged = resourcePolicy({
  name: "bucket-access-logged",
  description: "The access log of a bucket is switched on.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "Who read, changed or deleted objects of the bucket is not known.",
  publicRules: ["CIS Alibaba 5.3"],
  remediation: 'Set status to "Enabled", and targetBucket to where the files go.',
  violations(subject) {
    if (!isOurs(subject, "BucketAccessLog") || subject.props.status === "Enabled") return [];
    return [`The access to bucket ${subject.props.bucket} is not logged.`];
  },
});
