import type * as pulumi from "@pulumi/pulumi";
import { nativeBackend } from "../backend";
import { resourceOf } from "../managed-resource";
import * as histories from "../types/audit-history-delivery";
import * as insights from "../types/audit-insight";
import * as exports_ from "../types/audit-log-export";
import * as notifications from "../types/audit-notification";
import * as tracks from "../types/audit-track";
import * as logs from "../types/bucket-access-log";
import * as logFleets from "../types/bucket-access-logs";
import * as monitors from "../types/bucket-access-monitor";
import * as fleets from "../types/bucket-access-monitors";
import * as policies from "../types/database-audit-policy";

/** The arguments of a resource that exists and is only read: its id says the rest, and begins with the cloud. */
function lookedUp<A>(id: string): A {
  return { cloud: id.split("/")[0] } as A;
}

/** `BucketAccessMonitor` by the plugin. */
export class BucketAccessMonitor extends resourceOf<monitors.BucketAccessMonitorOutputs>() {
  constructor(name: string, args: monitors.BucketAccessMonitorArgs, options?: pulumi.CustomResourceOptions) {
    const declared = monitors.bucketAccessMonitor.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads one that exists, without managing it: `BucketAccessMonitor.get("logs", "tencent/ap-guangzhou/logs-1250000000")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): BucketAccessMonitor {
    return new BucketAccessMonitor(name, lookedUp(id), { ...options, id });
  }
}

/** `BucketAccessMonitors` by the plugin. */
export class BucketAccessMonitors extends resourceOf<fleets.BucketAccessMonitorsOutputs>() {
  constructor(name: string, args: fleets.BucketAccessMonitorsArgs, options?: pulumi.CustomResourceOptions) {
    const declared = fleets.bucketAccessMonitors.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads buckets that exist, without managing them: `BucketAccessMonitors.get("logs", "tencent/ap-guangzhou=logs-*")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): BucketAccessMonitors {
    return new BucketAccessMonitors(name, lookedUp(id), { ...options, id });
  }
}

/** `BucketAccessLog` by the plugin. */
export class BucketAccessLog extends resourceOf<logs.BucketAccessLogOutputs>() {
  constructor(name: string, args: logs.BucketAccessLogArgs, options?: pulumi.CustomResourceOptions) {
    const declared = logs.bucketAccessLog.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads one that exists, without managing it: `BucketAccessLog.get("logs", "tencent/ap-guangzhou/logs-1250000000")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): BucketAccessLog {
    return new BucketAccessLog(name, lookedUp(id), { ...options, id });
  }
}

/** `BucketAccessLogs` by the plugin. */
export class BucketAccessLogs extends resourceOf<logFleets.BucketAccessLogsOutputs>() {
  constructor(name: string, args: logFleets.BucketAccessLogsArgs, options?: pulumi.CustomResourceOptions) {
    const declared = logFleets.bucketAccessLogs.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads buckets that exist, without managing them: `BucketAccessLogs.get("logs", "tencent/ap-guangzhou=logs-*")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): BucketAccessLogs {
    return new BucketAccessLogs(name, lookedUp(id), { ...options, id });
  }
}

/** `AuditTrack` by the plugin. */
export class AuditTrack extends resourceOf<tracks.AuditTrackOutputs>() {
  constructor(name: string, args: tracks.AuditTrackArgs, options?: pulumi.CustomResourceOptions) {
    const declared = tracks.auditTrack.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads one that exists, without managing it: `AuditTrack.get("all", "alibaba/cn-hangzhou/all-events")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditTrack {
    return new AuditTrack(name, lookedUp(id), { ...options, id });
  }
}

/** `DatabaseAuditPolicy` by the plugin. */
export class DatabaseAuditPolicy extends resourceOf<policies.DatabaseAuditPolicyOutputs>() {
  constructor(name: string, args: policies.DatabaseAuditPolicyArgs, options?: pulumi.CustomResourceOptions) {
    const declared = policies.databaseAuditPolicy.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads one that exists, without managing it; its id is `huawei/<region>/<project id>/<taurusdb or rds>/<instance id>`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): DatabaseAuditPolicy {
    return new DatabaseAuditPolicy(name, lookedUp(id), { ...options, id });
  }
}

/** `AuditNotification` by the plugin. */
export class AuditNotification extends resourceOf<notifications.AuditNotificationOutputs>() {
  constructor(name: string, args: notifications.AuditNotificationArgs, options?: pulumi.CustomResourceOptions) {
    const declared = notifications.auditNotification.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads one that exists, without managing it; its id is `huawei/<region>/<project id>/notification/<name>`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditNotification {
    return new AuditNotification(name, lookedUp(id), { ...options, id });
  }
}

/** `AuditInsight` by the plugin. */
export class AuditInsight extends resourceOf<insights.AuditInsightOutputs>() {
  constructor(name: string, args: insights.AuditInsightArgs, options?: pulumi.CustomResourceOptions) {
    const declared = insights.auditInsight.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads one that exists, without managing it: `AuditInsight.get("addresses", "alibaba/cn-hangzhou/IpInsight")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditInsight {
    return new AuditInsight(name, lookedUp(id), { ...options, id });
  }
}

/** `AuditHistoryDelivery` by the plugin. */
export class AuditHistoryDelivery extends resourceOf<histories.AuditHistoryDeliveryOutputs>() {
  constructor(name: string, args: histories.AuditHistoryDeliveryArgs, options?: pulumi.CustomResourceOptions) {
    const declared = histories.auditHistoryDelivery.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads one that exists, without managing it; its id is `alibaba/<region>/<number of the job>`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditHistoryDelivery {
    return new AuditHistoryDelivery(name, lookedUp(id), { ...options, id });
  }
}

/** `AuditLogExport` by the plugin. */
export class AuditLogExport extends resourceOf<exports_.AuditLogExportOutputs>() {
  constructor(name: string, args: exports_.AuditLogExportArgs, options?: pulumi.CustomResourceOptions) {
    const declared = exports_.auditLogExport.declare(nativeBackend, name, args, options);
    super(...declared.registration);
    declared.watch(this);
  }

  /** Reads one that exists, without managing it; its id is `tencent/<region>/<engine>/<instance id>/<file id>`, on Alibaba Cloud `alibaba/…/<task id>`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditLogExport {
    return new AuditLogExport(name, lookedUp(id), { ...options, id });
  }
}
