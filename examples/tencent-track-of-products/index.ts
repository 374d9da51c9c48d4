import * as audit from "pulumi-access-audit";

/** Who may do what, and who reads or changes the buckets, in one track; names may be Chinese. */
const track = new audit.AuditTrack("identities-and-buckets", {
  cloud: "tencent",
  region: "ap-guangzhou",
  name: "身份与存储桶",
  status: "Enabled",
  filters: [
    { resourceType: "cam", actionType: "*", eventNames: ["*"] },
    { resourceType: "cos", actionType: "Write", eventNames: ["PutBucketACL", "PutBucketPolicy", "DeleteBucket"] },
  ],
  storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
});

export const trackId = track.trackId;
export const form = track.form;
