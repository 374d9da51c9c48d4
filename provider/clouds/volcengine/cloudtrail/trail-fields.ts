import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { statusField } from "../../../core/fields/status";
import { scope, switchedOff, widening } from "../../../core/fields/weakening";
import { regionField } from "../regions";
import { destinationFields, destinationRules } from "./trail-destinations";

export const everySource = "*";

/** The form is not documented: the samples have letters, digits and hyphens, and a name is part of an id. */
const nameField = z
  .string()
  .regex(/^[\w.-]+$/, "must be letters, digits, dots, hyphens and underscores")
  .max(128);

export const trackInputs = z.object({
  cloud: field(z.literal("volcengine"), { doc: "The cloud whose account is audited.", replaces: true }),
  region: field(regionField, {
    doc: "The region that all calls for the trail are signed for. Whether other regions see the trail is not documented.",
    replaces: true,
  }),
  name: field(nameField, { doc: "The name. It cannot be changed.", replaces: true }),
  status: field(statusField, { doc: "Whether the trail delivers.", weakens: switchedOff }),
  eventRw: field(
    choice({ All: "All events.", Read: "Events that read.", Write: "Events that write." }).default("All"),
    {
      doc: "Which events are delivered: those that write, those that read, or all.",
      weakens: scope((parts) => parts.includes("All")),
    },
  ),
  eventSources: field(
    z
      .array(
        z.string().regex(/^(\*|[A-Za-z0-9_.-]+)$/, 'must be the code of a service such as iam, tos or ecs, or "*"'),
      )
      .min(1)
      .overwrite((sources) => [...new Set(sources)])
      .default([everySource]),
    {
      doc: 'The services whose events are delivered, by their codes such as `iam`, `tos` or `cloud_trail`; `["*"]` is every service, future ones included.',
      unordered: true,
      weakens: scope((parts) => parts.includes(everySource)),
    },
  ),
  isOrganizationTrail: field(z.boolean().default(false), {
    doc: "Whether the members of the organization are recorded too; for its management account or a delegated administrator only.",
    replaces: true,
    weakens: widening("the organization's members"),
  }),
  ...destinationFields,
  adopt: field(z.boolean().default(false), {
    doc: "Whether a trail of this name that exists already, and differs, is adopted and changed to the declared state.",
    providerOnly: true,
  }),
});

export type TrackInputs = z.output<typeof trackInputs> & Record<string, unknown>;

export const trackRules: readonly Rule<TrackInputs>[] = [
  ...destinationRules,
  {
    fields: ["eventSources"],
    check({ eventSources }) {
      if (!eventSources.includes(everySource) || eventSources.length === 1) return undefined;
      const reason = `must be ["*"] alone for every service, but ${JSON.stringify(eventSources)} was given`;
      return { property: "eventSources", reason };
    },
  },
];
