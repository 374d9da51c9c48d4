import * as audit from "pulumi-access-audit";

const bucket = { cloud: "volcengine", region: "cn-beijing", bucket: "lake" } as const;

const lake = new audit.BucketAccessMonitor("lake", { ...bucket, status: "Enabled" });

/** What it was before it came under management. */
export const before = lake.previousStatus;
/** What TOS itself says, once the monitor is in its declared state. */
export const now = audit.getBucketAccessMonitorOutput(bucket, { dependsOn: [lake] }).status;
/** All buckets of the account, each with its region. */
export const buckets = audit.getBuckets({ cloud: "volcengine" }).then((list) => list.buckets.map(({ name }) => name));
