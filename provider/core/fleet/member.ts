import type { Difference } from "../fields/diff";
import type { Properties } from "../lifecycle/kind";
import type { Place } from "./places";

/** One bucket of a fleet, as the fleet's properties have it. */
export interface Member extends Place {
  /** The inputs that a resource for the bucket alone would have, beside where it is and what all of the fleet share. */
  readonly own: Properties;
  /** What was found when the bucket came under management; nothing in inputs. */
  readonly memory: Properties;
}

/** How a kind of fleet holds what its buckets have: once for all of them, and exceptions. */
export interface Layout {
  /** The inputs of the fleet that say what a bucket has that is no exception. */
  readonly fields: readonly string[];
  /** The inputs that each bucket has from the fleet as they are, such as `onDelete`. */
  readonly passed: readonly string[];
  /** What a bucket has that is no exception. */
  common(properties: Properties, place: Place): Properties;
  /** What a bucket has, as the value of an exception; and back. */
  toValue(own: Properties): unknown;
  fromValue(value: unknown): Properties;
  /** Where a difference stands in an exception, by its path in a resource for the bucket alone. */
  pathIn(path: string): string;
  /** The output of a resource for one bucket that remembers what was found. The fleet has an output of that name, too. */
  readonly memory: string;
  /** The input that brings along what was found by other resources. */
  readonly former: string;
  /** What was found of the buckets that were found otherwise than most, as one output; and back. */
  toOthers(found: readonly (readonly [place: Place, value: unknown])[]): unknown;
  fromOthers(others: unknown, most: unknown): (place: Place) => unknown;
  /** The fields of a fleet that these buckets could be, for an import; the others are exceptions. */
  infer(members: readonly Member[]): Properties;
}

/** A fleet's properties taken apart into its buckets, and put together. */
export interface Shape extends Layout {
  /** The buckets that inputs or a state hold, as far as they are known. */
  members(properties: Properties): Member[];
  /** What is declared for a bucket. */
  declared(properties: Properties, place: Place): Properties;
  /** What differs for a bucket, as a resource for it alone tells it. */
  compared(place: Place, before: Properties, after: Properties): readonly Difference[];
  /** Whether nothing does. */
  isSame(place: Place, before: Properties, after: Properties): boolean;
  /** A bucket as a resource for it alone tells of it. */
  memberFrom(place: Place, properties: Properties): Member;
  /** The properties that hold these members. `inputs` has what is declared for all of them. */
  fold(inputs: Properties, members: readonly Member[]): Properties;
  /** What a resource for one of the buckets would have. */
  single(properties: Properties, member: Member): Properties;
}
