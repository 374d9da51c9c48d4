import { z } from "zod";
import type { Rule } from "../../../../core/fields/check";
import { choice, field } from "../../../../core/fields/field";
import { guard } from "../../../../core/fields/guard";
import { statusField } from "../../../../core/fields/status";
import { isRecord } from "../../../../core/fields/validation";
import { destination, switchedOff } from "../../../../core/fields/weakening";
import { projectIdField, regionField } from "../../fields";

/** What names are allowed is not documented; these need no care in an id. */
export const nameField = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}_.-]+$/u, "must be 1 to 64 letters and digits of any script, or one of _ . -");

const texts = z.array(z.string().min(1)).min(1);

const operationField = z.strictObject({
  serviceType: field(z.string().min(1), { doc: "The service, as CTS abbreviates it, such as `CTS` or `IAM`." }),
  resourceType: field(z.string().min(1), { doc: "The type of the resource, such as `tracker`." }),
  traceNames: field(texts, { doc: "The events by name, such as `deleteTracker`." }),
});

const userField = z.strictObject({
  userGroup: field(z.string().min(1), { doc: "The group of IAM users." }),
  userList: field(texts, { doc: "The IAM users of the group." }),
});

export type Operations = z.output<typeof operationField>;
export type Users = z.output<typeof userField>;

const sorted = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const narrowed = (reason: string) => ({ rule: "narrowed", severity: "medium", reason }) as const;

/** One event, as a text. */
const eventsIn = (value: unknown): string[] =>
  sorted(value).flatMap((one) =>
    isRecord(one) ? sorted(one.traceNames).map((name) => `${one.serviceType}/${one.resourceType}/${name}`) : [],
  );

const fewerEvents = guard(["narrowed"], (before, after) => {
  const is = new Set(eventsIn(after));
  const missing = eventsIn(before).filter((event) => !is.has(event));
  // None are declared where all events are.
  if (after === undefined || missing.length === 0) return undefined;
  return narrowed(`nobody is notified of ${missing.join(", ")} any more`);
});

const fewerOperations = guard(["narrowed"], (before, after) =>
  before === "complete" && after !== "complete" ? narrowed("nobody is notified of every event any more") : undefined,
);

const usersIn = (value: unknown): string[] =>
  sorted(value).flatMap((one) => (isRecord(one) ? sorted(one.userList).map((user) => `${one.userGroup}/${user}`) : []));

/** None means everybody. */
const fewerUsers = guard(["narrowed"], (before, after) => {
  if (after === undefined) return undefined;
  if (before === undefined)
    return narrowed(`only these users still cause a notification: ${usersIn(after).join(", ")}`);
  const is = new Set(usersIn(after));
  const missing = usersIn(before).filter((user) => !is.has(user));
  return missing.length === 0 ? undefined : narrowed(`nobody is notified of ${missing.join(", ")} any more`);
});

/** Another filter may leave out more; none leaves out nothing. */
const filtered = guard(["narrowed"], (_before, after) =>
  after === undefined ? undefined : narrowed("a filter leaves out events"),
);

/** https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0312.html */
export const notificationInputs = z.object({
  cloud: field(z.literal("huawei"), { doc: "The cloud whose account is watched.", replaces: true }),
  region: field(regionField, {
    doc: "The region whose events cause notifications, such as `cn-north-4`.",
    replaces: true,
  }),
  projectId: field(projectIdField.optional(), {
    doc: "The project of the region, 32 letters and digits. By default it is found as `getAuditLogs` finds it.",
    replaces: true,
    serverFilled: true,
  }),
  name: field(nameField, {
    doc: "The name of the notification: 1 to 64 letters and digits of any script, or `_`, `.`, `-`.",
    replaces: true,
  }),
  status: field(statusField, { doc: "Whether notifications are sent.", weakens: switchedOff }),
  topicId: field(
    z
      .string()
      .regex(
        /^urn:smn:[a-z0-9-]+:[A-Za-z0-9]+:[\w-]+$/,
        "must be the URN of a topic, such as urn:smn:cn-north-4:<project id>:alarms",
      ),
    {
      doc: "The URN of the topic of Simple Message Notification (SMN) that receives the notifications. It must exist.",
      weakens: destination,
    },
  ),
  operationType: field(
    choice({ complete: "Every event that CTS records.", customized: "The events in `operations`." }),
    { doc: "Which events cause a notification: every one, or those in `operations`.", weakens: fewerOperations },
  ),
  operations: field(z.array(operationField).min(1).optional(), {
    doc: "The events that cause a notification; required when `operationType` is `customized`.",
    unordered: true,
    weakens: fewerEvents,
  }),
  notifyUserList: field(z.array(userField).min(1).max(10).optional(), {
    doc: "Only actions of these users cause a notification: at most 50 users in 10 groups. Unset means everybody.",
    unordered: true,
    weakens: fewerUsers,
  }),
  filter: field(
    z
      .object({
        condition: field(choice({ AND: "All rules must hold.", OR: "One of the rules must hold." }).default("AND"), {
          doc: "Whether all rules must hold, or one of them.",
        }),
        rules: field(texts, {
          doc: "Rules such as `code != 200`: a field (`api_version`, `code`, `trace_rating`, `trace_type`, `resource_id`, `resource_name`), `=` or `!=`, and a value.",
          unordered: true,
        }),
      })
      .optional(),
    { doc: "Leaves out events of which the rules do not hold. Unset leaves out none.", weakens: filtered },
  ),
  agencyName: field(z.string().min(1).optional(), {
    doc: "The agency that CTS acts by. With `cts_admin_trust` CTS makes it. Unset leaves it as it is.",
    serverFilled: true,
  }),
  adopt: field(z.boolean().default(false), {
    doc: "Adopts a notification of this name that exists already, and changes it to the declared state. Without it, that is an error.",
    providerOnly: true,
  }),
});

export type NotificationInputs = z.output<typeof notificationInputs> & Record<string, unknown>;

const mostUsers = 50;

export const notificationRules: readonly Rule<NotificationInputs>[] = [
  {
    fields: ["operationType", "operations"],
    check({ operationType, operations }) {
      if (operationType === "customized" && operations === undefined)
        return { property: "operations", reason: 'must be set while operationType is "customized", but it is missing' };
      if (operationType === "complete" && operations !== undefined)
        return { property: "operations", reason: 'must be left out while operationType is "complete"' };
      return undefined;
    },
  },
  // The vendor says of complete notifications that users are not given.
  {
    fields: ["operationType", "notifyUserList"],
    check: ({ operationType, notifyUserList }) =>
      operationType === "complete" && notifyUserList !== undefined
        ? { property: "notifyUserList", reason: 'must be left out while operationType is "complete"' }
        : undefined,
  },
  {
    fields: ["notifyUserList"],
    check({ notifyUserList }) {
      const count = usersIn(notifyUserList).length;
      return count > mostUsers
        ? { property: "notifyUserList", reason: `must name at most ${mostUsers} users, but names ${count}` }
        : undefined;
    },
  },
];
