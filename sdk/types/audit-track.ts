// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `AuditTrack` on Tencent Cloud.
 *
 * @see https://www.tencentcloud.com/document/api/1021/46288
 *
 * @example
 * ```ts
 * new audit.AuditTrack("example", {
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   name: "writes",
 *   status: "Enabled",
 *   actionType: "Write",
 *   resourceType: "*",
 *   eventNames: ["*"],
 *   storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
 * });
 * ```
 */
export interface TencentAuditTrackArgs {
  /**
   * The cloud whose account is audited.
   *
   * A change replaces the resource.
   */
  cloud: "tencent";
  /**
   * The region that all calls for this track go to. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The name, unique in the account. It cannot be changed.
   *
   * A change replaces the resource.
   */
  name: pulumi.Input<string>;
  /**
   * Whether the track delivers.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * Which events are recorded: those that read, those that write, or all (`*`). Required without `filters`.
   *
   * - `Read`: Events that read.
   * - `Write`: Events that write.
   * - `*`: All events.
   */
  actionType?: pulumi.Input<"Read" | "Write" | "*" | undefined>;
  /** The product whose events are recorded, such as `cos`, or `*` for all. Required without `filters`. */
  resourceType?: pulumi.Input<string | undefined>;
  /**
   * The events: `["*"]` for all, or at most 10 names of API actions of one product. The order does not matter.
   * Required without `filters`.
   */
  eventNames?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * What is recorded of several products, instead of `resourceType`, `actionType` and `eventNames`. The order does
   * not matter. Tracks of several products exist on the mainland site only. A change between the two forms that
   * changes what is recorded replaces the track.
   */
  filters?: pulumi.Input<
    | pulumi.Input<{
        /** The product, such as `cos`, or `*` for all. */
        resourceType: pulumi.Input<string>;
        /**
         * Which events: those that read, those that write, or all (`*`).
         *
         * - `Read`: Events that read.
         * - `Write`: Events that write.
         * - `*`: All events.
         */
        actionType: pulumi.Input<"Read" | "Write" | "*">;
        /** The events: `["*"]` for all, or at most 10 names of API actions of the product. The order does not matter. */
        eventNames: pulumi.Input<pulumi.Input<string>[]>;
      }>[]
    | undefined
  >;
  /** Where the events are delivered. */
  storage: pulumi.Input<{
    /**
     * `cos` bucket, `cls` log topic, or `ckafka` topic (mainland site only).
     *
     * - `cos`: A bucket of COS.
     * - `cls`: A log topic of CLS.
     * - `ckafka`: A topic of CKafka; mainland site only.
     */
    type: pulumi.Input<"cos" | "cls" | "ckafka">;
    /** The region of the bucket or topic. */
    region: pulumi.Input<string>;
    /** The bucket's name without the appid; the log topic's id; or `<instance id>/<topic>` of ckafka. It must exist. */
    name: pulumi.Input<string>;
    /** The prefix of the delivered files; 3 to 40 letters, digits or underscores on cos. */
    prefix: pulumi.Input<string>;
    /** The uin of the account that owns the target, when it is another account. */
    accountId?: pulumi.Input<string | undefined>;
    /** The appid of the account that owns the target, when it is another account. */
    appId?: pulumi.Input<string | undefined>;
    /** Whether delivered files are compressed. Unset keeps the server's value. */
    compress?: pulumi.Input<boolean | undefined>;
  }>;
  /**
   * Whether the members of the organization are recorded too; for an organization's administrator only.
   *
   * Default: `false`.
   */
  trackForAllMembers?: pulumi.Input<boolean | undefined>;
  /**
   * Whether a track of this name that exists already, and differs, is adopted and changed to the declared state.
   *
   * Default: `false`.
   */
  adopt?: pulumi.Input<boolean | undefined>;
}

/**
 * The arguments of `AuditTrack` on Alibaba Cloud.
 *
 * @see
 * https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createtrail
 *
 * @example
 * ```ts
 * new audit.AuditTrack("example", {
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   name: "all-events",
 *   status: "Enabled",
 *   ossBucketName: "audit",
 * });
 * ```
 */
