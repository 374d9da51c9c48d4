import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { guard } from "../../../core/fields/guard";
import { holdsUnknown } from "../../../core/fields/unknown";
import { isRecord } from "../../../core/fields/validation";
import { scope } from "../../../core/fields/weakening";
import type { Properties } from "../../../core/lifecycle/kind";
import { allReasons } from "../../../kinds/audit-track";

/** What a track records of one product, or of all. */
export interface ScopeEntry {
  readonly resourceType: string;
  readonly actionType: string;
  readonly eventNames: readonly string[];
}

/** The scope of a track as inputs have it: of one product by three fields, or of several by filters. */
export type Scope = { readonly [K in keyof ScopeEntry]?: ScopeEntry[K] | undefined } & {
  readonly filters?: readonly ScopeEntry[] | undefined;
};

const everything = scope((parts) => parts.includes("*"));

const resourceType = z.string().regex(/^(\*|[A-Za-z0-9_-]+)$/, "must be one product such as cos, or * for all");
const actionType = choice({ Read: "Events that read.", Write: "Events that write.", "*": "All events." });
const eventNames = z.array(z.string().min(1)).min(1);

/** `Filters.ResourceFields` of https://cloud.tencent.com/document/api/629/113460 */
const entryField = z.strictObject({
  resourceType: field(resourceType, { doc: "The product, such as `cos`, or `*` for all." }),
  actionType: field(actionType, { doc: "Which events: those that read, those that write, or all (`*`)." }),
  eventNames: field(eventNames, {
    doc: 'The events: `["*"]` for all, or at most 10 names of API actions of the product. The order does not matter.',
    unordered: true,
  }),
});

/** What entries leave out that others had, one event of one product at a time: entries may overlap. */
const narrowed = guard(["narrowed"], (before, after) => {
  const is = entriesIn(after);
  const records = (one: ScopeEntry, name: string, action: string) =>
    is.some(
      (other) =>
        ["*", one.resourceType].includes(other.resourceType) &&
        ["*", action].includes(other.actionType) &&
        ["*", name].some((each) => other.eventNames.includes(each)),
    );
  const missing = entriesIn(before).flatMap((one) => {
    const actions = one.actionType === "*" ? ["Read", "Write"] : [one.actionType];
    const names = one.eventNames.filter((name) => !actions.every((action) => records(one, name, action)));
    return names.length > 0 ? [told({ ...one, eventNames: names })] : [];
  });
  if (missing.length === 0) return undefined;
  return { rule: "narrowed", severity: "medium", reason: `${missing.join(", ")}: no longer recorded in full` };
});

export const scopeFields = {
  actionType: field(actionType.optional(), {
    doc: "Which events are recorded: those that read, those that write, or all (`*`). Required without `filters`.",
    weakens: everything,
  }),
  resourceType: field(resourceType.optional(), {
    doc: "The product whose events are recorded, such as `cos`, or `*` for all. Required without `filters`.",
    weakens: everything,
  }),
  eventNames: field(eventNames.optional(), {
    doc: 'The events: `["*"]` for all, or at most 10 names of API actions of one product. The order does not matter. Required without `filters`.',
    unordered: true,
    weakens: everything,
  }),
  filters: field(z.array(entryField).min(1).optional(), {
    doc: "What is recorded of several products, instead of `resourceType`, `actionType` and `eventNames`. The order does not matter. Tracks of several products exist on the mainland site only. A change between the two forms that changes what is recorded replaces the track.",
    weakens: narrowed,
  }),
};

const names = ["resourceType", "actionType", "eventNames"] as const;

/** All three fields, or filters. */
export const formRule: Rule<Scope> = {
  fields: [...names, "filters"],
  check(inputs) {
    const given = names.filter((name) => inputs[name] !== undefined);
    if (inputs.filters !== undefined)
      return given[0] && { property: given[0], reason: "must not be given together with filters" };
    const missing = names.find((name) => inputs[name] === undefined);
    return missing && { property: missing, reason: "is required unless filters are given" };
  },
};

export const eventsRule: Rule<Scope> = {
  fields: [...names, "filters"],
  check(inputs) {
    for (const [index, { resourceType: product, eventNames: events }] of entriesOf(inputs).entries()) {
      const property = inputs.filters === undefined ? "eventNames" : `filters[${index}].eventNames`;
      const all = events.length === 1 && events[0] === "*";
      const given = JSON.stringify(events);
      if (product === "*" && !all)
        return { property, reason: `must be ["*"] when resourceType is "*", but ${given} was given` };
      if (!all && events.includes("*"))
        return { property, reason: `must be ["*"] alone or names without "*", but ${given} was given` };
      if (events.length > 10) return { property, reason: `must be at most 10 names, but ${events.length} were given` };
    }
    return undefined;
  },
};

