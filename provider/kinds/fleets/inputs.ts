import { z } from "zod";
import type { Rule } from "../../core/fields/check";
import { field } from "../../core/fields/field";
import { leaving } from "../../core/fields/weakening";
import { keyOfPlace, placesIn, placesWithValues, tellPlaces } from "../../core/fleet/places";
import type { Properties } from "../../core/lifecycle/kind";
import type { Operation } from "../../core/session/operation";
import { type BucketLister, listBuckets } from "../get-buckets";

/** A name of a bucket, or a part of one with stars for the rest. */
export const patternField = z
  .string()
  .min(1)
  .max(63)
  .regex(/^[a-z0-9.*-]+$/, "must be a name of a bucket in which * stands for anything, such as logs-*");

const inOrder = (names: string[]): string[] => [...new Set(names)].sort();

type Text = z.ZodType<string, string>;

/** What every fleet of buckets has before what is declared for them. */
export function whichBuckets<C extends string>(cloud: C, region: Text, bucket: Text) {
  return {
    cloud: field(z.literal(cloud), { doc: "The cloud that holds the buckets.", replaces: true }),
    buckets: field(z.record(region, z.array(bucket).overwrite(inOrder)).optional(), {
      doc: "The names of existing buckets by region, such as from `getBuckets`; either this or `patterns`. A bucket that leaves the list is ended by `onDelete`.",
      serverFilled: true,
      weakens: leaving,
    }),
    patterns: field(z.record(region, patternField).optional(), {
      doc: "By region, which of the account's buckets there are meant: a name in which `*` stands for anything. They are looked up at each preview and up. A bucket leaves the fleet when it is gone or when the pattern changes, never because a list lacks it.",
    }),
  };
}

export const minimumField = field(z.int().min(1).optional(), {
  doc: "The minimum number of buckets of the fleet; fewer are an error. Without it a change by which more than half of the buckets leave is refused.",
  providerOnly: true,
});

/** What holds for the inputs of every fleet of buckets. */
export const fleetRules: readonly Rule<Properties>[] = [
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
      const why = minimum === undefined ? "an empty fleet is refused" : `minimum requires ${least}`;
      return {
        property: "buckets",
        reason: `must have more names than ${count}: ${why}. Check the account and the list that they come from. To stop managing all of them, remove the resource`,
      };
    },
  },
  {
    fields: ["buckets", "exceptions"],
    check({ buckets, exceptions }) {
      if (buckets === undefined) return undefined;
      const known = new Set(placesIn(buckets).map(keyOfPlace));
      const foreign = placesWithValues(exceptions).filter((place) => !known.has(keyOfPlace(place)));
      if (foreign.length === 0) return undefined;
      return {
        property: "exceptions",
        reason: `must be about buckets of the fleet, which ${tellPlaces(foreign)} is not`,
      };
    },
  },
];

/** All buckets of the account, as places. */
export const placesBy =
  <C extends string>(lister: BucketLister<C>) =>
  (operation: Operation) =>
    listBuckets(lister, operation).then(({ buckets }) => buckets.map(({ name, region }) => ({ region, bucket: name })));
