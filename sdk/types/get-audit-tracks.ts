// Generated from the provider's fields by `npm run generate`; changes are made there.
/**
 * The arguments of `getAuditTracks` on Tencent Cloud.
 *
 * @see https://www.tencentcloud.com/document/api/1021/46287
 *
 * @example
 * ```ts
 * export const found = audit.getAuditTracksOutput({
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 * });
 * ```
 */
export interface TencentGetAuditTracksArgs {
  /** The cloud whose tracks are listed. */
  cloud: "tencent";
  /** The region that is asked. By default that of the configuration. */
  region?: string | undefined;
  /** Only this page, counted from 1. All pages when neither this nor `pageSize` is given. */
  pageNumber?: number | undefined;
  /** The size of the one page; 50 when only `pageNumber` is given. The vendor states no largest size. */
  pageSize?: number | undefined;
}

/** The result of `getAuditTracks` on Tencent Cloud. */
export interface TencentGetAuditTracksResult {
  /** The tracks. */
  tracks: {
    /** The track's number, a uint64 as text. */
    trackId: string;
    /** The track's name. */
    name: string;
    /**
     * Whether the track delivers.
     *
     * - `Enabled`: Switched on.
     * - `Disabled`: Switched off.
     */
    status: "Enabled" | "Disabled";
    /** `Read`, `Write` or `*`; may be empty for a track with filters. */
    actionType: string;
    /** The product whose events are recorded, or `*` for all; may be empty for a track with filters. */
    resourceType: string;
    /** The events, `["*"]` for all; may be empty for a track with filters. */
    eventNames: string[];
    /** Where the events are delivered. */
    storage: {
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
    };
    /** When the track was made; the vendor states no time zone. */
    createTime: string;
  }[];
  /** How many there are; for one page, how many the service says there are in all. */
  totalCount: number;
  /** One for each call, for questions to the vendor. */
  requestIds: string[];
}

/**
 * The arguments of `getAuditTracks` on Alibaba Cloud.
 *
 * @see
 * https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-describetrails
 *
 * @example
 * ```ts
 * export const found = audit.getAuditTracksOutput({
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 * });
 * ```
 */
export interface AlibabaGetAuditTracksArgs {
  /** The cloud whose trails are listed. */
  cloud: "alibaba";
  /** The region that is asked; a trail is listed in its home region. By default that of the configuration. */
  region?: string | undefined;
  /**
   * Whether the copies of trails that have their home in other regions are listed too.
   *
   * Default: `false`.
   */
  includeShadowTrails?: boolean | undefined;
  /**
   * Whether the trails of the organization are listed too.
   *
   * Default: `false`.
   */
  includeOrganizationTrail?: boolean | undefined;
}

/** The result of `getAuditTracks` on Alibaba Cloud. */
export interface AlibabaGetAuditTracksResult {
  /** The trails. */
  tracks: {
    /** The trail's name. */
    name: string;
    /**
     * Whether the trail delivers.
     *
     * - `Enabled`: Switched on.
     * - `Disabled`: Switched off.
     */
    status: "Enabled" | "Disabled";
    /** The region that calls for the trail go to. */
    homeRegion?: string | undefined;
    /** The regions whose events are delivered: `All`, or regions with commas. */
    trailRegion: string;
    /** Which events are delivered: `Write`, `Read` or `All`. */
    eventRw: string;
    /** An existing bucket that no other trail delivers to. */
    ossBucketName?: string | undefined;
    /** The prefix of the delivered files, 6 to 32 characters long. */
    ossKeyPrefix?: string | undefined;
    /** The role by which ActionTrail writes to the bucket. Unset, the service-linked role is used. */
    ossWriteRoleArn?: string | undefined;
    /** An existing project of Simple Log Service. */
    slsProjectArn?: string | undefined;
    /** The role by which ActionTrail writes to the project. Unset, the service-linked role is used. */
    slsWriteRoleArn?: string | undefined;
    /** A project of MaxCompute. */
    maxComputeProjectArn?: string | undefined;
    /** The role by which ActionTrail writes to the project. Unset, the service-linked role is used. */
    maxComputeWriteRoleArn?: string | undefined;
    /** Whether the members of the organization are recorded too. */
    isOrganizationTrail: boolean;
    /** The organization, of one of its trails. */
    organizationId?: string | undefined;
    /** The trail's ARN. */
    trailArn: string;
    /** When the trail was made; the vendor's pages show it in two forms. */
    createTime: string;
    /** When the trail was last changed. */
    updateTime?: string | undefined;
    /** When the trail was last switched on. */
    startLoggingTime?: string | undefined;
    /** When the trail was last switched off. */
    stopLoggingTime?: string | undefined;
  }[];
  /** How many there are. */
  totalCount: number;
  /** One for each call, for questions to the vendor. */
  requestIds: string[];
}

