import type * as pulumi from "@pulumi/pulumi";
import { nativeBackend } from "../backend";
import * as histories from "../resources/audit-history-delivery";
import * as insights from "../resources/audit-insight";
import * as exports_ from "../resources/audit-log-export";
import * as notifications from "../resources/audit-notification";
import * as tracks from "../resources/audit-track";
import * as logs from "../resources/bucket-access-log";
import * as logFleets from "../resources/bucket-access-logs";
import * as monitors from "../resources/bucket-access-monitor";
import * as fleets from "../resources/bucket-access-monitors";
import * as policies from "../resources/database-audit-policy";

/** The arguments of a resource that exists and is only read: its id says the rest, and begins with the cloud. */
function lookedUp<A>(id: string): A {
  return { cloud: id.split("/")[0] } as A;
}

/** {@link monitors.BucketAccessMonitor} by the plugin. */
export class BucketAccessMonitor extends monitors.BucketAccessMonitor {
  static override readonly backend = nativeBackend;

  /** Reads one that exists, without managing it: `BucketAccessMonitor.get("logs", "tencent/ap-guangzhou/logs-1250000000")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): BucketAccessMonitor {
    return new BucketAccessMonitor(name, lookedUp(id), { ...options, id });
  }
}

/** {@link fleets.BucketAccessMonitors} by the plugin. */
export class BucketAccessMonitors extends fleets.BucketAccessMonitors {
  static override readonly backend = nativeBackend;

  /** Reads buckets that exist, without managing them: `BucketAccessMonitors.get("logs", "tencent/ap-guangzhou=logs-*")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): BucketAccessMonitors {
    return new BucketAccessMonitors(name, lookedUp(id), { ...options, id });
  }
}

/** {@link logs.BucketAccessLog} by the plugin. */
export class BucketAccessLog extends logs.BucketAccessLog {
  static override readonly backend = nativeBackend;

  /** Reads one that exists, without managing it: `BucketAccessLog.get("logs", "tencent/ap-guangzhou/logs-1250000000")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): BucketAccessLog {
    return new BucketAccessLog(name, lookedUp(id), { ...options, id });
  }
}

/** {@link logFleets.BucketAccessLogs} by the plugin. */
export class BucketAccessLogs extends logFleets.BucketAccessLogs {
  static override readonly backend = nativeBackend;

  /** Reads buckets that exist, without managing them: `BucketAccessLogs.get("logs", "tencent/ap-guangzhou=logs-*")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): BucketAccessLogs {
    return new BucketAccessLogs(name, lookedUp(id), { ...options, id });
  }
}

/** {@link tracks.AuditTrack} by the plugin. */
export class AuditTrack extends tracks.AuditTrack {
  static override readonly backend = nativeBackend;

  /** Reads one that exists, without managing it: `AuditTrack.get("all", "alibaba/cn-hangzhou/all-events")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditTrack {
    return new AuditTrack(name, lookedUp(id), { ...options, id });
  }
}

/** {@link policies.DatabaseAuditPolicy} by the plugin. */
export class DatabaseAuditPolicy extends policies.DatabaseAuditPolicy {
  static override readonly backend = nativeBackend;

  /** Reads one that exists, without managing it; its id is `huawei/<region>/<project id>/<taurusdb or rds>/<instance id>`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): DatabaseAuditPolicy {
    return new DatabaseAuditPolicy(name, lookedUp(id), { ...options, id });
  }
}

/** {@link notifications.AuditNotification} by the plugin. */
export class AuditNotification extends notifications.AuditNotification {
  static override readonly backend = nativeBackend;

  /** Reads one that exists, without managing it; its id is `huawei/<region>/<project id>/notification/<name>`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditNotification {
    return new AuditNotification(name, lookedUp(id), { ...options, id });
  }
}

/** {@link insights.AuditInsight} by the plugin. */
export class AuditInsight extends insights.AuditInsight {
  static override readonly backend = nativeBackend;

  /** Reads one that exists, without managing it: `AuditInsight.get("addresses", "alibaba/cn-hangzhou/IpInsight")`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditInsight {
    return new AuditInsight(name, lookedUp(id), { ...options, id });
  }
}

/** {@link histories.AuditHistoryDelivery} by the plugin. */
export class AuditHistoryDelivery extends histories.AuditHistoryDelivery {
  static override readonly backend = nativeBackend;

  /** Reads one that exists, without managing it; its id is `alibaba/<region>/<number of the job>`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditHistoryDelivery {
    return new AuditHistoryDelivery(name, lookedUp(id), { ...options, id });
  }
}

/** {@link exports_.AuditLogExport} by the plugin. */
export class AuditLogExport extends exports_.AuditLogExport {
  static override readonly backend = nativeBackend;

  /** Reads one that exists, without managing it; its id is `tencent/<region>/<engine>/<instance id>/<file id>`, on Alibaba Cloud `alibaba/…/<task id>`. */
  static get(name: string, id: string, options?: pulumi.CustomResourceOptions): AuditLogExport {
    return new AuditLogExport(name, lookedUp(id), { ...options, id });
  }
}
