import { z } from "zod";
import { field } from "../../core/fields/field";
import { toChange } from "../../core/fields/reference";
import { type Status, statusField } from "../../core/fields/status";
import { ending, switchedOff } from "../../core/fields/weakening";
import { type FleetDefinition, fleet } from "../../core/fleet/fleet";
import type { Layout } from "../../core/fleet/member";
import { grouped, keyOfPlace, placesIn } from "../../core/fleet/places";
import { type Resource, resource } from "../../core/lifecycle/lifecycle";
import { bucketAccessMonitor, type MonitorAdapter, monitorEndings, whenRules } from "../bucket-access-monitor";
import type { BucketLister } from "../get-buckets";
import { fleetRules, minimumField, patternField, placesBy, whichBuckets } from "./inputs";

function fleetInputs<C extends string>({ cloud, inputs: { shape } }: MonitorAdapter<C>) {
  const statuses = z.record(shape.region, z.record(shape.bucket, statusField));
  return z.object({
    ...whichBuckets(cloud, shape.region, shape.bucket),
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
    minimum: minimumField,
    formerStatuses: field(statuses.optional(), {
      doc: "The status that buckets had before they came under management by other resources, by region and name, as `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it after the first `up`.",
      providerOnly: true,
    }),
  });
}

const opposite = (status: unknown): Status => (status === "Enabled" ? "Disabled" : "Enabled");

/** A bucket has a status and nothing else, so that the names are enough of those that were found otherwise. */
const layout: Layout = {
  fields: ["status"],
  passed: ["onDelete"],
  common: ({ status }) => ({ status }),
  toValue: ({ status }) => status,
  fromValue: (status) => ({ status }),
  pathIn: () => "",
  memory: "previousStatus",
  former: "formerStatuses",
  toOthers: (found) => grouped(found.map(([place]) => place)),
  fromOthers(others, most) {
    const names = new Set(placesIn(others).map(keyOfPlace));
    return (place) => (names.has(keyOfPlace(place)) ? opposite(most) : undefined);
  },
  infer: (members) => ({ status: members.some(({ own }) => own.status === "Enabled") ? "Enabled" : "Disabled" }),
};

/** The access monitors of many buckets of one cloud as one resource. */
export function bucketAccessMonitors<C extends string>(adapter: MonitorAdapter<C>, lister: BucketLister<C>): Resource {
  const { cloud, permissions, example, pages } = adapter;
  const { region, bucket } = adapter.inputs.shape;
  const definition: FleetDefinition = {
    kind: "BucketAccessMonitors",
    member: resource(bucketAccessMonitor(adapter)),
    layout,
    inputs: fleetInputs(adapter),
    rules: fleetRules,
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
    list: placesBy(lister),
  };
  return fleet(definition);
}
