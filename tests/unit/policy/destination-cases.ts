import { type Judge, packOf, scan } from "./judges";

const sls = "acs:log:cn-hangzhou:111:project/audit";
const trail = { cloud: "alibaba", status: "Enabled", eventRw: "All", trailRegion: "All", slsProjectArn: sls };

export const destination = (protection: object, more: object = {}) =>
  scan("alibaba", {
    destinations: [
      {
        ...{ cloud: "alibaba", region: "cn-hangzhou", name: "audit", id: "alibaba/cn-hangzhou/audit", exists: true },
        ...{ from: ["audit track t"], deletedAfterDays: null, keepDays: 180, encryptedOnDelivery: false },
        ...{ protection: { publicBy: [], encrypted: true, versioned: true, locked: false, ...protection }, ...more },
      },
    ],
  });
export const safe = destination({});
export const publicAcl = destination({ publicBy: ["its ACL, which grants everybody public-read"] });
export const publicPolicy = destination({ publicBy: ["its policy, which allows everybody something"] });
export const ownTrail = { type: "access-audit:alibaba:AuditTrack", props: { ...trail, ossBucketName: "audit" } };
export const ownBucket = (props: object) => ({
  type: "alicloud:oss/bucket:Bucket",
  props: { bucket: "audit", ...props },
});
const forAll = JSON.stringify({ Statement: [{ Effect: "Allow", Principal: ["*"], Action: ["oss:GetObject"] }] });
export const declaredPublic: readonly [Judge, Judge] = [
  packOf("destination-private", ownTrail, ownBucket({ acl: "public-read" })),
  packOf("destination-private", ownTrail, ownBucket({ acl: "private" })),
];
export const declaredByPolicy: readonly [Judge, Judge] = [
  packOf("destination-private", ownTrail, ownBucket({}), {
    type: "alicloud:oss/bucketPolicy:BucketPolicy",
    props: { bucket: "audit", policy: forAll },
  }),
  packOf("destination-private", ownTrail, ownBucket({}), {
    type: "alicloud:oss/bucketPolicy:BucketPolicy",
    props: { bucket: "other", policy: forAll },
  }),
];
