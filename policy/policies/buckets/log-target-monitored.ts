import { clouds } from "../../../provider/registry";
import { stackPolicy } from "../../define";
import { monitoredLogs } from "../../repair";
import { deliveriesOf, isOurs, monitoringOf } from "../../subject";

export const logTargetMonitored = stackPolicy({
  name: "log-target-monitored",
  description: "The bucket that access logs are written to is itself monitored, so that reads of the logs show.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "Whether somebody read the access logs is not known.",
  remediation: 'Declare a BucketAccessMonitor for it with the status "Enabled".',
  repair: {
    program: monitoredLogs(),
    command: "pulumi up",
    console: ["monitor"],
  },
  violations(subjects) {
    // A cloud without monitoring has nothing to declare.
    const offering = clouds.filter(({ resources }) => resources.some(({ kind }) => kind === "BucketAccessMonitor"));
    const isMonitored = monitoringOf(subjects, ({ enabled }) => enabled);
    return subjects.flatMap((subject) => {
      if (!isOurs(subject, "BucketAccessLog") && !isOurs(subject, "BucketAccessLogs")) return [];
      const { cloud } = subject.props;
      if (!offering.some(({ name }) => name === cloud)) return [];
      const open = deliveriesOf(subject).filter(({ target }) => !isMonitored(String(cloud), target));
      return open.map(({ target, of }) => {
        const message = `Bucket ${target}, to which the access to ${of} is logged, has no access monitoring.`;
        return [message, (subject as { urn?: string }).urn ?? ""] as const;
      });
    });
  },
});