/**
 * The arguments of `getAuditTracks` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/ListTrackers.html
 *
 * @example
 * ```ts
 * export const found = audit.getAuditTracksOutput({
 *   cloud: "huawei",
 *   region: "cn-north-4",
 * });
 * ```
 */
export interface HuaweiGetAuditTracksArgs {
  /** The cloud whose trackers are listed. */
  cloud: "huawei";
  /** The region that is asked, such as `cn-north-4`. By default that of the configuration. */
  region?: string | undefined;
  /** The project, 32 letters and digits. By default it is found as `getAuditLogs` finds it. */
  projectId?: string | undefined;
  /**
   * Only the system tracker, or only data trackers.
   *
   * - `system`: The region's one tracker of management events.
   * - `data`: A tracker of what is read and written in one bucket.
   */
  type?: "system" | "data" | undefined;
}

/** The result of `getAuditTracks` on Huawei Cloud. */
export interface HuaweiGetAuditTracksResult {
  /** The trackers. */
  tracks: {
    /** The tracker's id. */
    id: string;
    /**
     * The region's one tracker of management events, or one of a bucket.
     *
     * - `system`: The region's one tracker of management events.
     * - `data`: A tracker of what is read and written in one bucket.
     */
    type: "system" | "data";
    /** The tracker's name. */
    name: string;
    /** The tracker's project. */
    projectId?: string | undefined;
    /**
     * Whether the tracker records.
     *
     * - `Enabled`: Switched on.
     * - `Disabled`: Switched off.
     */
    status: "Enabled" | "Disabled";
    /** Why it records but does not deliver: `bucketPolicyError`, `noBucket` or `arrears`. */
    deliveryError?: string | undefined;
    /** When the tracker was made: ISO 8601, in UTC. */
    createTime: string;
    /** The agency by which CTS writes. */
    agencyName?: string | undefined;
    /** Whether the events are copied to LTS. */
    isLtsEnabled: boolean;
    /** The log group in LTS. */
    logGroupName?: string | undefined;
    /** The log topic in LTS. */
    logTopicName?: string | undefined;
    /** Whether digest files prove that files were not changed. */
    isSupportValidate: boolean;
    /** Whether the organization's accounts are recorded too. */
    isOrganizationTracker: boolean;
    /** Services whose events are left out. */
    excludeServices: string[];
    /** Whether delivered files are encrypted. */
    isSupportTraceFilesEncryption: boolean;
    /** The id of the key that encrypts delivered files. */
    kmsId?: string | undefined;
    /** What a data tracker follows. */
    dataBucket?:
      | {
          /** The bucket that is tracked. */
          name: string;
          /** What is recorded: `READ`, `WRITE` or both. */
          events: string[];
        }
      | undefined;
    /** Where the events are delivered. */
    obs?:
      | {
          /** The bucket that receives the events. */
          bucketName: string;
          /** The prefix of the delivered files. */
          filePrefixName: string;
          /** `gzip` or `json`. */
          compressType: string;
          /** Whether the path of a file has the service's name. */
          isSortByService: boolean;
          /** Days that delivered files are kept; 0 is for ever. */
          bucketLifecycle: number;
        }
      | undefined;
  }[];
  /** How many there are. */
  totalCount: number;
}

