import { resourcePolicy } from "../../define";
import { declared } from "../../repair";
import { isOurs, logsOf } from "../../subject";

export const bucketAccessLogged = resourcePolicy({
  name: "bucket-access-logged",
  description: "The access log of a bucket is switched on.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "Who read, changed or deleted objects of the bucket is not known.",
  remediation: 'Set status to "Enabled", and targetBucket to where the files go.',
  repair: {
    program: declared("BucketAccessLog", { status: "Enabled" }),
    command: "pulumi up",
    console: ["log"],
  },
  violations(subject) {
    const { props } = subject;
    if (isOurs(subject, "BucketAccessLogs"))
      return logsOf(props)
        .filter(({ enabled }) => !enabled)
        .map(({ bucket }) => `The access to bucket ${bucket} is not logged.`);
    if (!isOurs(subject, "BucketAccessLog") || props.status === "Enabled") return [];
    return [`The access to bucket ${props.bucket} is not logged.`];
  },
});
