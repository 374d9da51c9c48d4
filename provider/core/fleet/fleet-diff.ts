import type { z } from "zod";
import { type Difference, differences } from "../fields/diff";
import { type FieldMeta, metaOf } from "../fields/field";
import { topOf } from "../fields/paths";
import { holdsUnknown } from "../fields/unknown";
import { isRecord } from "../fields/validation";
import type { Properties } from "../lifecycle/kind";
import type { Shape } from "./member";
import { byPlace } from "./members";
import { type Place, placesIn, placesWithValues } from "./places";

/** Exactly what differs between two sets of a fleet's properties: each bucket that comes, leaves or is to have something else. */
export function fleetDifferences(
  { inputs: schema, shape }: { readonly inputs: z.ZodObject; readonly shape: Shape },
  before: Properties,
  after: Properties,
): Difference[] {
  // What was found counts once, when a bucket comes under management.
  const byBucket = ["buckets", "exceptions", shape.former];
  const own = differences(schema, before, after).filter(({ path }) => !byBucket.includes(topOf(path)));
  const open = (["buckets", "exceptions"] as const).filter((name) => holdsUnknown(after[name]));
  const unknown = open.map((name) => differing(schema, name, before[name], after[name], name));
  if (open.includes("buckets")) return [...own, ...unknown];
  // What a pattern stands for may not have been looked up.
  const isKnown = before.buckets !== undefined && after.buckets !== undefined;
  return [
    ...own,
    ...unknown,
    ...(isKnown ? membership(schema, before, after) : []),
    ...(open.length > 0 || holdsUnknown(before.exceptions) ? [] : changes(schema, shape, before, after)),
  ];
}

/** Buckets that come and leave; one that takes another's place in the list is told with it, for both have one path. */
function membership(schema: z.ZodObject, before: Properties, after: Properties): Difference[] {
  const [were, are] = [byPlace(placesIn(before.buckets)), byPlace(placesIn(after.buckets))];
  const paths = new Map<string, { before?: string; after?: string }>();
  const tell = (place: Place, list: unknown, side: "before" | "after") => {
    // What a pattern stands for is no input: the engine has no list, and shows the path alone.
    const key = after.patterns === undefined ? indexIn(list, place) : JSON.stringify(place.bucket);
    const path = `buckets[${JSON.stringify(place.region)}][${key}]`;
    paths.set(path, { ...paths.get(path), [side]: place.bucket });
  };
  for (const [key, place] of were) if (!are.has(key)) tell(place, before.buckets, "before");
  for (const [key, place] of are) if (!were.has(key)) tell(place, after.buckets, "after");
  return [...paths].map(([path, sides]) => differing(schema, "buckets", sides.before, sides.after, path));
}

/** Buckets that stay, and of which something changes otherwise than for the whole fleet. */
function changes(schema: z.ZodObject, shape: Shape, before: Properties, after: Properties): Difference[] {
  const [were, are] = [byPlace(placesIn(before.buckets)), byPlace(placesIn(after.buckets))];
  const others = [before, after].flatMap(({ exceptions }) => placesWithValues(exceptions));
  return [...byPlace<Place>([...were.values(), ...are.values(), ...others])].flatMap(([key, place]) => {
    const leftOut = (before.buckets !== undefined && !were.has(key)) || (after.buckets !== undefined && !are.has(key));
    const [was, is] = [shape.declared(before, place), shape.declared(after, place)];
    const isCommon = (properties: Properties, own: Properties) =>
      shape.isSame(place, own, shape.common(properties, place));
    if (leftOut || (isCommon(before, was) && isCommon(after, is))) return [];
    const path = `exceptions[${JSON.stringify(place.region)}][${JSON.stringify(place.bucket)}]`;
    return shape.compared(place, was, is).map((one) => {
      const { before: old, after: fresh } = one;
      return {
        ...differing(schema, "exceptions", old, fresh, `${path}${shape.pathIn(one.path)}`),
        meta: { ...one.meta },
      };
    });
  });
}

function differing(schema: z.ZodObject, field: string, before: unknown, after: unknown, path: string): Difference {
  const meta: Partial<FieldMeta> = metaOf(schema.shape[field]);
  return { path, before, after, meta };
}

const positions = new WeakMap<object, ReadonlyMap<unknown, number>>();

/** Where a name stands in its region's list. */
function indexIn(buckets: unknown, { region, bucket }: Place): number {
  const names = isRecord(buckets) ? buckets[region] : undefined;
  if (!Array.isArray(names)) return 0;
  let known = positions.get(names);
  if (known === undefined) {
    known = new Map(names.map((name, index) => [name, index]));
    positions.set(names, known);
  }
  return known.get(bucket) ?? 0;
}
