import { resourcePolicy } from "../../define";
import { isOurs } from "../../subject";

export const bucketAccessLogged = resourcePolicy({
  name: "bucket-access-logged",
  description: "The access log of a bucket is switched on.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "Who read, changed or deleted objects of the bucket is not known.",
  remediation: 'Set status to "Enabled", and targetBucket to where the files go.',
  violations(subject) {
    if (!isOurs(subject, "BucketAccessLog") || subject.props.status === "Enabled") return [];
    return [`The access to bucket ${subject.props.bucket} is not logged.`];
  },
});
