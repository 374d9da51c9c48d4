import { z } from "zod";
import type { Permissions } from "../../permissions";
import type { AlibabaState } from "./state";

/** Only these elements are played: everything of the account, and no conditions. */
const policy = z.strictObject({
  Version: z.literal("1"),
  Statement: z
    .array(
      z.strictObject({
        Effect: z.literal("Allow"),
        Action: z.array(z.string().regex(/^[a-z]+:[A-Za-z*]+$/)).min(1),
        Resource: z.literal("*"),
      }),
    )
    .min(1),
});

/** How the access management calls a service where it has another name. */
const names: Readonly<Record<string, string>> = { das: "hdm", "r-kvstore": "kvstore" };

/** What everybody may call, or calls without keys. */
const free = ["AssumeRoleWithOIDC", "GetCallerIdentity", "Unknown"];

/** Resource Access Management: https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax */
export function alibabaPermissions(state: () => AlibabaState): Permissions {
  return {
    needs(service, { action, resource }, { body }) {
      if (service === "metadata" || free.includes(action)) return [];
      const name = `${names[service] ?? service}:${action}`;
      return [name, ...more(name, resource, body.toString("utf8"), state())];
    },
    allowed: (given) => policy.parse(given).Statement.flatMap(({ Action }) => Action),
  };
}

/** What a call asks for beside its own action. */
function more(name: string, resource: string, body: string, { trails }: AlibabaState): string[] {
  switch (name) {
    case "oss:PutBucketLogging": {
      const target = /<TargetBucket>([^<]*)</.exec(body)?.[1];
      return target === undefined || target === resource ? [] : ["oss:PutObject"];
    }
    // The first trail of an account without a role of its own makes the one by which the service delivers.
    case "actiontrail:CreateTrail":
      return trails.length === 0 ? ["ram:CreateServiceLinkedRole"] : [];
    case "dds:ModifyAuditPolicy":
      return ["dds:CheckServiceLinkedRole"];
    default:
      return [];
  }
}
