import * as pulumi from "@pulumi/pulumi";
import * as audit from "pulumi-access-audit";

const config = new pulumi.Config();
const prefix = config.get("bucketPrefix");
/** A list that is empty by mistake must not end every monitor. */
const minimum = config.requireNumber("minimumBuckets");

/** Every bucket of a cloud is monitored, in whatever region it is; none is made anew. */
async function monitorAll(cloud: "tencent" | "alibaba" | "volcengine"): Promise<string[]> {
  const { buckets } = await audit.getBuckets(prefix ? { cloud, minimum, prefix } : { cloud, minimum });
  for (const { name, region } of buckets) {
    const args = { cloud, region, bucket: name, status: "Enabled" } as audit.BucketAccessMonitorArgs;
    new audit.BucketAccessMonitor(`${cloud}-${name}`, args);
  }
  return buckets.map(({ name }) => name);
}

/** Who changes the accounts: all that each cloud records, delivered to a bucket of its own. */
const tracks = [
  new audit.AuditTrack("tencent", {
    cloud: "tencent",
    region: "ap-guangzhou",
    name: "baseline",
    status: "Enabled",
    actionType: "*",
    resourceType: "*",
    eventNames: ["*"],
    storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
  }),
  new audit.AuditTrack("alibaba", {
    cloud: "alibaba",
    region: "cn-hangzhou",
    name: "baseline",
    status: "Enabled",
    ossBucketName: "audit",
  }),
  new audit.AuditTrack("huawei", {
    cloud: "huawei",
    region: "cn-north-4",
    type: "system",
    status: "Enabled",
    obs: { bucketName: "audit", filePrefixName: "cts" },
  }),
  new audit.AuditTrack("volcengine", {
    cloud: "volcengine",
    region: "cn-beijing",
    name: "baseline",
    status: "Enabled",
    tosBucketName: "lake",
    tosBucketRegion: "cn-beijing",
  }),
];

export const monitored = Promise.all([monitorAll("tencent"), monitorAll("alibaba"), monitorAll("volcengine")]).then(
  ([tencent, alibaba, volcengine]) => ({ tencent, alibaba, volcengine }),
);
export const recording = pulumi.all(tracks.map(({ cloud, status }) => pulumi.interpolate`${cloud}: ${status}`));
