import type * as pulumi from "@pulumi/pulumi";
import { dynamicBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import { type AuditInsightArgs, type AuditInsightOutputs, auditInsight } from "../types/audit-insight";

export type { AlibabaAuditInsightArgs, AuditInsightArgs } from "../types/audit-insight";

/**
 * Keeps one type of insight of an account, the watch for unusual events, in a declared state. It is paid. What was found is the output
 * `previousStatus`, which `onDelete: "restore"` puts back. A trail delivers insights by its `insightTypes`.
 *
 * @see https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-enableinsight
 *
 * @example
 * ```ts
 * new audit.AuditInsight("addresses", { cloud: "alibaba", region: "cn-hangzhou", insightType: "IpInsight", status: "Enabled" });
 * ```
 */
export class AuditInsight extends resourceOf<AuditInsightOutputs>() {
  constructor(name: string, args: AuditInsightArgs, options?: pulumi.CustomResourceOptions) {
    const declared = auditInsight.declare(dynamicBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }
}
