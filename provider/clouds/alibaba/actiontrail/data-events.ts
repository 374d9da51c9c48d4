import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { guard } from "../../../core/fields/guard";
import { isRecord } from "../../../core/fields/validation";
import { scope } from "../../../core/fields/weakening";

const filterField = z.strictObject({
  equals: field(z.array(z.string().min(1)).min(1).optional(), { doc: "Only these.", unordered: true }),
  notEquals: field(z.array(z.string().min(1)).min(1).optional(), { doc: "All but these.", unordered: true }),
});

/** One element of `EventSelectors` of https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-putdataeventselector */
const selectorField = z.strictObject({
  serviceName: field(z.string().min(1), { doc: "The service, such as `Oss`, as ActionTrail spells it." }),
  readWriteType: field(
    choice({ Read: "Events that read.", Write: "Events that write.", All: "All events." }).default("All"),
    {
      doc: "Which events: those that read, those that write, or all.",
    },
  ),
  eventNames: field(filterField.optional(), { doc: "Which events by name, at most 10 names; all when unset." }),
  resourceArns: field(filterField.optional(), { doc: "Of which resources, at most 10 ARNs; of all when unset." }),
});

export type Selector = z.output<typeof selectorField>;
type Filter = z.output<typeof filterField>;

/** What selectors no longer record of what others did; two of one service may complement each other, which counts as less. */
const narrowed = guard(["narrowed"], (before, after) => {
  const is = selectorsIn(after);
  const missing = selectorsIn(before).filter((one) => !is.some((other) => covers(other, one)));
  if (missing.length === 0) return undefined;
  const told = [...new Set(missing.map(({ serviceName }) => serviceName))].join(", ");
  return { rule: "narrowed", severity: "medium", reason: `data events of ${told} are no longer recorded in full` };
});

export const dataEventsField = z.object({
  regions: field(
    z
      .array(z.string().regex(/^(All|[a-z]+(-[a-z0-9]+)+)$/, "must be a region such as cn-hangzhou, or All"))
      .min(1)
      .optional(),
    {
      doc: 'The regions whose data events are recorded, or `["All"]`. Required with selectors.',
      unordered: true,
      weakens: scope((parts) => parts.includes("All")),
    },
  ),
  selectors: field(z.array(selectorField).max(20), {
    doc: "What is recorded, at most 20; together they replace what the trail has. None ends the recording of data events.",
    weakens: narrowed,
  }),
});

export type DataEvents = z.output<typeof dataEventsField>;

export const dataEventRules: readonly Rule<{ dataEvents?: DataEvents | undefined }>[] = [
  {
    fields: ["dataEvents"],
    check({ dataEvents }) {
      if (dataEvents === undefined) return undefined;
      const { regions, selectors } = dataEvents;
      if (selectors.length > 0 && regions === undefined)
        return { property: "dataEvents.regions", reason: "is required with selectors" };
      if (selectors.length === 0 && regions !== undefined)
        return { property: "dataEvents.regions", reason: "must not be given without selectors" };
      if (regions !== undefined && regions.length > 1 && regions.includes("All")) {
        const reason = `must be ["All"] alone or regions, but ${JSON.stringify(regions)} was given`;
        return { property: "dataEvents.regions", reason };
      }
      return undefined;
    },
  },
  {
    fields: ["dataEvents"],
    check({ dataEvents }) {
      for (const [index, selector] of (dataEvents?.selectors ?? []).entries())
        for (const name of ["eventNames", "resourceArns"] as const) {
          const reason = filterFault(selector[name]);
          if (reason !== undefined) return { property: `dataEvents.selectors[${index}].${name}`, reason };
        }
      return undefined;
    },
  },
];

/** Whether both lists may stand together is not documented. */
function filterFault(filter: Filter | undefined): string | undefined {
  if (filter === undefined) return undefined;
  const { equals, notEquals } = filter;
  if ((equals === undefined) === (notEquals === undefined)) return "must have equals or notEquals, and not both";
  const count = (equals ?? notEquals ?? []).length;
  return count > 10 ? `must have at most 10 values, but ${count} were given` : undefined;
}

function selectorsIn(value: unknown): readonly Selector[] {
  return Array.isArray(value) ? value.filter((one): one is Selector => isRecord(one)) : [];
}

function covers(wide: Selector, narrow: Selector): boolean {
  return (
    wide.serviceName === narrow.serviceName &&
    ["All", narrow.readWriteType].includes(wide.readWriteType) &&
    passes(wide.eventNames, narrow.eventNames) &&
    passes(wide.resourceArns, narrow.resourceArns)
  );
}

/** Whether all that `narrow` lets through passes `wide`, too. */
function passes(wide: Filter | undefined, narrow: Filter | undefined): boolean {
  if (wide?.equals !== undefined) return narrow?.equals?.every((one) => wide.equals?.includes(one)) ?? false;
  const without = wide?.notEquals ?? [];
  if (narrow?.equals !== undefined) return narrow.equals.every((one) => !without.includes(one));
  return without.every((one) => narrow?.notEquals?.includes(one));
}

/** The same selectors are the same text, whatever their order and that of their lists. */
export function canonical(selectors: unknown): string {
  const list = (values: readonly string[] | undefined) => values && [...values].sort();
  const filter = (one: Filter | undefined) => one && [list(one.equals), list(one.notEquals)];
  const texts = selectorsIn(selectors).map((one) =>
    JSON.stringify([one.serviceName, one.readWriteType ?? null, filter(one.eventNames), filter(one.resourceArns)]),
  );
  return JSON.stringify(texts.sort());
}
