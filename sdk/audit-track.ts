import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { trackInputs as alibaba } from "../provider/clouds/alibaba/actiontrail/audit-track";
import type { dataTrackerInputs, systemTrackerInputs } from "../provider/clouds/huawei/cts/tracker-fields";
import type { trackInputs as tencent } from "../provider/clouds/tencent/cloudaudit/audit-track";
import type { Inputs } from "./inputs";
import { ManagedResource } from "./managed-resource";

/** The arguments of {@link AuditTrack} on Tencent Cloud: a track of CloudAudit. */
export type TencentAuditTrackArgs = Inputs<z.input<typeof tencent>>;

/** The arguments of {@link AuditTrack} on Alibaba Cloud: a trail of ActionTrail. */
export type AlibabaAuditTrackArgs = Inputs<z.input<typeof alibaba>>;

/** The arguments of {@link AuditTrack} on Huawei Cloud: the system tracker of CTS, or a data tracker. */
export type HuaweiAuditTrackArgs =
  | Inputs<z.input<typeof systemTrackerInputs>>
  | Inputs<z.input<typeof dataTrackerInputs>>;

/** The arguments of {@link AuditTrack}; `cloud` says which. */
export type AuditTrackArgs = TencentAuditTrackArgs | AlibabaAuditTrackArgs | HuaweiAuditTrackArgs;

/** What a program may read: arguments, what is filled in, and what only the cloud says. */
const properties = [
  ...["cloud", "region", "name", "status", "adopt", "createTime", "deliveryError"],
  ...["trackId", "trackForAllMembers"],
  ...["trailArn", "eventRw"],
  ...["projectId", "previousTracker"],
];

/**
 * Keeps an audit track, the record of who changes the account, in a declared state. A track of the same name that exists
 * already is taken over when it equals what is declared, or when `adopt` is true.
 *
 * Vendors' pages: https://www.tencentcloud.com/document/api/1021/46288,
 * https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createtrail,
 * https://support.huaweicloud.com/intl/en-us/api-cts/CreateTracker.html
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
 * ```
 */
export class AuditTrack extends ManagedResource {
  declare readonly cloud: pulumi.Output<AuditTrackArgs["cloud"]>;
  declare readonly region: pulumi.Output<string>;
  declare readonly name: pulumi.Output<string>;
  declare readonly status: pulumi.Output<"Enabled" | "Disabled">;
  declare readonly adopt: pulumi.Output<boolean>;
  /** When the track was made, as the cloud writes it. */
  declare readonly createTime: pulumi.Output<string>;
  /** Why the latest delivery failed, where the cloud says so. */
  declare readonly deliveryError: pulumi.Output<string | undefined>;
  /** On Tencent Cloud the track's number, a uint64 as text. */
  declare readonly trackId: pulumi.Output<string | undefined>;
  /** On Tencent Cloud whether the members of the organization are recorded too. */
  declare readonly trackForAllMembers: pulumi.Output<boolean | undefined>;
  /** On Alibaba Cloud the trail's ARN. */
  declare readonly trailArn: pulumi.Output<string | undefined>;
  /** On Alibaba Cloud which events are delivered. */
  declare readonly eventRw: pulumi.Output<"Write" | "Read" | "All" | undefined>;

  /** On Huawei Cloud the project of the tracker. */
  declare readonly projectId: pulumi.Output<string | undefined>;
  /** On Huawei Cloud what was found when the system tracker came under management. */
  declare readonly previousTracker: pulumi.Output<Readonly<Record<string, unknown>> | undefined>;

  constructor(name: string, args: AuditTrackArgs, options?: pulumi.CustomResourceOptions) {
    super("AuditTrack", name, args, properties, options);
  }
}