export interface AlibabaAuditTrackArgs {
  /**
   * The cloud whose account is audited.
   *
   * A change replaces the resource.
   */
  cloud: "alibaba";
  /**
   * The home region of the trail, which all calls for it go to. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The name, unique in the account. It cannot be changed.
   *
   * A change replaces the resource.
   */
  name: pulumi.Input<string>;
  /**
   * Whether the trail delivers.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * Which events are delivered: those that write, those that read, or all.
   *
   * - `Write`: Events that write.
   * - `Read`: Events that read.
   * - `All`: All events.
   *
   * Default: `"All"`.
   */
  eventRw?: pulumi.Input<"Write" | "Read" | "All" | undefined>;
  /**
   * The regions whose events are delivered: `All`, or a comma-separated list of regions.
   *
   * Default: `"All"`.
   */
  trailRegion?: pulumi.Input<string | undefined>;
  /** An existing bucket that no other trail delivers to. */
  ossBucketName?: pulumi.Input<string | undefined>;
  /** The prefix of the delivered files, 6 to 32 characters long. */
  ossKeyPrefix?: pulumi.Input<string | undefined>;
  /** The role by which ActionTrail writes to the bucket. Unset, the service-linked role is used. */
  ossWriteRoleArn?: pulumi.Input<string | undefined>;
  /** An existing project of Simple Log Service. */
  slsProjectArn?: pulumi.Input<string | undefined>;
  /** The role by which ActionTrail writes to the project. Unset, the service-linked role is used. */
  slsWriteRoleArn?: pulumi.Input<string | undefined>;
  /** A project of MaxCompute. */
  maxComputeProjectArn?: pulumi.Input<string | undefined>;
  /** The role by which ActionTrail writes to the project. Unset, the service-linked role is used. */
  maxComputeWriteRoleArn?: pulumi.Input<string | undefined>;
  /**
   * Whether the members of the organization are recorded too; for its management account or a delegated
   * administrator only.
   *
   * Default: `false`. A change replaces the resource.
   */
  isOrganizationTrail?: pulumi.Input<boolean | undefined>;
  /**
   * What is recorded of reads and writes of data, such as the objects of a bucket. Unset, it is neither read nor
   * changed. It is delivered to a project of Log Service in each region, which is paid.
   */
  dataEvents?: pulumi.Input<
    | {
        /** The regions whose data events are recorded, or `["All"]`. Required with selectors. */
        regions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
        /** What is recorded, at most 20; together they replace what the trail has. None ends the recording of data events. */
        selectors: pulumi.Input<
          pulumi.Input<{
            /** The service, such as `Oss`, as ActionTrail spells it. */
            serviceName: pulumi.Input<string>;
            /**
             * Which events: those that read, those that write, or all.
             *
             * - `Read`: Events that read.
             * - `Write`: Events that write.
             * - `All`: All events.
             *
             * Default: `"All"`.
             */
            readWriteType?: pulumi.Input<"Read" | "Write" | "All" | undefined>;
            /** Which events by name, at most 10 names; all when unset. */
            eventNames?: pulumi.Input<
              | {
                  /** Only these. */
                  equals?: pulumi.Input<pulumi.Input<string>[] | undefined>;
                  /** All but these. */
                  notEquals?: pulumi.Input<pulumi.Input<string>[] | undefined>;
                }
              | undefined
            >;
            /** Of which resources, at most 10 ARNs; of all when unset. */
            resourceArns?: pulumi.Input<
              | {
                  /** Only these. */
                  equals?: pulumi.Input<pulumi.Input<string>[] | undefined>;
                  /** All but these. */
                  notEquals?: pulumi.Input<pulumi.Input<string>[] | undefined>;
                }
              | undefined
            >;
          }>[]
        >;
      }
    | undefined
  >;
  /**
   * The types of insights that the trail delivers, such as `AkInsight`; each must be enabled for the account, by an
   * `AuditInsight`. Unset, they are neither read nor changed; none ends their delivery.
   */
  insightTypes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Whether a trail of this name that exists already, and differs, is adopted and changed to the declared state.
   *
   * Default: `false`.
   */
  adopt?: pulumi.Input<boolean | undefined>;
}

/**
 * The arguments of `AuditTrack` on Huawei Cloud, of the type `system`.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/UpdateTracker.html
 *
 * @example
 * ```ts
 * new audit.AuditTrack("example", {
 *   cloud: "huawei",
 *   region: "cn-north-4",
 *   type: "system",
 *   status: "Enabled",
 *   obs: { bucketName: "audit", filePrefixName: "cts" },
 * });
 * ```
 */