/**
 * The arguments of `getAuditTracks` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/7015/166043
 *
 * @example
 * ```ts
 * export const found = audit.getAuditTracksOutput({
 *   cloud: "volcengine",
 *   region: "cn-beijing",
 * });
 * ```
 */
export interface VolcengineGetAuditTracksArgs {
  /** The cloud whose trails are listed. */
  cloud: "volcengine";
  /**
   * The region that is asked. Whether others list the same trails is not documented. By default that of the
   * configuration.
   */
  region?: string | undefined;
  /**
   * Whether the trails of the organization are listed too.
   *
   * Default: `false`.
   */
  includeOrganizationTrail?: boolean | undefined;
}

/** The result of `getAuditTracks` on Volcengine. */
export interface VolcengineGetAuditTracksResult {
  /** The trails. */
  tracks: {
    /** The trail's name. */
    name: string;
    /**
     * Whether the trail delivers.
     *
     * - `Enabled`: Switched on.
     * - `Disabled`: Switched off.
     */
    status: "Enabled" | "Disabled";
    /** The vendor's word for that; any other than `Enable` is treated as off. */
    loggingStatus: string;
    /** Which events are delivered: `Write`, `Read` or `All`. */
    eventRw: string;
    /** The services whose events are delivered; `["*"]` is every service. */
    eventSources: string[];
    /** Whether the members of the organization are recorded too. */
    isOrganizationTrail: boolean;
    /**
     * The bucket of TOS that files are delivered to. CloudTrail seems to create a missing bucket, and to keep it when
     * the trail is deleted.
     */
    tosBucketName?: string | undefined;
    /** The region of the bucket, which may be another one than `region`. */
    tosBucketRegion?: string | undefined;
    /** The prefix of the delivered files. */
    tosKeyPrefix?: string | undefined;
    /** The account that owns the bucket, if it is another one: a number as text. */
    tosAccountId?: string | undefined;
    /** The role of that account by which CloudTrail writes to the bucket. */
    tosWriteRoleTrn?: string | undefined;
    /**
     * How delivered files are encrypted.
     *
     * - `AES256`: A key of TOS.
     * - `kms`: A key of KMS.
     */
    tosSseAlgorithm?: "AES256" | "kms" | undefined;
    /** The key of KMS; only with `tosSseAlgorithm: kms`. */
    tosSseKmsKeyId?: string | undefined;
    /** The project of the log service TLS that events are delivered to. */
    tlsProjectName?: string | undefined;
    /** The region of the project. */
    tlsProjectRegion?: string | undefined;
    /** The topic of the project. */
    tlsTopicName?: string | undefined;
    /** The account that owns the project, if it is another one: a number as text. */
    tlsAccountId?: string | undefined;
    /** The role of that account by which CloudTrail writes to the project. */
    tlsWriteRoleTrn?: string | undefined;
    /** When the trail was made, in the vendor's form, such as `20260115T0830Z`. */
    createTime: string;
    /** When the trail was last changed. */
    updateTime?: string | undefined;
    /** When the trail was last switched on. */
    startLoggingTime?: string | undefined;
    /** When the trail was last switched off. */
    stopLoggingTime?: string | undefined;
    /** When the trail last delivered. */
    latestDeliveryTime?: string | undefined;
    /** Why the latest delivery failed; absent when it did not. */
    deliveryError?: string | undefined;
    /** Who made the trail: a number as text. */
    creatorId?: string | undefined;
    /** The organization, of one of its trails: a number as text. */
    organizationId?: string | undefined;
  }[];
  /** How many there are. */
  totalCount: number;
  /** One for each call, for questions to the vendor. */
  requestIds: string[];
}

/** Arguments and results of `getAuditTracks`, by cloud. */
export interface GetAuditTracksByCloud {
  tencent: { args: TencentGetAuditTracksArgs; result: TencentGetAuditTracksResult };
  alibaba: { args: AlibabaGetAuditTracksArgs; result: AlibabaGetAuditTracksResult };
  huawei: { args: HuaweiGetAuditTracksArgs; result: HuaweiGetAuditTracksResult };
  volcengine: { args: VolcengineGetAuditTracksArgs; result: VolcengineGetAuditTracksResult };
}
