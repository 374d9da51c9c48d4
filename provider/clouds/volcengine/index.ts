import { resource } from "../../core/lifecycle/lifecycle";
import type { Cloud } from "../../kinds/cloud";
import { volcengineCredentials } from "./identity/chain";
import { volcengineSettingsSchema } from "./settings";
import { volcengineBucketAccessMonitor, volcengineGetBucketAccessMonitor } from "./tos/bucket-access-monitor";
import { volcengineGetBuckets } from "./tos/get-buckets";

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
