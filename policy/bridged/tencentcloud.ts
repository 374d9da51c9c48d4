import { type BridgedProvider, enabledIf } from "./provider";

const buckets = ["tencentcloud:Cos/bucket:Bucket", "tencentcloud:index/cosBucket:CosBucket"];

/** The provider that Pulumi makes from https://registry.terraform.io/providers/tencentcloudstack/tencentcloud */
export const tencentcloud: BridgedProvider = {
  package: "tencentcloud",
  cloud: "tencent",
  buckets,
  ownBuckets: buckets,
  protections: [
    {
      types: buckets,
      read: (props, name) => ({
        bucket: () => props.bucket ?? name,
        acl: () => props.acl,
        encrypted: () => Boolean(props.encryptionAlgorithm),
        versioned: () => props.versioningEnable === true,
      }),
    },
    {
      types: ["tencentcloud:Cos/bucketPolicy:BucketPolicy", "tencentcloud:index/cosBucketPolicy:CosBucketPolicy"],
      read: (props) => ({ bucket: () => props.bucket, policy: () => props.policy }),
    },
  ],
  translations: [
    {
      kind: "AuditTrack",
      types: ["tencentcloud:Audit/track:Track", "tencentcloud:index/auditTrack:AuditTrack"],
      inputs: (props) => ({
        status: () => enabledIf(Number(props.status) === 1),
        actionType: () => props.actionType,
        resourceType: () => props.resourceType,
        eventNames: () => props.eventNames,
        storage: () => {
          const { storageName: name, storageType: type, storageAccountId: accountId } = props.storage ?? {};
          return { name, type, accountId };
        },
        trackForAllMembers: () => Number(props.trackForAllMembers) === 1,
      }),
    },
    {
      // There is one while auditing is on: to remove it switches auditing off.
      kind: "DatabaseAuditPolicy",
      types: ["mysql", "cynosdb", "mongodb", "postgres"].flatMap((engine) => {
        const module = `${engine[0]?.toUpperCase()}${engine.slice(1)}`;
        return [
          `tencentcloud:${module}/auditService:AuditService`,
          `tencentcloud:index/${engine}AuditService:${module}AuditService`,
        ];
      }),
      inputs: (props) => ({
        instanceId: () => props.instanceId,
        status: () => "Enabled",
        keepDays: () => Number(props.logExpireDay),
      }),
    },
  ],
};
