import * as audit from "pulumi-access-audit";

/** A list that is shorter by mistake ends the program. */
const { byRegion } = audit.getBucketsOutput({ cloud: "tencent", minimum: 1 });
const cos = new audit.BucketAccessMonitors("cos", { cloud: "tencent", buckets: byRegion, status: "Enabled" });

/** The history of a bucket that leaves the list is kept. */
const oss = new audit.BucketAccessMonitors("oss", {
  cloud: "alibaba",
  buckets: { "cn-hangzhou": ["archive"] },
  status: "Enabled",
  onDelete: "keep",
});

/** A bucket that is made later joins with the next `pulumi up`. */
const tos = new audit.BucketAccessMonitors("tos", {
  cloud: "volcengine",
  patterns: { "cn-beijing": "*" },
  status: "Enabled",
  minimum: 1,
});

export const buckets = [cos, oss, tos].map((fleet) => fleet.buckets);
export const before = [cos, oss, tos].map((fleet) => fleet.previousStatus);
