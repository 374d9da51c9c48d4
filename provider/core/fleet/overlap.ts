import { matchesPattern } from "../fields/star-pattern";
import type { Properties } from "../lifecycle/kind";
import { placesIn, placesWithText } from "./places";

/** A bucket that inputs name, or a pattern for many, as far as they are known. */
export interface Named {
  /** What is the same for all that can meet: the kind of a resource for one bucket, the cloud, the region. */
  readonly where: string;
  readonly name: string;
  readonly isPattern: boolean;
}

/** What the inputs of a resource for one bucket, or of a fleet, name. */
export function namedBy(kind: string, inputs: Properties): Named[] {
  const { cloud, region, bucket, buckets, patterns } = inputs;
  const where = (at: string) => JSON.stringify([kind, cloud, at]);
  const one = typeof region === "string" && typeof bucket === "string" ? [{ region, bucket }] : [];
  return [
    ...[...one, ...placesIn(buckets)].map((place) => ({
      ...{ where: where(place.region), name: place.bucket, isPattern: false },
    })),
    ...placesWithText(patterns).map(([at, name]) => ({ where: where(at), name, isPattern: true })),
  ];
}

/**
 * Whether two surely have a bucket in common. A pattern that covers another one as a text covers all that the other does, for a star
 * matches nothing but a star; and a pattern that covers no bucket at all is refused by itself.
 */
export function overlaps(one: Named, other: Named): boolean {
  if (one.where !== other.where) return false;
  if (one.isPattern && matchesPattern(one.name, other.name)) return true;
  return other.isPattern ? matchesPattern(other.name, one.name) : one.name === other.name;
}
