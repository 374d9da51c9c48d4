import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { trackInputs as tencent } from "../provider/clouds/tencent/audit-track";
import { DynamicResource } from "./dynamic-resource";
import type { Inputs } from "./inputs";

/** The arguments of {@link AuditTrack} on Tencent Cloud. */
export type TencentAuditTrackArgs = Inputs<z.input<typeof tencent>>;

/** The arguments of {@link AuditTrack}. */
export type AuditTrackArgs = TencentAuditTrackArgs;

/**
 * Keeps an audit track, the record of who changes the account, in a declared state. A track of the same name that exists
 * already is taken over when it equals what is declared, or when `adopt` is true.
 *
 * Vendor's page: https://www.tencentcloud.com/document/api/1021/46288
 *
 * @example
 * ```ts
 * new audit.AuditTrack("writes", {
 *   cloud: "tencent", region: "ap-guangzhou", name: "writes", status: "Enabled",
 *   actionType: "Write", resourceType: "*", eventNames: ["*"],
 *   storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
 * });
 * ```
 */
export class AuditTrack extends DynamicResource {
  declare readonly cloud: pulumi.Output<AuditTrackArgs["cloud"]>;
  declare readonly region: pulumi.Output<string>;
  declare readonly name: pulumi.Output<string>;
  declare readonly status: pulumi.Output<"Enabled" | "Disabled">;
  declare readonly actionType: pulumi.Output<"Read" | "Write" | "*">;
  declare readonly resourceType: pulumi.Output<string>;
  declare readonly eventNames: pulumi.Output<string[]>;
  declare readonly storage: pulumi.Output<z.output<typeof tencent>["storage"]>;
  declare readonly trackForAllMembers: pulumi.Output<boolean>;
  declare readonly adopt: pulumi.Output<boolean>;
  /** The track's number, a uint64 as text. */
  declare readonly trackId: pulumi.Output<string>;
  /** When the track was made; the vendor states no time zone. */
  declare readonly createTime: pulumi.Output<string>;

  constructor(name: string, args: AuditTrackArgs, options?: pulumi.CustomResourceOptions) {
    super("AuditTrack", name, args, ["trackForAllMembers", "adopt", "trackId", "createTime"], options);
  }
}
