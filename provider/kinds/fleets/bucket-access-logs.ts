import { z } from "zod";
import type { Rule } from "../../core/fields/check";
import { field } from "../../core/fields/field";
import { guard } from "../../core/fields/guard";
import { toChange } from "../../core/fields/reference";
import { holdsUnknown, unknownValue } from "../../core/fields/unknown";
import { isRecord } from "../../core/fields/validation";
import { ending, relocated, switchedOff } from "../../core/fields/weakening";
import { type FleetDefinition, fleet } from "../../core/fleet/fleet";
import type { Layout, Member } from "../../core/fleet/member";
import { mostFrequent } from "../../core/fleet/members";
import { groupedValues, type Place, valueAtPlace } from "../../core/fleet/places";
import type { Properties } from "../../core/lifecycle/kind";
import { type Resource, resource } from "../../core/lifecycle/lifecycle";
import { bucketAccessLog, type LogAdapter, logEndings, settingFields } from "../bucket-access-log";
import type { BucketLister } from "../get-buckets";
import { fleetRules, minimumField, patternField, placesBy, whichBuckets } from "./inputs";
import { flawOfLogs } from "./log-flaws";

type Text = z.ZodType<string, string>;

/** What a prefix has for the name of the bucket. No name has a slash, so no two of such prefixes begin alike. */
const nameInPrefix = "{bucket}";

const log = z.record(z.string(), z.unknown());

const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

/** An exception is a whole log. */
const logChanged = guard(["switched-off", "redirected"], (before, after) => {
  const of = (name: string) => [member(before, name), member(after, name)] as const;
  const found = switchedOff(...of("status")) ?? relocated(...of("targetBucket")) ?? relocated(...of("targetPrefix"));
  return found as (typeof found & { rule: "switched-off" | "redirected" }) | undefined;
});

function fleetInputs<C extends string>({ cloud, inputs: { shape } }: LogAdapter<C>) {
  const [region, bucket] = [shape.region as Text, shape.bucket as Text];
  const logs = z.record(region, z.record(bucket, log)).optional();
  return z.object({
    ...whichBuckets(cloud, region, bucket),
    status: field(shape.status as z.ZodType, {
      doc: "Whether requests are logged, in each bucket that is no exception.",
      weakens: switchedOff,
    }),
    targetBuckets: field(z.record(region, bucket).optional(), {
      doc: "By region, the bucket that the log files are written to. It must exist, in the same region and account. Required when Enabled, for each region that has a bucket of the fleet.",
      weakens: relocated,
    }),
    targetPrefix: field(
      z
        .string()
        .regex(
          /\{bucket\}\//,
          "must have {bucket}/ in it, so that no two buckets share a prefix, such as logs/{bucket}/",
        )
        .optional(),
      {
        doc: "What the names of log files begin with. `{bucket}` stands for the name of the bucket, and a slash must follow it, as in `logs/{bucket}/`: so no two buckets share a prefix. Required when Enabled.",
        weakens: relocated,
      },
    ),
    ...Object.fromEntries(ownFields(shape).map((name) => [name, shape[name] as z.ZodType])),
    exceptions: field(logs, {
      doc: 'Buckets with another log, by region and name; each is whole, with the fields of a `BucketAccessLog`, as in `{ status: "Disabled" }`. A bucket that drifted shows up here.',
      weakens: logChanged,
    }),
    allowLoop: field(z.boolean().default(false), {
      doc: "Allows a bucket of the fleet to be its own target. Each delivery is a request that is logged again, which costs money and never ends.",
      providerOnly: true,
    }),
    onDelete: field(logEndings.default("restore"), {
      doc: "What happens to a bucket that leaves the fleet, and to each on destroy: `restore` puts back the logging that was found, as one thing, `disable` switches it off, `keep` leaves it as it is.",
      providerOnly: true,
      weakens: ending,
    }),
    minimum: minimumField,
    formerLogs: field(logs, {
      doc: "The logging that buckets had before they came under management by other resources, by region and name, as `access-audit fleet --from-stack` prints it. It replaces what is found when a bucket joins the fleet. Remove it after the first `up`.",
      providerOnly: true,
    }),
  });
}

/** What a log has on this cloud only. */
function ownFields(shape: Readonly<Record<string, unknown>>): string[] {
  return settingFields({ shape }).filter((name) => !["status", "targetBucket", "targetPrefix"].includes(name));
}

