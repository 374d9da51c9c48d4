import { type BridgedProvider, enabledIf } from "./provider";

/** The provider that Pulumi makes from https://registry.terraform.io/providers/tencentcloudstack/tencentcloud */
export const tencentcloud: BridgedProvider = {
  package: "tencentcloud",
  cloud: "tencent",
  buckets: ["tencentcloud:Cos/bucket:Bucket", "tencentcloud:index/cosBucket:CosBucket"],
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
  ],
};
