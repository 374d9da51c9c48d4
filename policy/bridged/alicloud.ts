import { type BridgedProvider, enabledIf } from "./provider";

const buckets = ["alicloud:oss/bucket:Bucket", "alicloud:index/ossBucket:OssBucket"];

/** How long RDS and MongoDB keep audit records where the resource does not say. */
const usualDays = 30;

/** https://www.pulumi.com/registry/packages/alicloud/, and the same from Terraform. */
export const alicloud: BridgedProvider = {
  package: "alicloud",
  cloud: "alibaba",
  buckets,
  ownBuckets: buckets,
  safeBucket: (bucket) => [
    {
      construct: "alicloud.oss.Bucket",
      name: bucket,
      inputs: { bucket, versioning: { status: "Enabled" }, serverSideEncryptionRule: { sseAlgorithm: "AES256" } },
    },
    { construct: "alicloud.oss.BucketAcl", name: bucket, inputs: { bucket, acl: "private" } },
  ],
  protections: [
    {
      types: buckets,
      read: (props, name) => ({
        bucket: () => props.bucket ?? name,
        acl: () => props.acl,
        policy: () => props.policy,
        encrypted: () => props.serverSideEncryptionRule !== undefined,
        versioned: () => props.versioning?.status === "Enabled",
      }),
    },
    {
      types: ["alicloud:oss/bucketAcl:BucketAcl", "alicloud:index/ossBucketAcl:OssBucketAcl"],
      read: (props) => ({ bucket: () => props.bucket, acl: () => props.acl }),
    },
    {
      types: ["alicloud:oss/bucketPolicy:BucketPolicy", "alicloud:index/ossBucketPolicy:OssBucketPolicy"],
      read: (props) => ({ bucket: () => props.bucket, policy: () => props.policy }),
    },
    {
      types: [
        "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption",
        "alicloud:index/ossBucketServerSideEncryption:OssBucketServerSideEncryption",
      ],
      read: (props) => ({ bucket: () => props.bucket, encrypted: () => true }),
    },
    {
      types: [
        "alicloud:oss/bucketVersioning:BucketVersioning",
        "alicloud:index/ossBucketVersioning:OssBucketVersioning",
      ],
      read: (props) => ({ bucket: () => props.bucket, versioned: () => props.status === "Enabled" }),
    },
  ],
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
    {
      // Where the instance says nothing, another resource may: its auditing is whatever the service has.
      kind: "DatabaseAuditPolicy",
      types: [
        "alicloud:rds/instance:Instance",
        "alicloud:rds/ddrInstance:DdrInstance",
        "alicloud:index/dbInstance:DbInstance",
        "alicloud:index/rdsDdrInstance:RdsDdrInstance",
      ],
      inputs: (props) =>
        props.sqlCollectorStatus === undefined
          ? undefined
          : {
              status: () => props.sqlCollectorStatus,
              keepDays: () => props.sqlCollectorConfigValue ?? usualDays,
            },
    },
    {
      kind: "DatabaseAuditPolicy",
      types: ["alicloud:polardb/cluster:Cluster", "alicloud:index/polardbCluster:PolardbCluster"],
      inputs: (props) =>
        props.collectorStatus === undefined
          ? undefined
          : { status: () => enabledIf(props.collectorStatus === "Enable") },
    },
    {
      kind: "DatabaseAuditPolicy",
      types: ["alicloud:das/sqlLogConfig:SqlLogConfig", "alicloud:index/dasSqlLogConfig:DasSqlLogConfig"],
      inputs: (props) =>
        props.enable === undefined
          ? undefined
          : {
              instanceId: () => props.instanceId,
              status: () => enabledIf(props.enable),
              keepDays: () => props.retention,
            },
    },
    {
      kind: "DatabaseAuditPolicy",
      types: ["alicloud:mongodb/auditPolicy:AuditPolicy", "alicloud:index/mongodbAuditPolicy:MongodbAuditPolicy"],
      inputs: (props) => ({
        instanceId: () => props.dbInstanceId,
        status: () => enabledIf(props.auditStatus === "enable"),
        keepDays: () => props.storagePeriod ?? usualDays,
      }),
    },
    {
      kind: "DatabaseAuditPolicy",
      types: [
        "alicloud:kvstore/auditLogConfig:AuditLogConfig",
        "alicloud:index/kvstoreAuditLogConfig:KvstoreAuditLogConfig",
      ],
      inputs: (props) => ({
        instanceId: () => props.instanceId,
        status: () => enabledIf(props.dbAudit !== false),
        keepDays: () => props.retention,
      }),
    },
  ],
};
