import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import {
  type AuditNotificationArgs,
  type AuditNotificationOutputs,
  auditNotification,
} from "../types/audit-notification";

export type { AuditNotificationArgs, HuaweiAuditNotificationArgs } from "../types/audit-notification";

/**
 * Keeps a key event notification of CTS in a declared state: it tells the subscribers of a topic of Simple Message Notification
 * when chosen events happen. The topic must exist, and is neither made nor deleted.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0312.html
 *
 * @example
 * ```ts
 * new audit.AuditNotification("trackers", {
 *   cloud: "huawei", region: "cn-north-4", name: "trackers", status: "Enabled",
 *   topicId: "urn:smn:cn-north-4:0483b6b16e954cb88930a360d2c4e663:alarms",
 *   operationType: "customized",
 *   operations: [{ serviceType: "CTS", resourceType: "tracker", traceNames: ["updateTracker", "deleteTracker"] }],
 * });
 * ```
 */
export class AuditNotification extends resourceOf<AuditNotificationOutputs>() {
  constructor(name: string, args: AuditNotificationArgs, options?: pulumi.CustomResourceOptions) {
    const declared = auditNotification.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
