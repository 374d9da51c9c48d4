import { type BridgedProvider, enabledIf } from "./provider";

const buckets = ["alicloud:oss/bucket:Bucket", "alicloud:index/ossBucket:OssBucket"];

/** https://www.pulumi.com/registry/packages/alicloud/, and the same from Terraform. */
export const alicloud: BridgedProvider = {
  package: "alicloud",
  cloud: "alibaba",
  buckets,
  translations: [
    {
      kind: "AuditTrack",
      types: [
        "alicloud:actiontrail/trail:Trail",
        "alicloud:actiontrail/trailDeprecated:TrailDeprecated",
        "alicloud:index/actiontrailTrail:ActiontrailTrail",
      ],
      inputs: (props) => ({
        status: () => enabledIf((props.status ?? "Enable") === "Enable"),
        eventRw: () => props.eventRw,
        trailRegion: () => props.trailRegion,
        ossBucketName: () => props.ossBucketName,
        ossWriteRoleArn: () => props.ossWriteRoleArn,
        slsProjectArn: () => props.slsProjectArn,
        maxComputeProjectArn: () => props.maxComputeProjectArn ?? props.maxcomputeProjectArn,
        isOrganizationTrail: () => props.isOrganizationTrail,
      }),
    },
    {
      kind: "BucketAccessMonitor",
      types: [
        "alicloud:oss/bucketAccessMonitor:BucketAccessMonitor",
        "alicloud:index/ossBucketAccessMonitor:OssBucketAccessMonitor",
      ],
      inputs: (props) => ({ bucket: () => props.bucket, status: () => props.status }),
    },
    {
      // A bucket may carry its monitor in itself.
      kind: "BucketAccessMonitor",
      types: buckets,
      inputs: (props) =>
        props.accessMonitor === undefined
          ? undefined
          : { bucket: () => props.bucket, status: () => props.accessMonitor?.status },
    },
  ],
};
