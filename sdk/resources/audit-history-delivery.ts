import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import {
  type AuditHistoryDeliveryArgs,
  type AuditHistoryDeliveryOutputs,
  auditHistoryDelivery,
} from "../types/audit-history-delivery";

export type { AlibabaAuditHistoryDeliveryArgs, AuditHistoryDeliveryArgs } from "../types/audit-history-delivery";

/**
 * Delivers the events of the time before a trail to the trail's project of Log Service, once. The job of the trail is looked up first and
 * never run twice. Deleting the resource deletes the job's record; what was delivered stays.
 *
 * @see https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createdeliveryhistoryjob
 *
 * @example
 * ```ts
 * new audit.AuditHistoryDelivery("history", { cloud: "alibaba", region: "cn-hangzhou", trail: "all-events" });
 * ```
 */
export class AuditHistoryDelivery extends resourceOf<AuditHistoryDeliveryOutputs>() {
  constructor(name: string, args: AuditHistoryDeliveryArgs, options?: pulumi.CustomResourceOptions) {
    const declared = auditHistoryDelivery.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
