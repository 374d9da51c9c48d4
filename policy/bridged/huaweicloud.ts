import { type BridgedProvider, enabledIf } from "./provider";

const ownBuckets = ["huaweicloud:Obs/bucket:Bucket", "huaweicloud:index/obsBucket:ObsBucket"];

/** The provider that Pulumi makes from https://registry.terraform.io/providers/huaweicloud/huaweicloud */
export const huaweicloud: BridgedProvider = {
  package: "huaweicloud",
  cloud: "huawei",
  buckets: [],
  ownBuckets,
  protections: [
    {
      types: ownBuckets,
      read: (props, name) => ({
        bucket: () => props.bucket ?? name,
        acl: () => props.acl,
        policy: () => props.policy,
        encrypted: () => props.encryption === true,
        versioned: () => props.versioning === true,
      }),
    },
    {
      types: ["huaweicloud:Obs/bucketPolicy:BucketPolicy", "huaweicloud:index/obsBucketPolicy:ObsBucketPolicy"],
      read: (props) => ({ bucket: () => props.bucket, policy: () => props.policy }),
    },
  ],
  translations: [
    {
      kind: "AuditTrack",
      types: ["huaweicloud:Cts/tracker:Tracker", "huaweicloud:index/ctsTracker:CtsTracker"],
      inputs: (props) => ({
        type: () => "system",
        status: () => enabledIf(props.enabled !== false),
        excludeServices: () => props.excludeServices ?? props.excludeService,
        obs: () => ({ bucketName: props.bucketName }),
        isSupportValidate: () => props.validateFile === true,
        isSupportTraceFilesEncryption: () => Boolean(props.kmsId),
        isOrganizationTracker: () => props.organizationEnabled === true,
      }),
    },
    {
      kind: "AuditTrack",
      types: ["huaweicloud:Cts/dataTracker:DataTracker", "huaweicloud:index/ctsDataTracker:CtsDataTracker"],
      inputs: (props) => ({
        type: () => "data",
        status: () => enabledIf(props.enabled !== false),
        dataBucket: () => ({
          events: (props.dataOperations ?? props.dataOperation ?? []).map((one: string) => one.toUpperCase()),
        }),
        obs: () => ({ bucketName: props.bucketName, bucketLifecycle: props.obsRetentionPeriod }),
        isSupportValidate: () => props.validateFile === true,
      }),
    },
    {
      // Zero days switch auditing off.
      kind: "DatabaseAuditPolicy",
      types: ["huaweicloud:Rds/sqlAudit:SqlAudit", "huaweicloud:index/rdsSqlAudit:RdsSqlAudit"],
      inputs: (props) => ({
        instanceId: () => props.instanceId,
        status: () => enabledIf(props.keepDays > 0),
        keepDays: () => props.keepDays,
      }),
    },
  ],
};
