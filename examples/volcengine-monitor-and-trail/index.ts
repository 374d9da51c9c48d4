import * as audit from "pulumi-access-audit";

const bucket = { cloud: "volcengine", region: "cn-beijing", bucket: "lake" } as const;

const lake = new audit.BucketAccessMonitor("lake", { ...bucket, status: "Enabled" });

/** Every event of the account, delivered to a bucket that CloudTrail makes if it is not there. */
const trail = new audit.AuditTrack("trail", {
  cloud: "volcengine",
  region: "cn-beijing",
  name: "all-events",
  status: "Enabled",
  tosBucketName: "audit",
  tosBucketRegion: "cn-beijing",
});

/** What it was before it came under management. */
export const before = lake.previousStatus;
/** What TOS itself says, once the monitor is in its declared state. */
export const now = audit.getBucketAccessMonitorOutput(bucket, { dependsOn: [lake] }).status;
/** All buckets of the account, each with its region. */
export const buckets = audit.getBuckets({ cloud: "volcengine" }).then((list) => list.buckets.map(({ name }) => name));
/** All trails that the region lists, once ours is there. */
export const tracks = audit
  .getAuditTracksOutput({ cloud: "volcengine", region: "cn-beijing" }, { dependsOn: [trail] })
  .tracks.apply((all) => all.map(({ name, status }) => `${name}: ${status}`));
/** Who switched a trail off within the last day. */
export const switchedOff = audit
  .getAuditEvents({
    cloud: "volcengine",
    region: "cn-beijing",
    startTime: new Date(Date.now() - 24 * 60 * 60 * 1000),
    endTime: new Date(),
    attributes: [{ key: "EventName", value: "StopLogging" }],
  })
  .then(({ events }) => events.map(({ actor, time }) => `${actor} at ${time}`));
