import { z } from "zod";
import { choice, field } from "../../../core/fields/field";
import { statusField } from "../../../core/fields/status";
import { scope, switchedOff, widening } from "../../../core/fields/weakening";
import { regionField } from "../regions";
import { dataEventsField } from "./data-events";
import { sortedRegions } from "./get-audit-tracks";
import { destinationFields } from "./trail-destinations";
import { insightTypeField } from "./trail-selectors";

const nameField = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{5,35}$/, "must be 6 to 36 of a-z, 0-9, hyphens and underscores, beginning with a letter");

const everything = scope((parts) => parts.includes("All"));

export const trackInputs = z.object({
  cloud: field(z.literal("alibaba"), { doc: "The cloud whose account is audited.", replaces: true }),
  region: field(regionField, {
    doc: "The home region of the trail, which all calls for it go to.",
    replaces: true,
  }),
  name: field(nameField, { doc: "The name, unique in the account. It cannot be changed.", replaces: true }),
  status: field(statusField, { doc: "Whether the trail delivers.", weakens: switchedOff }),
  eventRw: field(
    choice({ Write: "Events that write.", Read: "Events that read.", All: "All events." }).default("All"),
    {
      doc: "Which events are delivered: those that write, those that read, or all.",
      weakens: everything,
    },
  ),
  trailRegion: field(
    z
      .string()
      .overwrite(sortedRegions)
      .regex(
        /^(All|[a-z]+(-[a-z0-9]+)+(,[a-z]+(-[a-z0-9]+)+)*)$/,
        "must be All, or regions such as cn-hangzhou,cn-beijing",
      )
      .default("All"),
    {
      doc: "The regions whose events are delivered: `All`, or a comma-separated list of regions.",
      weakens: everything,
    },
  ),
  ...destinationFields,
  isOrganizationTrail: field(z.boolean().default(false), {
    doc: "Whether the members of the organization are recorded too; for its management account or a delegated administrator only.",
    replaces: true,
    weakens: widening("the organization's members"),
  }),
  dataEvents: field(dataEventsField.optional(), {
    doc: "What is recorded of reads and writes of data, such as the objects of a bucket. Unset, it is neither read nor changed. It is delivered to a project of Log Service in each region, which is paid.",
    serverFilled: true,
  }),
  insightTypes: field(z.array(insightTypeField).optional(), {
    doc: "The types of insights that the trail delivers, such as `AkInsight`; each must be enabled for the account, by an `AuditInsight`. Unset, they are neither read nor changed; none ends their delivery.",
    unordered: true,
    serverFilled: true,
    weakens: scope(() => false),
  }),
  adopt: field(z.boolean().default(false), {
    doc: "Whether a trail of this name that exists already, and differs, is adopted and changed to the declared state.",
    providerOnly: true,
  }),
});

export type TrackInputs = z.output<typeof trackInputs> & Record<string, unknown>;
