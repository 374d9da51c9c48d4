import type { Cloud } from "../../core/cloud";
import { resource } from "../../core/lifecycle";
import { volcengineBucketAccessMonitor, volcengineGetBucketAccessMonitor } from "./bucket-access-monitor";
import { volcengineGetBuckets } from "./buckets";
import { volcengineCredentials } from "./credentials";
import { volcengineSettingsSchema } from "./settings";

/** Volcengine: TOS. */
export const volcengine: Cloud = {
  name: "volcengine",
  title: "Volcengine",
  settings: volcengineSettingsSchema,
  resources: [resource(volcengineBucketAccessMonitor)],
  dataSources: [volcengineGetBucketAccessMonitor, volcengineGetBuckets],
  notOffered: {
    getAuditLogs: "database audit logs are listed on huawei",
    getAuditLogLinks: "database audit logs are listed on huawei",
  },
  identify: (session) => volcengineCredentials(session).identify(),
};
