import { z } from "zod";
import type { Permissions } from "../../permissions";

/** Only these elements are played: everything of the account, and no conditions. */
const policy = z.strictObject({
  Version: z.string().optional(),
  Statement: z
    .array(
      z.strictObject({
        Effect: z.literal("Allow"),
        Action: z.array(z.string().regex(/^[a-z_]+:[A-Za-z*]+$/)).min(1),
        Resource: z.tuple([z.literal("*")]),
      }),
    )
    .min(1),
});

/** How policies call what another page calls otherwise. */
const names: Readonly<Record<string, string>> = {
  "tos:GetBucketLifecycle": "tos:GetLifecycleConfiguration",
  "tos:PutBucketLifecycle": "tos:PutLifecycleConfiguration",
  "tos:DeleteBucketLifecycle": "tos:PutLifecycleConfiguration",
};

/** Identity and Access Management: https://www.volcengine.com/docs/6257/65044 */
export const volcenginePermissions: Permissions = {
  needs(service, { action }) {
    if (action === "Unknown" || service === "sts" || service === "metadata") return [];
    const name = `${service === "cloudtrail" ? "cloud_trail" : service}:${action}`;
    return [names[name] ?? name];
  },
  allowed: (given) => policy.parse(given).Statement.flatMap(({ Action }) => Action),
};