/** The one normal form: a list of entries, of which a track of one product has one. */
export function entriesOf(inputs: Scope): readonly ScopeEntry[] {
  if (inputs.filters !== undefined) return entriesIn(inputs.filters);
  const { resourceType: product, actionType: action, eventNames: events } = inputs;
  if (product === undefined || action === undefined || events === undefined) return [];
  return [{ resourceType: product, actionType: action, eventNames: events }];
}

function entriesIn(filters: unknown): readonly ScopeEntry[] {
  return Array.isArray(filters) ? filters.filter((one): one is ScopeEntry => isRecord(one)) : [];
}

/** Neither the order of entries nor that of names means anything. */
function sorted(entries: readonly ScopeEntry[]): readonly string[] {
  return entries.map((one) => JSON.stringify([one.resourceType, one.actionType, [...one.eventNames].sort()])).sort();
}

export const sameScope = (one: Scope, other: Scope) =>
  isDeepStrictEqual(sorted(entriesOf(one)), sorted(entriesOf(other)));

const isUnknown = (inputs: Scope) => [...names, "filters" as const].some((name) => holdsUnknown(inputs[name]));

/** The inputs with another scope. */
function withScope(inputs: Properties, replaced: Scope): Properties {
  return {
    ...inputs,
    resourceType: undefined,
    actionType: undefined,
    eventNames: undefined,
    filters: undefined,
    ...replaced,
  };
}

/** Both in the form of `after`; in filters, where `before` has more than the three fields can say. */
export function alignedScopes(before: Properties, after: Properties): readonly [Properties, Properties] {
  if (isUnknown(before)) return [before, after];
  const [was, is] = [entriesOf(before), entriesOf(after)];
  if (was.length === 0) return [before, after];
  if (after.filters === undefined) {
    if (was.length === 1) return [withScope(before, { ...was[0] }), after];
    return is.length === 0 || isUnknown(after)
      ? [before, after]
      : [withScope(before, { filters: was }), withScope(after, { filters: is })];
  }
  const equal = !isUnknown(after) && sameScope(before, after);
  return [withScope(before, { filters: equal ? (after.filters as ScopeEntry[]) : was }), after];
}

/**
 * The form in which the cloud tells a track: `filters` by filters alone, `both` by one filter that says the same as the three
 * fields; without it by the three fields.
 */
export type ToldForm = "filters" | "both" | undefined;

/**
 * What this change of the scope cannot be made of in place: whether the action of one sort converts a track of the other is not
 * documented.
 */
export function scopeReplaces(before: Properties, after: Properties): readonly string[] {
  const [was, is] = [before as Scope, after as Scope];
  const turns = (was.filters === undefined) !== (is.filters === undefined);
  if (isUnknown(was) || isUnknown(is)) return turns ? [...names, "filters"] : [];
  if (entriesOf(was).length === 0 || sameScope(was, is)) return [];
  // A state tells the sort; inputs alone are as they were declared.
  const several = before.trackId === undefined ? was.filters !== undefined : before.form !== undefined;
  return turns || (!several && entriesOf(is).length > 1) ? [...names, "filters"] : [];
}

/** `cos (Write: PutBucketACL, PutBucketPolicy)` */
function told({ resourceType: product, actionType: action, eventNames: events }: ScopeEntry): string {
  const what = product === "*" ? "all products" : product;
  const which = events.includes("*") ? [] : [events.join(", ")];
  const kind = action === "*" ? [] : [action];
  const details = [...kind, ...which].join(": ");
  return details === "" ? what : `${what} (${details})`;
}

/** What a scope leaves out, as a clause; `undefined` when it leaves nothing out, or is not told. */
export function leftOut(inputs: Scope): string | undefined {
  const entries = entriesOf(inputs);
  const [one] = entries;
  const given = names.filter((name) => inputs[name] !== undefined);
  // A program of a bridged provider may leave out what only that provider requires.
  if (inputs.filters === undefined && given.length > 0 && one === undefined)
    return allReasons(...leftOutBy(inputs), `it does not name all of ${names.join(", ")}`);
  // The list does not tell the scope of a track of several products.
  if (one === undefined || entries.every((each) => each.resourceType === "")) return undefined;
  if (narrowed([everyEvent], entries) === undefined) return undefined;
  if (entries.length > 1) return `it records only ${entries.map(told).join(", ")}`;
  return allReasons(...leftOutBy(one));
}

/** What each of the three fields leaves out, as far as they are given. */
function leftOutBy({ resourceType = "*", actionType = "*", eventNames = ["*"] }: Scope): (string | undefined)[] {
  return [
    actionType === "*" ? undefined : `it records only events of the type ${actionType}`,
    resourceType === "*" ? undefined : `it records only ${resourceType}`,
    eventNames.includes("*") ? undefined : `it records only ${eventNames.join(", ")}`,
  ];
}

const everyEvent: ScopeEntry = { resourceType: "*", actionType: "*", eventNames: ["*"] };
