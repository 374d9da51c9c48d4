import { z } from "zod";
import type { Rule } from "../core/fields/check";
import { field } from "../core/fields/field";
import { toChange } from "../core/fields/reference";
import { statusField } from "../core/fields/status";
import { ending, leaving, switchedOff } from "../core/fields/weakening";
import { type FleetDefinition, fleet } from "../core/fleet/fleet";
import { membersOf } from "../core/fleet/members";
import { keyOfPlace, placesIn, placesWithValues, tellPlaces } from "../core/fleet/places";
import type { Properties } from "../core/lifecycle/kind";
import { type Resource, resource } from "../core/lifecycle/lifecycle";
import { bucketAccessMonitor, type MonitorAdapter, monitorEndings, whenRules } from "./bucket-access-monitor";
import { type BucketLister, listBuckets } from "./get-buckets";

/** A name of a bucket, or a part of one with stars for the rest. */
const patternField = z
  .string()
  .min(1)
  .max(63)
  .regex(/^[a-z0-9.*-]+$/, "must be a name of a bucket in which * stands for anything, such as logs-*");

function fleetInputs<C extends string>({ cloud, inputs: { shape } }: MonitorAdapter<C>) {
  const statuses = z.record(shape.region, z.record(shape.bucket, statusField));
  return z.object({
    cloud: field(z.literal(cloud), { doc: "The cloud that holds the buckets.", replaces: true }),
    buckets: field(z.record(shape.region, z.array(shape.bucket).overwrite(inOrder)).optional(), {
      doc: "The names of existing buckets by region, such as from `getBuckets`; either this or `patterns`. A bucket that leaves the list is ended by `onDelete`.",
      serverFilled: true,
      weakens: leaving,
    }),
    patterns: field(z.record(shape.region, patternField).optional(), {
      doc: "By region, which of the account's buckets there are meant: a name in which `*` stands for anything. They are looked up at each preview and up. A bucket leaves the fleet when it is gone or when the pattern changes, never because a list lacks it.",
    }),
    status: field(statusField, {
      doc: "Whether the last access time of objects is recorded, in each bucket that is no exception.",
      weakens: switchedOff,
    }),
    exceptions: field(statuses.optional(), {
      doc: "Buckets with another status, by region and name. A bucket that drifted shows up here.",
      weakens: switchedOff,
    }),
    onDelete: field(monitorEndings.default("restore"), {
      doc: "What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the status that was found, `disable` switches monitoring off, `keep` leaves it as it is. Switching off loses the access history.",
      providerOnly: true,
      weakens: ending,
    }),
    minimum: field(z.int().min(1).optional(), {
      doc: "The minimum number of buckets of the fleet; fewer are an error. Without it a change by which more than half of the buckets leave is refused.",
      providerOnly: true,
    }),
    formerStatuses: field(statuses.optional(), {
      doc: "The status that buckets had before they came under management by other resources, by region and name, as `access-audit fleet --from-stack` tells it. It counts when a bucket joins the fleet, in place of what is found then. Remove it after the first `up`.",
      providerOnly: true,
    }),
  });
}

const inOrder = (names: string[]): string[] => [...new Set(names)].sort();

const rules: readonly Rule<Properties>[] = [
  {
    fields: ["buckets", "patterns"],
    check: ({ buckets, patterns }) =>
      (buckets === undefined) === (patterns === undefined)
        ? {
            property: "buckets",
            reason: `must be given, or patterns in its place, but ${buckets === undefined ? "neither is" : "both are"}`,
          }
        : undefined,
  },
  {
    fields: ["buckets", "minimum"],
    check({ buckets, minimum }) {
      if (buckets === undefined) return undefined;
      const count = placesIn(buckets).length;
      const least = Number(minimum ?? 1);
      if (count >= least) return undefined;
      const why = minimum === undefined ? "a fleet of nothing is refused" : `minimum requires ${least}`;
      return {
        property: "buckets",
        reason: `must have more names than ${count}, for ${why}. Check which account and which list they come from; to end the management of all, remove the resource`,
      };
    },
  },
  {
    fields: ["buckets", "exceptions"],
    check({ buckets, exceptions }) {
      if (buckets === undefined) return undefined;
      const known = new Set(membersOf({ buckets }).map(keyOfPlace));
      const foreign = placesWithValues(exceptions).filter((place) => !known.has(keyOfPlace(place)));
      if (foreign.length === 0) return undefined;
      return {
        property: "exceptions",
        reason: `must be about buckets of the fleet, which ${tellPlaces(foreign)} is not`,
      };
    },
  },
];

/** The access monitors of many buckets of one cloud as one resource. */
export function bucketAccessMonitors<C extends string>(adapter: MonitorAdapter<C>, lister: BucketLister<C>): Resource {
  const { cloud, permissions, example, pages } = adapter;
  const { region, bucket } = adapter.inputs.shape;
  const definition: FleetDefinition = {
    kind: "BucketAccessMonitors",
    member: resource(bucketAccessMonitor(adapter)),
    inputs: fleetInputs(adapter),
    rules,
    region,
    pattern: patternField,
    reference: {
      page: pages.put,
      permissions: [
        permissions.get,
        { name: lister.permission, when: "for `patterns`" },
        ...toChange(permissions.put, { name: permissions.rules, when: whenRules }),
      ],
      // Of other buckets than those of the example for one.
      example: {
        cloud,
        buckets: { [example.region]: [example.bucket.replace(/^[a-z]+/, "reports")] },
        status: "Enabled",
      },
    },
    outputs: {
      previousStatus: field(statusField, {
        doc: "The status that most buckets were found with when they came under management.",
      }),
      previousExceptions: field(z.record(region, z.array(bucket)).optional(), {
        doc: "The buckets that were found with the other status, by region.",
      }),
    },
    list: (operation) =>
      listBuckets(lister, operation).then((found) => found.map(({ name, region }) => ({ region, bucket: name }))),
  };
  return fleet(definition);
}
