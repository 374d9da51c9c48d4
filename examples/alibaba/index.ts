import * as audit from "pulumi-access-audit";

const bucket = { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" } as const;

const archive = new audit.BucketAccessMonitor("archive", { ...bucket, status: "Enabled", onDelete: "disable" });

/** What it was before it came under management. */
export const before = archive.previousStatus;
/** What OSS itself says, once the monitor is in its declared state. */
export const now = audit.getBucketAccessMonitorOutput(bucket, { dependsOn: [archive] }).status;
