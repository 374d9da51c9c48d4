// Generated from the provider's fields by `npm run generate`; changes are made there.
/**
 * The arguments of `getAuditEvents` on Tencent Cloud.
 *
 * @see https://www.tencentcloud.com/document/api/1021/55229
 *
 * @example
 * ```ts
 * export const found = audit.getAuditEventsOutput({
 *   cloud: "tencent",
 *   region: "ap-guangzhou",
 *   startTime: "2026-01-15T00:00:00Z",
 *   endTime: "2026-01-16T00:00:00Z",
 *   attributes: [{ key: "EventName", value: "ModifyAuditTrack" }],
 * });
 * ```
 */
export interface TencentGetAuditEventsArgs {
  /** The cloud whose events are listed. */
  cloud: "tencent";
  /** The region that is asked. By default that of the configuration. */
  region?: string | undefined;
  /** Start of the time range, at most 90 days ago: a Date, or text with an offset. */
  startTime: string | Date;
  /** End of the time range. Spans of 30 days and more are asked for in parts. */
  endTime: string | Date;
  /** Filters, each with a key of its own; all must hold. */
  attributes?:
    | {
        /** The vendor's name of what is compared. */
        key:
          | "RequestId"
          | "EventName"
          | "ActionType"
          | "PrincipalId"
          | "ResourceType"
          | "ResourceId"
          | "ResourceName"
          | "AccessKeyId"
          | "SensitiveAction"
          | "ApiErrorCode"
          | "CamErrorCode"
          | "SourceIPAddress"
          | "Tags";
        /** What it must be. */
        value: string;
      }[]
    | undefined;
  /** Stops when so many were found, the newest first. */
  maxResults?: number | undefined;
}

/** The result of `getAuditEvents` on Tencent Cloud. */
export interface TencentGetAuditEventsResult {
  /** The events, newest first, each once. */
  events: {
    /** The vendor's id of the event. */
    id: string;
    /** When it happened: ISO 8601, in UTC. */
    time: string;
    /** The API operation, such as `StopLogging`. */
    name: string;
    /** The service that was called, as the vendor names it. */
    source: string;
    /** The region in which it happened. */
    region?: string | undefined;
    /** The id of the account in which it happened. */
    account?: string | undefined;
    /** Who did it: the user's or role's name, as the vendor gives it. */
    actor?: string | undefined;
    /** The id of the key that signed the call. */
    accessKeyId?: string | undefined;
    /** The address that the call came from. */
    sourceAddress?: string | undefined;
    /** What was touched. */
    resources: {
      /** The kind of the resource, as the vendor names it. */
      type?: string | undefined;
      /** Its name or id. */
      name?: string | undefined;
    }[];
    /** The vendor's code when the operation failed. */
    errorCode?: string | undefined;
    /** The vendor's id of the call. */
    requestId?: string | undefined;
    /** The vendor's record as it came; integers above 2^53 as text, so that no digit is lost. */
    raw: Record<string, unknown>;
  }[];
  /** One for each call, for questions to the vendor. */
  requestIds: string[];
}

/**
 * The arguments of `getAuditEvents` on Alibaba Cloud.
 *
 * @see
 * https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-lookupevents
 *
 * @example
 * ```ts
 * export const found = audit.getAuditEventsOutput({
 *   cloud: "alibaba",
 *   region: "cn-hangzhou",
 *   startTime: "2026-01-15T00:00:00Z",
 *   endTime: "2026-01-16T00:00:00Z",
 *   attributes: [{ key: "EventName", value: "StopLogging" }],
 * });
 * ```
 */
export interface AlibabaGetAuditEventsArgs {
  /** The cloud whose events are listed. */
  cloud: "alibaba";
  /** The region whose events are listed. By default that of the configuration. */
  region?: string | undefined;
  /** Start of the time range, at most 90 days ago: a Date, or text with an offset. */
  startTime: string | Date;
  /** End of the time range. Spans over 30 days are asked for in parts. */
  endTime: string | Date;
  /** At most two filters, each with a key of its own. */
  attributes?:
    | {
        /** The vendor's name of what is compared. */
        key:
          | "ServiceName"
          | "EventName"
          | "User"
          | "EventId"
          | "ResourceType"
          | "ResourceName"
          | "EventRW"
          | "EventAccessKeyId"
          | "SensitiveAction"
          | "SourceIpAddress"
          | "EventType"
          | "RoleName";
        /** What it must be. */
        value: string;
      }[]
    | undefined;
  /** Stops when so many were found, the newest first. */
  maxResults?: number | undefined;
}

/** The result of `getAuditEvents` on Alibaba Cloud. */
export type AlibabaGetAuditEventsResult = TencentGetAuditEventsResult;

