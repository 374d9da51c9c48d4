import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { type Guard, guard } from "../../../core/fields/guard";
import { statusField } from "../../../core/fields/status";
import { ending, retention, scope, switchedOffAnd } from "../../../core/fields/weakening";
import { regionField } from "../regions";
import { dialects, engineField, enginesWith } from "./engines";

export const instanceIdField = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "must be an instance id such as cdb-etxaaa12")
  .max(64);

const narrowedTo = (whole: unknown, reason: string): Guard =>
  guard(["narrowed"], (before, after) =>
    before === whole && after !== whole ? { rule: "narrowed", severity: "medium", reason } : undefined,
  );

/** From here on the service drops records when it is slow: the lower, the more are lost. */
const lowered = guard(["narrowed"], (before, after) =>
  typeof before === "number" && typeof after === "number" && after < before
    ? { rule: "narrowed", severity: "medium", reason: "more records are dropped when the instance is slow" }
    : undefined,
);

const changedFilters = guard(["narrowed"], (_before, after) =>
  Array.isArray(after) && after.length > 0
    ? { rule: "narrowed", severity: "medium", reason: "only what the filters name is recorded" }
    : undefined,
);

export const policyInputs = z.object({
  cloud: field(z.literal("tencent"), { doc: "The cloud that holds the database.", replaces: true }),
  region: field(regionField, { doc: "The region of the instance, such as `ap-guangzhou`.", replaces: true }),
  engine: field(engineField, { doc: "The service of the instance.", replaces: true }),
  instanceId: field(instanceIdField, { doc: "The instance, such as `cdb-etxaaa12`.", replaces: true }),
  status: field(statusField, {
    doc: "Whether the instance is audited. Switching it off deletes the existing audit records.",
    weakens: switchedOffAnd(", and the service deletes the existing audit records"),
  }),
  keepDays: field(z.int().min(1).optional(), {
    doc: "Days that audit records are kept: 7, 30, 90, 180, 365, 1095 or 1825; on Redis 7 or 30. Required when status is Enabled.",
    notReturned: true,
    weakens: retention,
  }),
  fastDays: field(z.int().min(1).optional(), {
    doc: "Days of these in fast storage, at most `keepDays`. Required on PostgreSQL, MariaDB and TDSQL; not for MongoDB.",
    notReturned: true,
    serverFilled: true,
  }),
  auditAll: field(z.boolean().default(true), {
    doc: "Whether everything is recorded. On MySQL, TDSQL-C and MongoDB it may be false; then rules say what is.",
    notReturned: true,
    weakens: narrowedTo(true, "only what the rules name is recorded"),
  }),
  ruleTemplateIds: field(z.array(z.string().min(1)).default([]), {
    doc: "The rule templates that say what is recorded, by id, when `auditAll` is false. On MySQL and TDSQL-C.",
    unordered: true,
    notReturned: true,
    weakens: scope((parts) => parts.length === 0),
  }),
  ruleFilters: field(
    z
      .array(
        z.object({
          type: field(
            choice({
              SrcIp: "The address of the client.",
              DB: "The database.",
              Collection: "The collection.",
              User: "The user.",
              SqlType: "The kind of statement: query, insert, update, delete or command.",
            }),
            { doc: "What the filter is about." },
          ),
          values: field(z.array(z.string().min(1)).min(1), { doc: "The values that are recorded.", unordered: true }),
        }),
      )
      .default([]),
    {
      doc: "The filters that say what is recorded when `auditAll` is false. On MongoDB, which never shows them.",
      notReturned: true,
      weakens: changedFilters,
    },
  ),
  auditType: field(
    choice({ complex: "Also the objects of a statement, which is slower.", simple: "Statements only." }).optional(),
    {
      doc: "How much is recorded of a statement. Required on PostgreSQL when status is Enabled.",
      notReturned: true,
      weakens: narrowedTo("complex", "the objects of statements are no longer recorded"),
    },
  ),
  commands: field(
    choice({ all: "All commands.", write: "Commands that write.", read: "Commands that read." }).default("all"),
    {
      doc: "Which commands are recorded. On Redis.",
      notReturned: true,
      weakens: narrowedTo("all", "not all commands are recorded"),
    },
  ),
  degradeAtMs: field(z.int().min(300).max(1000).default(500), {
    doc: "Milliseconds of latency (P99) from which Redis drops audit records, 300 to 1000. On Redis.",
    notReturned: true,
    weakens: lowered,
  }),
  onDelete: field(
    choice({
      keep: "Leaves the policy as it is.",
      restore:
        "Puts back the policy that was found. One that was off is switched off, which deletes the audit records.",
      disable: "Switches auditing off, which deletes the audit records.",
    }).default("keep"),
    {
      doc: "What happens on destroy. Switching off deletes the audit records, so the policy is kept by default.",
      providerOnly: true,
      weakens: ending,
    },
  ),
});

