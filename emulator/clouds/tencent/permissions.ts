import { z } from "zod";
import type { Permissions } from "../../permissions";

/** Only these elements are played: everything of the account, and no conditions. One policy has one statement. */
const policy = z.strictObject({
  version: z.literal("2.0"),
  statement: z.tuple([
    z.strictObject({
      effect: z.literal("allow"),
      action: z.array(z.string().regex(/^(name\/)?[a-z]+:[A-Za-z*]+$/)).min(1),
      resource: z.tuple([z.literal("*")]),
    }),
  ]),
});

/** What everybody may call, or calls without keys. */
const free = ["AssumeRoleWithWebIdentity", "GetCallerIdentity", "Unknown"];

/** Cloud Access Management: https://www.tencentcloud.com/document/product/598/10603. An action is the name of its service and its own. */
export const tencentPermissions: Permissions = {
  needs(service, { action }) {
    if (service === "metadata" || free.includes(action)) return [];
    return [`${service}:${action === "GetBucketObjectLock" ? "GetBucketObjectLockConfiguration" : action}`];
  },
  allowed: (given) => policy.parse(given).statement[0].action.map((name) => name.replace(/^name\//, "")),
};
