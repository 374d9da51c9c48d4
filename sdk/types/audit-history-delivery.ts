// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `AuditHistoryDelivery` on Alibaba Cloud.
 *
 * @see
 * https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createdeliveryhistoryjob
 *
 * @example
 * ```ts
 * new audit.AuditHistoryDelivery("example", {
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   trail: "to-log-service",
 * });
 * ```
 */
export interface AlibabaAuditHistoryDeliveryArgs {
  /**
   * The cloud whose events are delivered.
   *
   * A change replaces the resource.
   */
  cloud: "alibaba";
  /**
   * The home region of the trail. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The name of the trail, which must be of one account and deliver to Log Service.
   *
   * A change replaces the resource.
   */
  trail: pulumi.Input<string>;
}

/** The arguments of `AuditHistoryDelivery`; `cloud` says which. */
export type AuditHistoryDeliveryArgs = AlibabaAuditHistoryDeliveryArgs;

/** What a program may read of `AuditHistoryDelivery`: arguments, what is filled in, and what only the cloud says. */
export interface AuditHistoryDeliveryOutputs {
  /** The cloud whose events are delivered. */
  readonly cloud: pulumi.Output<"alibaba">;
  /** The home region of the trail. */
  readonly region: pulumi.Output<string>;
  /** The name of the trail, which must be of one account and deliver to Log Service. */
  readonly trail: pulumi.Output<string>;
  /** The job's number, an int64 as text. */
  readonly jobId: pulumi.Output<string>;
  /**
   * How far the job is; a refresh reads it.
   *
   * - `initializing`: It is being prepared.
   * - `delivering`: Events are on their way.
   * - `complete`: All was delivered.
   * - `failed`: It failed, perhaps in some regions only.
   * - `forgotten`: It ran, and its record is gone; what was delivered stays.
   */
  readonly jobStatus: pulumi.Output<"initializing" | "delivering" | "complete" | "failed" | "forgotten">;
  /** When the job was made. */
  readonly createTime: pulumi.Output<string | undefined>;
}

export const auditHistoryDelivery = new ManagedKind("AuditHistoryDelivery", [
  "cloud",
  "region",
  "trail",
  "jobId",
  "jobStatus",
  "createTime",
]);
