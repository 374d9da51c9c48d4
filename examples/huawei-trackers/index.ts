import * as audit from "pulumi-access-audit";

const where = { cloud: "huawei", region: "cn-north-4" } as const;

/** Who changes the account: the region's one system tracker, taken over as it is found. */
const system = new audit.AuditTrack("system", {
  ...where,
  type: "system",
  status: "Enabled",
  obs: { bucketName: "audit", filePrefixName: "cts" },
  isSupportValidate: true,
});

/** Who reads and writes the objects of one bucket. */
const orders = new audit.AuditTrack("orders", {
  ...where,
  type: "data",
  name: "orders",
  status: "Enabled",
  dataBucket: { name: "orders", events: ["READ", "WRITE"] },
  obs: { bucketName: "audit", filePrefixName: "orders", bucketLifecycle: 180 },
});

/** Whoever changes or ends a tracker raises the alarm. The topic, and who subscribes to it, exist already. */
new audit.AuditNotification("alarm", {
  ...where,
  name: "trackers",
  status: "Enabled",
  topicId: "urn:smn:cn-north-4:0483b6b16e954cb88930a360d2c4e663:alarms",
  operationType: "customized",
  operations: [{ serviceType: "CTS", resourceType: "tracker", traceNames: ["updateTracker", "deleteTracker"] }],
});

export const before = system.previousTracker;
export const trackers = audit
  .getAuditTracksOutput(where, { dependsOn: [system, orders] })
  .tracks.apply((tracks) => tracks.map(({ name, status }) => `${name}: ${status}`).sort());

/** Who changed a tracker in the last hour. */
export const changes = audit.getAuditEventsOutput(
  {
    ...where,
    startTime: new Date(Date.now() - 60 * 60 * 1000),
    endTime: new Date(),
    serviceType: "CTS",
    traceName: "updateTracker",
  },
  { dependsOn: [system] },
).events;
