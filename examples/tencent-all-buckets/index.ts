import * as audit from "pulumi-access-audit";

/** Existing buckets come under management as they are: nothing is made anew, and `destroy` puts back what was found. */
async function monitorAll(prefix: string) {
  // A list that is empty by mistake must not end every monitor. Raise it to about what there is.
  const { buckets } = await audit.getBuckets({ cloud: "tencent", prefix, minimum: 1 });
  return buckets.map(
    ({ name, region }) =>
      new audit.BucketAccessMonitor(name, { cloud: "tencent", region, bucket: name, status: "Enabled" }).id,
  );
}

const track = new audit.AuditTrack("writes", {
  cloud: "tencent",
  region: "ap-guangzhou",
  name: "writes",
  status: "Enabled",
  actionType: "Write",
  resourceType: "*",
  eventNames: ["*"],
  storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit", compress: true },
  // Takes over a track of this name that somebody made by hand.
  adopt: true,
});

export const monitored = monitorAll("logs-");
export const trackId = track.trackId;
export const tracks = audit.getAuditTracksOutput(
  { cloud: "tencent", region: "ap-guangzhou" },
  { dependsOn: [track] },
).tracks;

/** Who changed a track in the last day. */
export const changes = audit.getAuditEventsOutput(
  {
    cloud: "tencent",
    region: "ap-guangzhou",
    startTime: new Date(Date.now() - 24 * 60 * 60 * 1000),
    endTime: new Date(),
    attributes: [{ key: "EventName", value: "ModifyAuditTrack" }],
  },
  { dependsOn: [track] },
).events;
