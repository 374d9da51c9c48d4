// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `AuditInsight` on Alibaba Cloud.
 *
 * @see
 * https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-enableinsight
 *
 * @example
 * ```ts
 * new audit.AuditInsight("example", {
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   insightType: "IpInsight",
 *   status: "Enabled",
 * });
 * ```
 */
export interface AlibabaAuditInsightArgs {
  /**
   * The cloud whose account is watched.
   *
   * A change replaces the resource.
   */
  cloud: "alibaba";
  /**
   * The region that all calls for it go to. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The type, such as `IpInsight`, `ApiCallRateInsight`, `ApiErrorRateInsight`, `AkInsight`, `PolicyChangeInsight`,
   * `PasswordChangeInsight` or `TrailConcealmentInsight`.
   *
   * A change replaces the resource.
   */
  insightType: pulumi.Input<string>;
  /**
   * Whether the account is watched for it, which is paid.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * What happens on destroy. Set `keep` where the account must be watched after the stack too, which is paid.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches it off.
   * - `keep`: Leaves it as it is.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "keep" | undefined>;
}

/** The arguments of `AuditInsight`; `cloud` says which. */
export type AuditInsightArgs = AlibabaAuditInsightArgs;

/** What a program may read of `AuditInsight`: arguments, what is filled in, and what only the cloud says. */
export interface AuditInsightOutputs {
  /** The cloud whose account is watched. */
  readonly cloud: pulumi.Output<"alibaba">;
  /** The region that all calls for it go to. */
  readonly region: pulumi.Output<string>;
  /**
   * The type, such as `IpInsight`, `ApiCallRateInsight`, `ApiErrorRateInsight`, `AkInsight`, `PolicyChangeInsight`,
   * `PasswordChangeInsight` or `TrailConcealmentInsight`.
   */
  readonly insightType: pulumi.Output<string>;
  /**
   * Whether the account is watched for it, which is paid.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /**
   * What happens on destroy. Set `keep` where the account must be watched after the stack too, which is paid.
   *
   * - `restore`: Puts back the status that was found.
   * - `disable`: Switches it off.
   * - `keep`: Leaves it as it is.
   */
  readonly onDelete: pulumi.Output<"restore" | "disable" | "keep">;
  /**
   * The status that was found when it came under management.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly previousStatus: pulumi.Output<"Enabled" | "Disabled">;
}

export const auditInsight = new ManagedKind("AuditInsight", [
  "cloud",
  "region",
  "insightType",
  "status",
  "onDelete",
  "previousStatus",
]);