export interface HuaweiSystemAuditTrackArgs {
  /**
   * The cloud whose account is audited.
   *
   * A change replaces the resource.
   */
  cloud: "huawei";
  /**
   * The region whose events are recorded, such as `cn-north-4`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The project, 32 letters and digits. By default that of the configuration, of the environment or of the
   * credentials, else the one that has the region's name.
   *
   * A change replaces the resource.
   */
  projectId?: pulumi.Input<string | undefined>;
  /**
   * Whether the tracker records. One that records but cannot deliver is Enabled, with the reason in
   * `deliveryError`.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /** The agency by which CTS writes; `cts_admin_trust` makes CTS create it. Unset keeps what is there. */
  agencyName?: pulumi.Input<string | undefined>;
  /**
   * Whether the events are copied to LTS.
   *
   * Default: `false`.
   */
  isLtsEnabled?: pulumi.Input<boolean | undefined>;
  /**
   * Whether digest files prove that files were not changed.
   *
   * Default: `false`.
   */
  isSupportValidate?: pulumi.Input<boolean | undefined>;
  /**
   * Tags of the tracker. CTS does not list them, so their drift does not show; those that others set are left
   * alone, and a system tracker keeps its own on destroy.
   */
  tags?: pulumi.Input<Record<string, string> | undefined>;
  /**
   * The region's one tracker of management events.
   *
   * A change replaces the resource.
   */
  type: "system";
  /**
   * Always `system`.
   *
   * Default: `"system"`. A change replaces the resource.
   */
  name?: pulumi.Input<"system" | undefined>;
  /**
   * Whether the organization's accounts are recorded too; for its administrator, and once in an organization.
   *
   * Default: `false`.
   */
  isOrganizationTracker?: pulumi.Input<boolean | undefined>;
  /**
   * Services whose events are left out; only `KMS` can be.
   *
   * Default: `[]`.
   */
  excludeServices?: pulumi.Input<pulumi.Input<"KMS">[] | undefined>;
  /**
   * Whether delivered files are encrypted, by the key `kmsId`.
   *
   * Default: `false`.
   */
  isSupportTraceFilesEncryption?: pulumi.Input<boolean | undefined>;
  /** The id of the key that encrypts delivered files. */
  kmsId?: pulumi.Input<string | undefined>;
  /** Where the events are delivered. Unset means nowhere: they are kept for 7 days. */
  obs?: pulumi.Input<
    | {
        /** The OBS bucket that receives the events. */
        bucketName: pulumi.Input<string>;
        /**
         * The prefix of the delivered files.
         *
         * Default: `""`.
         */
        filePrefixName?: pulumi.Input<string | undefined>;
        /**
         * Whether CTS creates the bucket when it is first named. It must not exist then.
         *
         * Default: `false`.
         */
        isObsCreated?: pulumi.Input<boolean | undefined>;
        /**
         * `gzip`, or `json` for files that are not compressed.
         *
         * - `gzip`: Compressed files.
         * - `json`: Files that are not compressed.
         *
         * Default: `"gzip"`.
         */
        compressType?: pulumi.Input<"gzip" | "json" | undefined>;
        /**
         * Whether the path of a file has the service's name.
         *
         * Default: `true`.
         */
        isSortByService?: pulumi.Input<boolean | undefined>;
      }
    | undefined
  >;
  /**
   * What happens on destroy: `restore` puts back every field that was found, `disable` stops recording and
   * delivery, `delete` switches CTS off for the region, `keep` leaves the tracker as it is. Set `keep` where the
   * region must be audited after the stack too. A tracker that was never enabled before is restored to Disabled.
   *
   * - `restore`: Puts back every field that was found.
   * - `disable`: Stops recording and delivery.
   * - `delete`: Switches CTS off for the region.
   * - `keep`: Leaves the tracker as it is.
   *
   * Default: `"restore"`.
   */
  onDelete?: pulumi.Input<"restore" | "disable" | "delete" | "keep" | undefined>;
}

/**
 * The arguments of `AuditTrack` on Huawei Cloud, of the type `data`.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/CreateTracker.html
 *
 * @example
 * ```ts
 * new audit.AuditTrack("example", {
 *   cloud: "huawei",
 *   region: "cn-north-4",
 *   type: "data",
 *   name: "orders",
 *   status: "Enabled",
 *   dataBucket: { name: "orders", events: ["READ", "WRITE"] },
 *   obs: { bucketName: "audit", filePrefixName: "orders", bucketLifecycle: 180 },
 * });
 * ```
 */
