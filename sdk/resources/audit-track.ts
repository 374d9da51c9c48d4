import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import { type AuditTrackArgs, type AuditTrackOutputs, auditTrack } from "../types/audit-track";

export type {
  AlibabaAuditTrackArgs,
  AuditTrackArgs,
  HuaweiAuditTrackArgs,
  HuaweiDataAuditTrackArgs,
  HuaweiSystemAuditTrackArgs,
  TencentAuditTrackArgs,
  VolcengineAuditTrackArgs,
} from "../types/audit-track";

/**
 * Keeps an audit track, the record of who changes the account, in a declared state. A track of the same name that exists
 * already is taken over when it equals what is declared, or when `adopt` is true.
 *
 * @see https://www.tencentcloud.com/document/api/1021/46288
 * @see https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createtrail
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/UpdateTracker.html
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/CreateTracker.html
 * @see https://www.volcengine.com/docs/7015/166043
 *
 * @example
 * ```ts
 * new audit.AuditTrack("writes", {
 *   cloud: "tencent", region: "ap-guangzhou", name: "writes", status: "Enabled",
 *   actionType: "Write", resourceType: "*", eventNames: ["*"],
 *   storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
 * });
 * new audit.AuditTrack("region", { cloud: "huawei", region: "cn-north-4", type: "system", status: "Enabled" });
 * new audit.AuditTrack("trail", {
 *   cloud: "alibaba", region: "cn-hangzhou", name: "all-events", status: "Enabled", ossBucketName: "audit",
 * });
 * new audit.AuditTrack("cloudtrail", {
 *   cloud: "volcengine", region: "cn-beijing", name: "all-events", status: "Enabled",
 *   tosBucketName: "audit", tosBucketRegion: "cn-beijing",
 * });
 * ```
 */
export class AuditTrack extends resourceOf<AuditTrackOutputs>() {
  constructor(name: string, args: AuditTrackArgs, options?: pulumi.CustomResourceOptions) {
    const declared = auditTrack.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