function layoutOf<C extends string>({ inputs }: LogAdapter<C>): Layout {
  const own = ownFields(inputs.shape);
  const names = settingFields(inputs);
  const pick = (properties: Properties, wanted: readonly string[]) =>
    Object.fromEntries(wanted.flatMap((name) => (properties[name] === undefined ? [] : [[name, properties[name]]])));
  const common = (properties: Properties, { region, bucket }: Place): Properties => {
    const { status, targetBuckets, targetPrefix } = properties;
    if (status !== "Enabled") return { status };
    const targetBucket = targetBuckets === unknownValue ? unknownValue : member(targetBuckets, region);
    const isText = typeof targetPrefix === "string" && targetPrefix !== unknownValue;
    const prefix = isText ? targetPrefix.replaceAll(nameInPrefix, bucket) : targetPrefix;
    return {
      status,
      ...pick({ targetBucket, targetPrefix: prefix }, ["targetBucket", "targetPrefix"]),
      ...pick(properties, own),
    };
  };
  return {
    fields: ["status", "targetBuckets", "targetPrefix", ...own],
    passed: ["allowLoop", "onDelete"],
    common,
    toValue: (properties) => pick(properties, names),
    fromValue: (value) => (isRecord(value) ? pick(value, names) : {}),
    pathIn: (path) => `.${path}`,
    memory: "previousLog",
    former: "formerLogs",
    toOthers: groupedValues,
    fromOthers: (others) => (place) => valueAtPlace(others, place),
    infer: (members) => inferred(members, own),
  };
}

/** Of the prefixes with a name in them the most frequent, and of each region the most frequent target with it. */
function inferred(members: readonly Member[], own: readonly string[]): Properties {
  const templates = members.flatMap(({ bucket, own: { status, targetPrefix, ...more } }) => {
    const text = typeof targetPrefix === "string" ? targetPrefix.replace(`${bucket}/`, `${nameInPrefix}/`) : "";
    if (status !== "Enabled" || !text.includes(nameInPrefix)) return [];
    return [
      { targetPrefix: text, ...Object.fromEntries(own.flatMap((name) => (name in more ? [[name, more[name]]] : []))) },
    ];
  });
  const most = mostFrequent(templates);
  if (most === undefined || templates.length * 2 < members.length) return { status: "Disabled" };
  const regions = [...new Set(members.map(({ region }) => region))].sort();
  const targets = regions.flatMap((region) => {
    const target = mostFrequent(
      members.flatMap((one) =>
        one.region === region && one.own.targetBucket !== undefined ? [one.own.targetBucket] : [],
      ),
    );
    return target === undefined ? [] : [[region, target]];
  });
  return { status: "Enabled", targetBuckets: Object.fromEntries(targets), ...most };
}

/** The access logs of many buckets of one cloud as one resource. */
export function bucketAccessLogs<C extends string>(adapter: LogAdapter<C>, lister: BucketLister<C>): Resource {
  const { cloud, permissions, example, pages } = adapter;
  const { region: place, bucket, targetBucket, targetPrefix: _, ...own } = example;
  const region = adapter.inputs.shape.region as Text;
  const single = resource(bucketAccessLog(adapter));
  const layout = layoutOf(adapter);
  const inputs = fleetInputs(adapter);
  const flaw = flawOfLogs(single, layout);
  const prefixed: Rule<Properties> = {
    fields: ["status", "targetPrefix"],
    check: ({ status, targetPrefix }) =>
      status === "Enabled" && targetPrefix === undefined
        ? { property: "targetPrefix", reason: 'must be set while status is "Enabled", but it is missing' }
        : undefined,
  };
  const everything: Rule<Properties> = {
    fields: Object.keys(inputs.shape),
    check: (given) => (given.buckets === undefined ? undefined : flaw(given)),
  };
  const definition: FleetDefinition = {
    kind: "BucketAccessLogs",
    member: single,
    layout,
    inputs,
    rules: [...fleetRules, prefixed, everything],
    flaw: (given) => (holdsUnknown(given) ? undefined : told(flaw(given))),
    region,
    pattern: patternField,
    reference: {
      page: pages.put,
      permissions: [
        permissions.get,
        { name: lister.permission, when: "for `patterns`" },
        ...toChange(permissions.put, ...(permissions.otherTarget ?? [])),
      ],
      // Of other buckets than those of the example for one.
      example: {
        cloud,
        buckets: { [place]: [bucket.replace(/^[a-z]+/, "reports")] },
        ...{ ...own, targetBuckets: { [place]: targetBucket }, targetPrefix: `logs/${nameInPrefix}/` },
      },
    },
    outputs: {
      previousLog: field(log, {
        doc: "The logging that most buckets were found with when they came under management.",
      }),
      previousExceptions: field(z.record(region, z.record(adapter.inputs.shape.bucket as Text, log)).optional(), {
        doc: "The logging of the buckets that were found with another one, by region and name.",
      }),
    },
    list: placesBy(lister),
  };
  return fleet(definition);
}

const told = (failure: { readonly property: string; readonly reason: string } | undefined) =>
  failure && `${failure.property} ${failure.reason}`;
