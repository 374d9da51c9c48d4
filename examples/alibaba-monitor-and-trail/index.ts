import * as audit from "pulumi-access-audit";

const bucket = { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" } as const;

const archive = new audit.BucketAccessMonitor("archive", { ...bucket, status: "Enabled", onDelete: "disable" });

/** What it was before it came under management. */
export const before = archive.previousStatus;
/** What OSS itself says, once the monitor is in its declared state. */
export const now = audit.getBucketAccessMonitorOutput(bucket, { dependsOn: [archive] }).status;

/** Who changes the account: all events of all regions, to a bucket of their own. */
const trail = new audit.AuditTrack("trail", {
  cloud: "alibaba",
  region: "cn-hangzhou",
  name: "all-events",
  status: "Enabled",
  ossBucketName: "audit",
});

export const trailArn = trail.trailArn;
/** Who switched a trail off in the last day. */
export const switchedOff = audit.getAuditEventsOutput(
  {
    cloud: "alibaba",
    region: "cn-hangzhou",
    startTime: new Date(Date.now() - 24 * 60 * 60 * 1000),
    endTime: new Date(),
    attributes: [{ key: "EventName", value: "StopLogging" }],
  },
  { dependsOn: [trail] },
).events;