export type PolicyInputs = z.output<typeof policyInputs> & Record<string, unknown>;

/** What is put back, and not compared while auditing is off. */
export const policyFields = [
  ...(["status", "keepDays", "fastDays", "auditAll", "ruleTemplateIds"] as const),
  ...(["ruleFilters", "auditType", "commands", "degradeAtMs"] as const),
];

const listed = (days: readonly number[]) => days.join(", ");

export const policyRules: Rule<PolicyInputs>[] = [
  {
    fields: ["engine", "status", "keepDays"],
    check({ engine, status, keepDays }) {
      const { title, keepDays: days } = dialects[engine];
      if (keepDays === undefined)
        return status === "Enabled"
          ? { property: "keepDays", reason: `is required when status is Enabled: ${listed(days)} days` }
          : undefined;
      if (days.includes(keepDays)) return undefined;
      return { property: "keepDays", reason: `must be one of ${listed(days)} on ${title}, but is ${keepDays}` };
    },
  },
  {
    fields: ["engine", "status", "keepDays", "fastDays"],
    check({ engine, status, keepDays, fastDays }) {
      const { title, fastDays: fast } = dialects[engine];
      const refused = (reason: string) => ({ property: "fastDays", reason });
      if (fastDays === undefined)
        return fast?.required && status === "Enabled"
          ? refused(`is required on ${title} when status is Enabled: ${listed(fast.days)} days`)
          : undefined;
      if (fast === undefined) return refused(`must not be set, because ${title} chooses it; remove it`);
      if (!fast.days.includes(fastDays))
        return refused(`must be one of ${listed(fast.days)} on ${title}, but is ${fastDays}`);
      if (keepDays === undefined || fastDays <= keepDays) return undefined;
      return refused(`must be at most keepDays, ${keepDays}, but is ${fastDays}`);
    },
  },
  {
    fields: ["engine", "auditAll", "ruleTemplateIds", "ruleFilters"],
    check({ engine, auditAll, ruleTemplateIds, ruleFilters }) {
      const { rules } = dialects[engine];
      const given = { ruleTemplateIds, ruleFilters };
      for (const name of ["ruleTemplateIds", "ruleFilters"] as const) {
        if (given[name].length === 0) continue;
        if (rules !== name)
          return { property: name, reason: `is for ${enginesWith((one) => one.rules === name)} only; remove it` };
        if (auditAll) return { property: name, reason: "says what is recorded only when auditAll is false" };
      }
      if (auditAll) return undefined;
      if (rules === undefined)
        return { property: "auditAll", reason: `must be true on ${engine}, which records everything` };
      if (given[rules].length > 0) return undefined;
      return { property: rules, reason: "is required when auditAll is false: at least one" };
    },
  },
  {
    fields: ["engine", "status", "auditType"],
    check({ engine, status, auditType }) {
      if (engine !== "postgres")
        return auditType === undefined
          ? undefined
          : { property: "auditType", reason: "is for postgres only; remove it" };
      if (auditType !== undefined || status !== "Enabled") return undefined;
      return { property: "auditType", reason: "is required on postgres when status is Enabled: complex or simple" };
    },
  },
  {
    fields: ["engine", "commands", "degradeAtMs"],
    check({ engine, commands, degradeAtMs }) {
      if (engine === "redis") return undefined;
      if (commands !== "all") return { property: "commands", reason: "is for redis only; remove it" };
      return degradeAtMs === 500 ? undefined : { property: "degradeAtMs", reason: "is for redis only; remove it" };
    },
  },
];