/**
 * The arguments of `getAuditEvents` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/ListTraces.html
 *
 * @example
 * ```ts
 * export const found = audit.getAuditEventsOutput({
 *   cloud: "huawei",
 *   region: "cn-north-4",
 *   startTime: "2026-01-15T00:00:00Z",
 *   endTime: "2026-01-16T00:00:00Z",
 *   traceName: "updateTracker",
 * });
 * ```
 */
export interface HuaweiGetAuditEventsArgs {
  /** The cloud whose events are listed. */
  cloud: "huawei";
  /** The region whose events are listed, such as `cn-north-4`. By default that of the configuration. */
  region?: string | undefined;
  /** The project, 32 letters and digits. By default it is found as `getAuditLogs` finds it. */
  projectId?: string | undefined;
  /** Start of the time range (inclusive): a Date, or text with an offset. CTS keeps events for 7 days. */
  startTime: string | Date;
  /** End of the time range (inclusive). */
  endTime: string | Date;
  /**
   * `system`: management events; `data`: those of data trackers.
   *
   * - `system`: Management events.
   * - `data`: Events of data trackers.
   *
   * Default: `"system"`.
   */
  traceType?: "system" | "data" | undefined;
  /** Only events of this tracker. */
  trackerName?: string | undefined;
  /** Only events of this service, such as `OBS`. */
  serviceType?: string | undefined;
  /** Only what this user did. */
  user?: string | undefined;
  /** Only events of the resource with this id. */
  resourceId?: string | undefined;
  /** Only events of the resource of this name. */
  resourceName?: string | undefined;
  /** Only events of resources of this type. */
  resourceType?: string | undefined;
  /** Only events of this name, such as `createTracker`. */
  traceName?: string | undefined;
  /**
   * Only events of this rating.
   *
   * - `normal`: The operation succeeded.
   * - `warning`: The operation failed.
   * - `incident`: The operation failed with severe effects.
   */
  traceRating?: "normal" | "warning" | "incident" | undefined;
  /** Only the event with this id; without any other filter. */
  traceId?: string | undefined;
  /** Stops when so many were found, the newest first. */
  maxResults?: number | undefined;
}

/** The result of `getAuditEvents` on Huawei Cloud. */
export type HuaweiGetAuditEventsResult = TencentGetAuditEventsResult;

/**
 * The arguments of `getAuditEvents` on Volcengine.
 *
 * @see https://www.volcengine.com/docs/7015/166043
 *
 * @example
 * ```ts
 * export const found = audit.getAuditEventsOutput({
 *   cloud: "volcengine",
 *   region: "cn-beijing",
 *   startTime: "2026-01-15T00:00:00Z",
 *   endTime: "2026-01-16T00:00:00Z",
 *   attributes: [{ key: "EventName", value: "StopLogging" }],
 * });
 * ```
 */
export interface VolcengineGetAuditEventsArgs {
  /** The cloud whose events are listed. */
  cloud: "volcengine";
  /**
   * The region that is asked. Events of other regions are listed too, it seems; `Region` is a filter. By default
   * that of the configuration.
   */
  region?: string | undefined;
  /** Start of the time range, at most 90 days ago, 180 on BytePlus: a Date, or text with an offset. */
  startTime: string | Date;
  /** End of the time range. */
  endTime: string | Date;
  /** Filters, each with a key of its own; presumably all must hold. */
  attributes?:
    | {
        /** The vendor's name of what is compared. */
        key:
          | "EventID"
          | "RequestID"
          | "EventSource"
          | "EventName"
          | "ApiVersion"
          | "ReadOnly"
          | "IdentityType"
          | "IdentityName"
          | "AccessKeyID"
          | "Region"
          | "ResourceType"
          | "ResourceID"
          | "ErrorCode";
        /** What it must be. */
        value: string;
      }[]
    | undefined;
  /** Stops when so many were found, the newest first. */
  maxResults?: number | undefined;
}

/** The result of `getAuditEvents` on Volcengine. */
export type VolcengineGetAuditEventsResult = TencentGetAuditEventsResult;

/** Arguments and results of `getAuditEvents`, by cloud. */
export interface GetAuditEventsByCloud {
  tencent: { args: TencentGetAuditEventsArgs; result: TencentGetAuditEventsResult };
  alibaba: { args: AlibabaGetAuditEventsArgs; result: AlibabaGetAuditEventsResult };
  huawei: { args: HuaweiGetAuditEventsArgs; result: HuaweiGetAuditEventsResult };
  volcengine: { args: VolcengineGetAuditEventsArgs; result: VolcengineGetAuditEventsResult };
}