export interface HuaweiDataAuditTrackArgs {
  /**
   * The cloud whose account is audited.
   *
   * A change replaces the resource.
   */
  cloud: "huawei";
  /**
   * The region whose events are recorded, such as `cn-north-4`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The project, 32 letters and digits. By default that of the configuration, of the environment or of the
   * credentials, else the one that has the region's name.
   *
   * A change replaces the resource.
   */
  projectId?: pulumi.Input<string | undefined>;
  /**
   * Whether the tracker records. One that records but cannot deliver is Enabled, with the reason in
   * `deliveryError`.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /** The agency by which CTS writes; `cts_admin_trust` makes CTS create it. Unset keeps what is there. */
  agencyName?: pulumi.Input<string | undefined>;
  /**
   * Whether the events are copied to LTS.
   *
   * Default: `false`.
   */
  isLtsEnabled?: pulumi.Input<boolean | undefined>;
  /**
   * Whether digest files prove that files were not changed.
   *
   * Default: `false`.
   */
  isSupportValidate?: pulumi.Input<boolean | undefined>;
  /**
   * Tags of the tracker. CTS does not list them, so their drift does not show; those that others set are left
   * alone, and a system tracker keeps its own on destroy.
   */
  tags?: pulumi.Input<Record<string, string> | undefined>;
  /**
   * A tracker of what is read and written in one bucket.
   *
   * A change replaces the resource.
   */
  type: "data";
  /**
   * The name, unique in the project. It cannot be changed.
   *
   * A change replaces the resource.
   */
  name: pulumi.Input<string>;
  /** The bucket whose objects are tracked. */
  dataBucket: pulumi.Input<{
    /**
     * The OBS bucket that is tracked.
     *
     * A change replaces the resource.
     */
    name: pulumi.Input<string>;
    /**
     * What is recorded: `READ`, `WRITE` or both. Each can be recorded by one tracker of a bucket only.
     *
     * - `READ`: What is read.
     * - `WRITE`: What is written.
     */
    events: pulumi.Input<pulumi.Input<"READ" | "WRITE">[]>;
  }>;
  /** Where the events are delivered. Unset means nowhere: they are kept for 7 days. */
  obs?: pulumi.Input<
    | {
        /** The OBS bucket that receives the events. */
        bucketName: pulumi.Input<string>;
        /**
         * The prefix of the delivered files.
         *
         * Default: `""`.
         */
        filePrefixName?: pulumi.Input<string | undefined>;
        /**
         * Whether CTS creates the bucket when it is first named. It must not exist then.
         *
         * Default: `false`.
         */
        isObsCreated?: pulumi.Input<boolean | undefined>;
        /**
         * `gzip`, or `json` for files that are not compressed.
         *
         * - `gzip`: Compressed files.
         * - `json`: Files that are not compressed.
         *
         * Default: `"gzip"`.
         */
        compressType?: pulumi.Input<"gzip" | "json" | undefined>;
        /**
         * Whether the path of a file has the service's name.
         *
         * Default: `true`.
         */
        isSortByService?: pulumi.Input<boolean | undefined>;
        /**
         * Days that delivered files are kept: 0 (for ever), 30, 60, 90, 180 or 1095.
         *
         * Default: `0`.
         */
        bucketLifecycle?: pulumi.Input<0 | 30 | 60 | 90 | 180 | 1095 | undefined>;
      }
    | undefined
  >;
  /**
   * Whether a tracker of this name that exists already, and differs, is adopted and changed to the declared state.
   *
   * Default: `false`.
   */
  adopt?: pulumi.Input<boolean | undefined>;
}

/** The arguments of `AuditTrack` on Huawei Cloud; `type` says which. */
export type HuaweiAuditTrackArgs = HuaweiSystemAuditTrackArgs | HuaweiDataAuditTrackArgs;

/**
 * The arguments of `AuditTrack` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/7015/166043
 *
 * @example
 * ```ts
 * new audit.AuditTrack("example", {
 *   cloud: "volcengine",
 *   region: "cn-beijing",
 *   name: "all-events",
 *   status: "Enabled",
 *   tosBucketName: "audit",
 *   tosBucketRegion: "cn-beijing",
 * });
 * ```
 */
export interface VolcengineAuditTrackArgs {
  /**
   * The cloud whose account is audited.
   *
   * A change replaces the resource.
   */
  cloud: "volcengine";
  /**
   * The region that all calls for the trail are signed for. Whether other regions see the trail is not documented.
   * By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The name. It cannot be changed.
   *
   * A change replaces the resource.
   */
  name: pulumi.Input<string>;
  /**
   * Whether the trail delivers.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /**
   * Which events are delivered: those that write, those that read, or all.
   *
   * - `All`: All events.
   * - `Read`: Events that read.
   * - `Write`: Events that write.
   *
   * Default: `"All"`.
   */
  eventRw?: pulumi.Input<"All" | "Read" | "Write" | undefined>;
  /**
   * The services whose events are delivered, by their codes such as `iam`, `tos` or `cloud_trail`; `["*"]` is every
   * service, future ones included.
   *
   * Default: `["*"]`.
   */
  eventSources?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Whether the members of the organization are recorded too; for its management account or a delegated
   * administrator only.
   *
   * Default: `false`. A change replaces the resource.
   */
  isOrganizationTrail?: pulumi.Input<boolean | undefined>;
  /**
   * The bucket of TOS that files are delivered to. CloudTrail seems to create a missing bucket, and to keep it when
   * the trail is deleted.
   */
  tosBucketName?: pulumi.Input<string | undefined>;
  /** The region of the bucket, which may be another one than `region`. */
  tosBucketRegion?: pulumi.Input<string | undefined>;
  /** The prefix of the delivered files. */
  tosKeyPrefix?: pulumi.Input<string | undefined>;
  /** The IAM project that the bucket belongs to. CloudTrail never returns it, so its drift does not show. */
  tosBucketProject?: pulumi.Input<string | undefined>;
  /** The account that owns the bucket, if it is another one: a number as text. */
  tosAccountId?: pulumi.Input<string | undefined>;
  /** The role of that account by which CloudTrail writes to the bucket. */
  tosWriteRoleTrn?: pulumi.Input<string | undefined>;
  /**
   * How delivered files are encrypted.
   *
   * - `AES256`: A key of TOS.
   * - `kms`: A key of KMS.
   */
  tosSseAlgorithm?: pulumi.Input<"AES256" | "kms" | undefined>;
  /** The key of KMS; only with `tosSseAlgorithm: kms`. */
  tosSseKmsKeyId?: pulumi.Input<string | undefined>;
  /** The project of the log service TLS that events are delivered to. */
  tlsProjectName?: pulumi.Input<string | undefined>;
  /** The region of the project. */
  tlsProjectRegion?: pulumi.Input<string | undefined>;
  /** The topic of the project. */
  tlsTopicName?: pulumi.Input<string | undefined>;
  /** The IAM project that project and topic belong to. CloudTrail never returns it, so its drift does not show. */
  tlsProjectTopicProject?: pulumi.Input<string | undefined>;
  /** The account that owns the project, if it is another one: a number as text. */
  tlsAccountId?: pulumi.Input<string | undefined>;
  /** The role of that account by which CloudTrail writes to the project. */
  tlsWriteRoleTrn?: pulumi.Input<string | undefined>;
  /**
   * Whether a trail of this name that exists already, and differs, is adopted and changed to the declared state.
   *
   * Default: `false`.
   */
  adopt?: pulumi.Input<boolean | undefined>;
}

