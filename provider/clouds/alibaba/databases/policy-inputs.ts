import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { statusField } from "../../../core/fields/status";
import { ending, readiness, retention, scope, switchedOffAnd } from "../../../core/fields/weakening";
import { regionField } from "../regions";
import { dialects, engineField, enginesWith } from "./engines";

export const instanceIdField = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "must be an instance id such as rm-uf6wjk5exampl01")
  .max(64);

/** What MongoDB tells apart. */
export const operations = ["admin", "slow", "query", "insert", "update", "delete", "command"] as const;

export const policyInputs = z.object({
  cloud: field(z.literal("alibaba"), { doc: "The cloud that holds the database.", replaces: true }),
  region: field(regionField, { doc: "The region of the instance, such as `cn-hangzhou`.", replaces: true }),
  engine: field(engineField, { doc: "The service of the instance.", replaces: true }),
  instanceId: field(instanceIdField, { doc: "The instance, such as `rm-uf6wjk5exampl01`.", replaces: true }),
  status: field(statusField, {
    doc:
      "Whether the instance is audited. The cloud bills for it while it is on. Switching it off may delete the existing audit records; " +
      "MongoDB's `Standard` edition can never be switched on again.",
    weakens: switchedOffAnd(", and the existing audit records may be lost"),
  }),
  keepDays: field(z.int().min(1).optional(), {
    doc:
      "Days that audit records are kept; a shorter time deletes older ones. On RDS and PolarDB 7 (not with the newest " +
      "collector), 30, 180 or 365; on MongoDB 1 to 365 (`Standard`), or 30, 180, 365, 1095 or 1825 (`V2_Standard`); on Redis " +
      "1 to 365. Redis, and MongoDB's `Standard`, keep the records of all instances of a region equally long. Required when " +
      "status is Enabled.",
    notReturned: true,
    weakens: retention,
  }),
  hotDays: field(z.int().min(0).max(7).optional(), {
    doc:
      "Days of these in fast storage: 1 to 7 on RDS and PolarDB with the newest collector, 0 to 7 on MongoDB with " +
      "`V2_Standard`. Not for Redis.",
    notReturned: true,
    serverFilled: true,
    weakens: readiness,
  }),
  sqlExplorer: field(z.boolean().optional(), {
    doc: "Whether statements are analysed, too (SQL Explorer). On RDS and PolarDB with the newest collector.",
    notReturned: true,
    serverFilled: true,
  }),
  edition: field(
    choice({
      Standard: "The older edition, which the vendor closes region by region.",
      V2_Standard: "The edition of DAS, which follows it.",
    }).optional(),
    {
      doc:
        "The edition of MongoDB's auditing. What is on keeps its edition by default, and what is switched on gets " +
        "`V2_Standard`. `V2_Standard` cannot be changed back.",
      notReturned: true,
      serverFilled: true,
    },
  ),
  auditTypes: field(z.array(z.enum(operations)).min(1).optional(), {
    doc: `The operations that are recorded: ${operations.map((name) => `\`${name}\``).join(", ")}. On MongoDB.`,
    unordered: true,
    notReturned: true,
    serverFilled: true,
    weakens: scope((parts) => parts.length === 0 || operations.every((name) => parts.includes(name))),
  }),
  onDelete: field(
    choice({
      keep: "Leaves the policy as it is.",
      restore:
        "Puts back the policy that was found. One that was off is switched off, which may delete the audit records.",
      disable: "Switches auditing off, which may delete the audit records.",
    }).default("keep"),
    {
      doc: "What happens on destroy. Switching off may delete the audit records, so the policy is kept by default.",
      providerOnly: true,
      weakens: ending,
    },
  ),
});

export type PolicyInputs = z.output<typeof policyInputs> & Record<string, unknown>;

/** What is put back, and not compared while auditing is off. */
export const policyFields = ["status", "keepDays", "hotDays", "sqlExplorer", "edition", "auditTypes"] as const;

/** How long records may be kept: in days that are listed, or in any number up to the last. */
export function refusedDays(
  { engine, edition }: Pick<PolicyInputs, "engine" | "edition">,
  days: number,
): string | undefined {
  const { keepDays: taken } = dialects[engine];
  const { listed, most } = engine === "mongodb" && edition !== undefined ? mongodbDays[edition] : taken;
  if (listed?.includes(days) || (most !== undefined && days <= most)) return undefined;
  const choices = [
    ...(most === undefined ? [] : [`1 to ${most}`]),
    ...(listed === undefined ? [] : [listed.join(", ")]),
  ];
  return `must be one of ${choices.join(", or ")} on ${dialects[engine].title}${edition ? ` ${edition}` : ""}, but is ${days}`;
}

/** By edition. */
export const mongodbDays: Readonly<Record<"Standard" | "V2_Standard", { listed?: readonly number[]; most?: number }>> =
  {
    Standard: { most: 365 },
    V2_Standard: { listed: [30, 180, 365, 1095, 1825] },
  };

export const policyRules: Rule<PolicyInputs>[] = [
  {
    fields: ["engine", "status", "keepDays", "edition"],
    check({ engine, status, keepDays, edition }) {
      if (keepDays === undefined)
        return status === "Enabled"
          ? { property: "keepDays", reason: "is required when status is Enabled" }
          : undefined;
      const reason = refusedDays({ engine, edition }, keepDays);
      return reason === undefined ? undefined : { property: "keepDays", reason };
    },
  },
  {
    fields: ["engine", "keepDays", "hotDays", "edition"],
    check({ engine, keepDays, hotDays, edition }) {
      const refused = (reason: string) => ({ property: "hotDays", reason });
      if (hotDays === undefined) return undefined;
      const least = dialects[engine].leastHotDays;
      if (least === undefined)
        return refused(`is for ${enginesWith((one) => one.leastHotDays !== undefined)} only; remove it`);
      if (edition === "Standard") return refused("is for the edition V2_Standard only; remove it");
      if (hotDays < least) return refused(`must be ${least} to 7 on ${dialects[engine].title}, but is ${hotDays}`);
      if (keepDays === undefined || hotDays <= keepDays) return undefined;
      return refused(`must be at most keepDays, ${keepDays}, but is ${hotDays}`);
    },
  },
  ...(["sqlExplorer", "edition", "auditTypes"] as const).map(
    (name): Rule<PolicyInputs> => ({
      fields: ["engine", name],
      check({ engine, [name]: given }) {
        if (given === undefined || dialects[engine].own.includes(name)) return undefined;
        return { property: name, reason: `is for ${enginesWith(({ own }) => own.includes(name))} only; remove it` };
      },
    }),
  ),
];
