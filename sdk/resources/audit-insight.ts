import type * as pulumi from "@pulumi/pulumi";
import { type AuditInsightArgs, AuditInsightOutputs, auditInsightProperties } from "../types/audit-insight";

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
export class AuditInsight extends AuditInsightOutputs {
  constructor(name: string, args: AuditInsightArgs, options?: pulumi.CustomResourceOptions) {
    super("AuditInsight", name, args, auditInsightProperties, options);
  }
}