/** The arguments of `AuditTrack`; `cloud` says which. */
export type AuditTrackArgs =
  | TencentAuditTrackArgs
  | AlibabaAuditTrackArgs
  | HuaweiAuditTrackArgs
  | VolcengineAuditTrackArgs;

/** What a program may read of `AuditTrack`: arguments, what is filled in, and what only the cloud says. */
export interface AuditTrackOutputs {
  /** The cloud whose account is audited. */
  readonly cloud: pulumi.Output<"tencent" | "alibaba" | "huawei" | "volcengine">;
  /**
   * `Tencent Cloud`: The region that all calls for this track go to. `Alibaba Cloud`: The home region of the trail,
   * which all calls for it go to. `Huawei Cloud`: The region whose events are recorded, such as `cn-north-4`.
   * `Volcengine`: The region that all calls for the trail are signed for. Whether other regions see the trail is
   * not documented.
   */
  readonly region: pulumi.Output<string>;
  /**
   * `Tencent Cloud`, `Alibaba Cloud`: The name, unique in the account. It cannot be changed. `Huawei Cloud`: Always
   * `system`. `Volcengine`: The name. It cannot be changed.
   */
  readonly name: pulumi.Output<string>;
  /**
   * `Tencent Cloud`: Whether the track delivers. `Alibaba Cloud`, `Volcengine`: Whether the trail delivers. `Huawei
   * Cloud`: Whether the tracker records. One that records but cannot deliver is Enabled, with the reason in
   * `deliveryError`.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /**
   * Which events are recorded: those that read, those that write, or all (`*`). Required without `filters`.
   *
   * - `Read`: Events that read.
   * - `Write`: Events that write.
   * - `*`: All events.
   */
  readonly actionType: pulumi.Output<"Read" | "Write" | "*" | undefined>;
  /** The product whose events are recorded, such as `cos`, or `*` for all. Required without `filters`. */
  readonly resourceType: pulumi.Output<string | undefined>;
  /**
   * The events: `["*"]` for all, or at most 10 names of API actions of one product. The order does not matter.
   * Required without `filters`.
   */
  readonly eventNames: pulumi.Output<string[] | undefined>;
  /**
   * What is recorded of several products, instead of `resourceType`, `actionType` and `eventNames`. The order does
   * not matter. Tracks of several products exist on the mainland site only. A change between the two forms that
   * changes what is recorded replaces the track.
   */
  readonly filters: pulumi.Output<
    | {
        /** The product, such as `cos`, or `*` for all. */
        resourceType: string;
        /**
         * Which events: those that read, those that write, or all (`*`).
         *
         * - `Read`: Events that read.
         * - `Write`: Events that write.
         * - `*`: All events.
         */
        actionType: "Read" | "Write" | "*";
        /** The events: `["*"]` for all, or at most 10 names of API actions of the product. The order does not matter. */
        eventNames: string[];
      }[]
    | undefined
  >;
  /** Where the events are delivered. */
  readonly storage: pulumi.Output<
    | {
        /**
         * `cos` bucket, `cls` log topic, or `ckafka` topic (mainland site only).
         *
         * - `cos`: A bucket of COS.
         * - `cls`: A log topic of CLS.
         * - `ckafka`: A topic of CKafka; mainland site only.
         */
        type: "cos" | "cls" | "ckafka";
        /** The region of the bucket or topic. */
        region: string;
        /** The bucket's name without the appid; the log topic's id; or `<instance id>/<topic>` of ckafka. It must exist. */
        name: string;
        /** The prefix of the delivered files; 3 to 40 letters, digits or underscores on cos. */
        prefix: string;
        /** The uin of the account that owns the target, when it is another account. */
        accountId?: string | undefined;
        /** The appid of the account that owns the target, when it is another account. */
        appId?: string | undefined;
        /** Whether delivered files are compressed. Unset keeps the server's value. */
        compress?: boolean | undefined;
      }
    | undefined
  >;
  /** Whether the members of the organization are recorded too; for an organization's administrator only. */
  readonly trackForAllMembers: pulumi.Output<boolean | undefined>;
  /**
   * `Tencent Cloud`: Whether a track of this name that exists already, and differs, is adopted and changed to the
   * declared state. `Alibaba Cloud`, `Volcengine`: Whether a trail of this name that exists already, and differs,
   * is adopted and changed to the declared state. `Huawei Cloud`: Whether a tracker of this name that exists
   * already, and differs, is adopted and changed to the declared state.
   */
  readonly adopt: pulumi.Output<boolean | undefined>;
  /** The track's number, a uint64 as text. */
  readonly trackId: pulumi.Output<string | undefined>;
  /**
   * `Tencent Cloud`: When the track was made; the vendor states no time zone. `Alibaba Cloud`: When the trail was
   * made; the vendor's pages show it in two forms. `Huawei Cloud`: When the tracker was made, in UTC. `Volcengine`:
   * When the trail was made, in the vendor's form, such as `20260115T0830Z`.
   */
  readonly createTime: pulumi.Output<string | undefined>;
  /**
   * How the cloud returns what is recorded; absent where it uses `resourceType`, `actionType` and `eventNames`.
   *
   * - `filters`: By filters alone.
   * - `both`: By one filter and by the three fields.
   */
  readonly form: pulumi.Output<"filters" | "both" | undefined>;
  /**
   * Which events are delivered: those that write, those that read, or all.
   *
   * - `Write`: Events that write.
   * - `Read`: Events that read.
   * - `All`: All events.
   */
  readonly eventRw: pulumi.Output<"Write" | "Read" | "All" | undefined>;
  /** The regions whose events are delivered: `All`, or a comma-separated list of regions. */
  readonly trailRegion: pulumi.Output<string | undefined>;
  /** An existing bucket that no other trail delivers to. */
  readonly ossBucketName: pulumi.Output<string | undefined>;
  /** The prefix of the delivered files, 6 to 32 characters long. */
  readonly ossKeyPrefix: pulumi.Output<string | undefined>;
  /** The role by which ActionTrail writes to the bucket. Unset, the service-linked role is used. */
  readonly ossWriteRoleArn: pulumi.Output<string | undefined>;
  /** An existing project of Simple Log Service. */
  readonly slsProjectArn: pulumi.Output<string | undefined>;
  /** The role by which ActionTrail writes to the project. Unset, the service-linked role is used. */
  readonly slsWriteRoleArn: pulumi.Output<string | undefined>;
  /** A project of MaxCompute. */
  readonly maxComputeProjectArn: pulumi.Output<string | undefined>;
  /** The role by which ActionTrail writes to the project. Unset, the service-linked role is used. */
  readonly maxComputeWriteRoleArn: pulumi.Output<string | undefined>;
  /**
   * Whether the members of the organization are recorded too; for its management account or a delegated
   * administrator only.
   */
  readonly isOrganizationTrail: pulumi.Output<boolean | undefined>;
  /**
   * What is recorded of reads and writes of data, such as the objects of a bucket. Unset, it is neither read nor
   * changed. It is delivered to a project of Log Service in each region, which is paid.
   */
  readonly dataEvents: pulumi.Output<
    | {
        /** The regions whose data events are recorded, or `["All"]`. Required with selectors. */
        regions?: string[] | undefined;
        /** What is recorded, at most 20; together they replace what the trail has. None ends the recording of data events. */
        selectors: {
          /** The service, such as `Oss`, as ActionTrail spells it. */
          serviceName: string;
          /**
           * Which events: those that read, those that write, or all.
           *
           * - `Read`: Events that read.
           * - `Write`: Events that write.
           * - `All`: All events.
           */
          readWriteType: "Read" | "Write" | "All";
          /** Which events by name, at most 10 names; all when unset. */
          eventNames?:
            | {
                /** Only these. */
                equals?: string[] | undefined;
                /** All but these. */
                notEquals?: string[] | undefined;
              }
            | undefined;
          /** Of which resources, at most 10 ARNs; of all when unset. */
          resourceArns?:
            | {
                /** Only these. */
                equals?: string[] | undefined;
                /** All but these. */
                notEquals?: string[] | undefined;
              }
            | undefined;
        }[];
      }
    | undefined
  >;
  /**
   * The types of insights that the trail delivers, such as `AkInsight`; each must be enabled for the account, by an
   * `AuditInsight`. Unset, they are neither read nor changed; none ends their delivery.
   */
  readonly insightTypes: pulumi.Output<string[] | undefined>;
  /** The trail's ARN. */
  readonly trailArn: pulumi.Output<string | undefined>;
  /** Where the data events of each region are delivered, as far as ActionTrail returns it; with `dataEvents` only. */
  readonly dataEventDeliveries: pulumi.Output<
    | {
        /** The region whose data events are delivered. */
        region: string;
        /** The ARN of the project of Log Service, which ActionTrail made. */
        project?: string | undefined;
        /** The state of the delivery, such as `success`. */
        status?: string | undefined;
        /** Why nothing is delivered; absent when it is. */
        error?: string | undefined;
      }[]
    | undefined
  >;
  /**
   * `Alibaba Cloud`, `Volcengine`: Why the latest delivery failed; absent when it did not. `Huawei Cloud`: Why
   * events are recorded but not delivered: `bucketPolicyError`, `noBucket` or `arrears`.
   */
  readonly deliveryError: pulumi.Output<string | undefined>;
  /**
   * The project, 32 letters and digits. By default that of the configuration, of the environment or of the
   * credentials, else the one that has the region's name.
   */
  readonly projectId: pulumi.Output<string | undefined>;
  /** The agency by which CTS writes; `cts_admin_trust` makes CTS create it. Unset keeps what is there. */
  readonly agencyName: pulumi.Output<string | undefined>;
  /** Whether the events are copied to LTS. */
  readonly isLtsEnabled: pulumi.Output<boolean | undefined>;
  /** Whether digest files prove that files were not changed. */
  readonly isSupportValidate: pulumi.Output<boolean | undefined>;
  /**
   * Tags of the tracker. CTS does not list them, so their drift does not show; those that others set are left
   * alone, and a system tracker keeps its own on destroy.
   */
  readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** The region's one tracker of management events. */
  readonly type: pulumi.Output<"system" | "data" | undefined>;
  /** Whether the organization's accounts are recorded too; for its administrator, and once in an organization. */
  readonly isOrganizationTracker: pulumi.Output<boolean | undefined>;
  /** Services whose events are left out; only `KMS` can be. */
  readonly excludeServices: pulumi.Output<"KMS"[] | undefined>;
  /** Whether delivered files are encrypted, by the key `kmsId`. */
  readonly isSupportTraceFilesEncryption: pulumi.Output<boolean | undefined>;
  /** The id of the key that encrypts delivered files. */
  readonly kmsId: pulumi.Output<string | undefined>;
  /** Where the events are delivered. Unset means nowhere: they are kept for 7 days. */
  readonly obs: pulumi.Output<
    | {
        /** The OBS bucket that receives the events. */
        bucketName: string;
        /** The prefix of the delivered files. */
        filePrefixName: string;
        /** Whether CTS creates the bucket when it is first named. It must not exist then. */
        isObsCreated: boolean;
        /**
         * `gzip`, or `json` for files that are not compressed.
         *
         * - `gzip`: Compressed files.
         * - `json`: Files that are not compressed.
         */
        compressType: "gzip" | "json";
        /** Whether the path of a file has the service's name. */
        isSortByService: boolean;
      }
    | undefined
  >;
  /**
   * What happens on destroy: `restore` puts back every field that was found, `disable` stops recording and
   * delivery, `delete` switches CTS off for the region, `keep` leaves the tracker as it is. Set `keep` where the
   * region must be audited after the stack too. A tracker that was never enabled before is restored to Disabled.
   *
   * - `restore`: Puts back every field that was found.
   * - `disable`: Stops recording and delivery.
   * - `delete`: Switches CTS off for the region.
   * - `keep`: Leaves the tracker as it is.
   */
  readonly onDelete: pulumi.Output<"restore" | "disable" | "delete" | "keep" | undefined>;
  /** The bucket whose objects are tracked. */
  readonly dataBucket: pulumi.Output<
    | {
        /** The OBS bucket that is tracked. */
        name: string;
        /**
         * What is recorded: `READ`, `WRITE` or both. Each can be recorded by one tracker of a bucket only.
         *
         * - `READ`: What is read.
         * - `WRITE`: What is written.
         */
        events: ("READ" | "WRITE")[];
      }
    | undefined
  >;
  /** The tracker's id. */
  readonly trackerId: pulumi.Output<string | undefined>;
  /** The log group in LTS, when events are copied there. */
  readonly logGroupName: pulumi.Output<string | undefined>;
  /** The log topic in LTS, when events are copied there. */
  readonly logTopicName: pulumi.Output<string | undefined>;
  /** The fields that were found when the system tracker came under management. */
  readonly previousTracker: pulumi.Output<Record<string, unknown> | undefined>;
  /**
   * The services whose events are delivered, by their codes such as `iam`, `tos` or `cloud_trail`; `["*"]` is every
   * service, future ones included.
   */
  readonly eventSources: pulumi.Output<string[] | undefined>;
  /**
   * The bucket of TOS that files are delivered to. CloudTrail seems to create a missing bucket, and to keep it when
   * the trail is deleted.
   */
  readonly tosBucketName: pulumi.Output<string | undefined>;
  /** The region of the bucket, which may be another one than `region`. */
  readonly tosBucketRegion: pulumi.Output<string | undefined>;
  /** The prefix of the delivered files. */
  readonly tosKeyPrefix: pulumi.Output<string | undefined>;
  /** The IAM project that the bucket belongs to. CloudTrail never returns it, so its drift does not show. */
  readonly tosBucketProject: pulumi.Output<string | undefined>;
  /** The account that owns the bucket, if it is another one: a number as text. */
  readonly tosAccountId: pulumi.Output<string | undefined>;
  /** The role of that account by which CloudTrail writes to the bucket. */
  readonly tosWriteRoleTrn: pulumi.Output<string | undefined>;
  /**
   * How delivered files are encrypted.
   *
   * - `AES256`: A key of TOS.
   * - `kms`: A key of KMS.
   */
  readonly tosSseAlgorithm: pulumi.Output<"AES256" | "kms" | undefined>;
  /** The key of KMS; only with `tosSseAlgorithm: kms`. */
  readonly tosSseKmsKeyId: pulumi.Output<string | undefined>;
  /** The project of the log service TLS that events are delivered to. */
  readonly tlsProjectName: pulumi.Output<string | undefined>;
  /** The region of the project. */
  readonly tlsProjectRegion: pulumi.Output<string | undefined>;
  /** The topic of the project. */
  readonly tlsTopicName: pulumi.Output<string | undefined>;
  /** The IAM project that project and topic belong to. CloudTrail never returns it, so its drift does not show. */
  readonly tlsProjectTopicProject: pulumi.Output<string | undefined>;
  /** The account that owns the project, if it is another one: a number as text. */
  readonly tlsAccountId: pulumi.Output<string | undefined>;
  /** The role of that account by which CloudTrail writes to the project. */
  readonly tlsWriteRoleTrn: pulumi.Output<string | undefined>;
  /** The vendor's word for the status; any other than `Enable` is treated as off. */
  readonly loggingStatus: pulumi.Output<string | undefined>;
  /** Who made the trail: a number as text. */
  readonly creatorId: pulumi.Output<string | undefined>;
  /** The organization, of one of its trails: a number as text. */
  readonly organizationId: pulumi.Output<string | undefined>;
}

