import { z } from "zod";
import type { Permissions } from "../../permissions";

/** Only these elements are played: whatever the scope of the grant has, and no conditions. */
const policy = z.strictObject({
  Version: z.literal("1.1"),
  Statement: z
    .array(
      z.strictObject({
        Effect: z.literal("Allow"),
        Action: z.array(z.string().regex(/^[a-z]+:[A-Za-z*]+:[A-Za-z*]+$/)).min(1),
      }),
    )
    .min(1),
});

/** Services that are not of a region's project. A policy has them only, or none of them. */
const globalServices = ["iam", "obs"];

/** CTS looks up the topic and whom a notification is about in the caller's name. */
const toNotify = ["smn:topic:listTopic", "iam:users:listUsers", "iam:groups:listGroups"];

const database = (service: string, audit: string): Readonly<Record<string, readonly string[]>> => ({
  ListInstances: [`${service}:instance:list`],
  ShowInstance: [`${service}:instance:list`],
  ListAuditLogs: [`${audit}:auditlog:list`],
  ListAuditlogs: [`${audit}:auditlog:list`],
  CreateAuditLogLinks: [`${audit}:auditlog:list`],
  ShowAuditlogDownloadLink: [`${audit}:auditlog:list`],
  ShowAuditLogPolicy: [`${audit}:auditlog:list`],
  ShowAuditlogPolicy: [`${audit}:auditlog:list`],
  SetAuditLogPolicy: [`${audit}:auditlog:operate`],
  SetAuditlogPolicy: [`${audit}:auditlog:operate`],
});

/** What is not here needs no action of a policy: tokens are for who has a password, and keys of a role for who has the role. */
const tables: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  cts: {
    CreateTracker: ["cts:tracker:create"],
    UpdateTracker: ["cts:tracker:update"],
    ListTrackers: ["cts:tracker:list"],
    DeleteTracker: ["cts:tracker:delete"],
    CreateNotification: ["cts:notification:create", ...toNotify],
    UpdateNotification: ["cts:notification:update", ...toNotify],
    ListNotifications: ["cts:notification:list"],
    DeleteNotification: ["cts:notification:delete"],
    ListTraces: ["cts:trace:list"],
  },
  iam: { ListProjects: ["iam:projects:listProjects"] },
  taurusdb: database("gaussdb", "gaussdbformysql"),
  rds: database("rds", "rds"),
};

/** How policies call operations of OBS that have another name. */
const obsActions: Readonly<Record<string, string>> = {
  ListBuckets: "ListAllMyBuckets",
  GetBucketEncryption: "GetEncryptionConfiguration",
  GetBucketLifecycle: "GetLifecycleConfiguration",
  GetBucketObjectLock: "GetBucketObjectLockConfiguration",
};

/** Identity and Access Management: https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_01_0017.html */
export const huaweiPermissions: Permissions = {
  needs(service, { action }) {
    if (service !== "obs") return tables[service]?.[action] ?? [];
    if (action === "Unknown" || action === "GetApiVersion") return [];
    return [`obs:bucket:${obsActions[action] ?? action}`];
  },
  allowed(given) {
    const actions = policy.parse(given).Statement.flatMap(({ Action }) => Action);
    const global = actions.filter((name) => globalServices.includes(name.split(":")[0] ?? ""));
    if (global.length > 0 && global.length < actions.length)
      throw new Error("a policy has actions of global services, or of those of projects, and not both");
    return actions;
  },
};
