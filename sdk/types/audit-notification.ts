// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";
import { ManagedKind } from "../managed-resource";

/**
 * The arguments of `AuditNotification` on Huawei Cloud.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0312.html
 *
 * @example
 * ```ts
 * new audit.AuditNotification("example", {
 *   cloud: "huawei",
 *   region: "cn-north-4",
 *   name: "trackers",
 *   status: "Enabled",
 *   topicId: "urn:smn:cn-north-4:0483b6b16e954cb88930a360d2c4e663:alarms",
 *   operationType: "customized",
 *   operations: [{
 *     serviceType: "CTS",
 *     resourceType: "tracker",
 *     traceNames: ["updateTracker", "deleteTracker"],
 *   }],
 * });
 * ```
 */
export interface HuaweiAuditNotificationArgs {
  /**
   * The cloud whose account is watched.
   *
   * A change replaces the resource.
   */
  cloud: "huawei";
  /**
   * The region whose events cause notifications, such as `cn-north-4`. By default that of the configuration.
   *
   * A change replaces the resource.
   */
  region?: pulumi.Input<string | undefined>;
  /**
   * The project of the region, 32 letters and digits. By default it is found as `getAuditLogs` finds it.
   *
   * A change replaces the resource.
   */
  projectId?: pulumi.Input<string | undefined>;
  /**
   * The name of the notification: 1 to 64 letters and digits of any script, or `_`, `.`, `-`.
   *
   * A change replaces the resource.
   */
  name: pulumi.Input<string>;
  /**
   * Whether notifications are sent.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  status: pulumi.Input<"Enabled" | "Disabled">;
  /** The URN of the topic of Simple Message Notification (SMN) that receives the notifications. It must exist. */
  topicId: pulumi.Input<string>;
  /**
   * Which events cause a notification: every one, or those in `operations`.
   *
   * - `complete`: Every event that CTS records.
   * - `customized`: The events in `operations`.
   */
  operationType: pulumi.Input<"complete" | "customized">;
  /** The events that cause a notification; required when `operationType` is `customized`. */
  operations?: pulumi.Input<
    | pulumi.Input<{
        /** The service, as CTS abbreviates it, such as `CTS` or `IAM`. */
        serviceType: pulumi.Input<string>;
        /** The type of the resource, such as `tracker`. */
        resourceType: pulumi.Input<string>;
        /** The events by name, such as `deleteTracker`. */
        traceNames: pulumi.Input<pulumi.Input<string>[]>;
      }>[]
    | undefined
  >;
  /** Only actions of these users cause a notification: at most 50 users in 10 groups. Unset means everybody. */
  notifyUserList?: pulumi.Input<
    | pulumi.Input<{
        /** The group of IAM users. */
        userGroup: pulumi.Input<string>;
        /** The IAM users of the group. */
        userList: pulumi.Input<pulumi.Input<string>[]>;
      }>[]
    | undefined
  >;
  /** Leaves out events of which the rules do not hold. Unset leaves out none. */
  filter?: pulumi.Input<
    | {
        /**
         * Whether all rules must hold, or one of them.
         *
         * - `AND`: All rules must hold.
         * - `OR`: One of the rules must hold.
         *
         * Default: `"AND"`.
         */
        condition?: pulumi.Input<"AND" | "OR" | undefined>;
        /**
         * Rules such as `code != 200`: a field (`api_version`, `code`, `trace_rating`, `trace_type`, `resource_id`,
         * `resource_name`), `=` or `!=`, and a value.
         */
        rules: pulumi.Input<pulumi.Input<string>[]>;
      }
    | undefined
  >;
  /** The agency that CTS acts by. With `cts_admin_trust` CTS makes it. Unset leaves it as it is. */
  agencyName?: pulumi.Input<string | undefined>;
  /**
   * Adopts a notification of this name that exists already, and changes it to the declared state. Without it, that
   * is an error.
   *
   * Default: `false`.
   */
  adopt?: pulumi.Input<boolean | undefined>;
}

/** The arguments of `AuditNotification`; `cloud` says which. */
export type AuditNotificationArgs = HuaweiAuditNotificationArgs;

/** What a program may read of `AuditNotification`: arguments, what is filled in, and what only the cloud says. */
export interface AuditNotificationOutputs {
  /** The cloud whose account is watched. */
  readonly cloud: pulumi.Output<"huawei">;
  /** The region whose events cause notifications, such as `cn-north-4`. */
  readonly region: pulumi.Output<string>;
  /** The project of the region, 32 letters and digits. By default it is found as `getAuditLogs` finds it. */
  readonly projectId: pulumi.Output<string | undefined>;
  /** The name of the notification: 1 to 64 letters and digits of any script, or `_`, `.`, `-`. */
  readonly name: pulumi.Output<string>;
  /**
   * Whether notifications are sent.
   *
   * - `Enabled`: Switched on.
   * - `Disabled`: Switched off.
   */
  readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /** The URN of the topic of Simple Message Notification (SMN) that receives the notifications. It must exist. */
  readonly topicId: pulumi.Output<string>;
  /**
   * Which events cause a notification: every one, or those in `operations`.
   *
   * - `complete`: Every event that CTS records.
   * - `customized`: The events in `operations`.
   */
  readonly operationType: pulumi.Output<"complete" | "customized">;
  /** The events that cause a notification; required when `operationType` is `customized`. */
  readonly operations: pulumi.Output<
    | {
        /** The service, as CTS abbreviates it, such as `CTS` or `IAM`. */
        serviceType: string;
        /** The type of the resource, such as `tracker`. */
        resourceType: string;
        /** The events by name, such as `deleteTracker`. */
        traceNames: string[];
      }[]
    | undefined
  >;
  /** Only actions of these users cause a notification: at most 50 users in 10 groups. Unset means everybody. */
  readonly notifyUserList: pulumi.Output<
    | {
        /** The group of IAM users. */
        userGroup: string;
        /** The IAM users of the group. */
        userList: string[];
      }[]
    | undefined
  >;
  /** Leaves out events of which the rules do not hold. Unset leaves out none. */
  readonly filter: pulumi.Output<
    | {
        /**
         * Whether all rules must hold, or one of them.
         *
         * - `AND`: All rules must hold.
         * - `OR`: One of the rules must hold.
         */
        condition: "AND" | "OR";
        /**
         * Rules such as `code != 200`: a field (`api_version`, `code`, `trace_rating`, `trace_type`, `resource_id`,
         * `resource_name`), `=` or `!=`, and a value.
         */
        rules: string[];
      }
    | undefined
  >;
  /** The agency that CTS acts by. With `cts_admin_trust` CTS makes it. Unset leaves it as it is. */
  readonly agencyName: pulumi.Output<string | undefined>;
  /**
   * Adopts a notification of this name that exists already, and changes it to the declared state. Without it, that
   * is an error.
   */
  readonly adopt: pulumi.Output<boolean>;
  /** The notification's id. */
  readonly notificationId: pulumi.Output<string | undefined>;
  /** When the notification was made, in UTC. */
  readonly createTime: pulumi.Output<string | undefined>;
}

export const auditNotification = new ManagedKind("AuditNotification", [
  "cloud",
  "region",
  "projectId",
  "name",
  "status",
  "topicId",
  "operationType",
  "operations",
  "notifyUserList",
  "filter",
  "agencyName",
  "adopt",
  "notificationId",
  "createTime",
]);