export const auditTrack = new ManagedKind("AuditTrack", [
  "cloud",
  "region",
  "name",
  "status",
  "actionType",
  "resourceType",
  "eventNames",
  "filters",
  "storage",
  "trackForAllMembers",
  "adopt",
  "trackId",
  "createTime",
  "form",
  "eventRw",
  "trailRegion",
  "ossBucketName",
  "ossKeyPrefix",
  "ossWriteRoleArn",
  "slsProjectArn",
  "slsWriteRoleArn",
  "maxComputeProjectArn",
  "maxComputeWriteRoleArn",
  "isOrganizationTrail",
  "dataEvents",
  "insightTypes",
  "trailArn",
  "dataEventDeliveries",
  "deliveryError",
  "projectId",
  "agencyName",
  "isLtsEnabled",
  "isSupportValidate",
  "tags",
  "type",
  "isOrganizationTracker",
  "excludeServices",
  "isSupportTraceFilesEncryption",
  "kmsId",
  "obs",
  "onDelete",
  "dataBucket",
  "trackerId",
  "logGroupName",
  "logTopicName",
  "previousTracker",
  "eventSources",
  "tosBucketName",
  "tosBucketRegion",
  "tosKeyPrefix",
  "tosBucketProject",
  "tosAccountId",
  "tosWriteRoleTrn",
  "tosSseAlgorithm",
  "tosSseKmsKeyId",
  "tlsProjectName",
  "tlsProjectRegion",
  "tlsTopicName",
  "tlsProjectTopicProject",
  "tlsAccountId",
  "tlsWriteRoleTrn",
  "loggingStatus",
  "creatorId",
  "organizationId",
]);
