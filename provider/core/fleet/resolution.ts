import { holdsUnknown } from "../fields/unknown";
import type { Properties } from "../lifecycle/kind";
import { Refusal, UserError } from "../session/errors";
import type { Operation } from "../session/operation";
import { failureOf, forAll } from "./all-members";
import { byPlace } from "./members";
import { covers, grouped, keyOfPlace, type Place, placesIn, tellPlaces } from "./places";

/** How the buckets of an account are found. */
export interface Finder {
  /** All of them, or an error: never a part. */
  list(operation: Operation): Promise<readonly Place[]>;
  /** Whether a bucket that a list lacks is there all the same. */
  exists(operation: Operation, place: Place): Promise<boolean>;
}

/**
 * The inputs with the buckets that their patterns stand for. A list may lack a bucket that exists: one that the fleet has and that
 * a pattern still covers leaves it only when it is gone.
 */
export async function resolved(
  operation: Operation,
  { list, exists }: Finder,
  inputs: Properties,
  state: Properties = {},
): Promise<Properties> {
  if (inputs.patterns === undefined) return inputs;
  const found = (await list(operation)).filter((place) => covers(inputs.patterns, place));
  if (found.length === 0) throw new Refusal(`the patterns cover no bucket: ${told(inputs.patterns)}. ${emptyAdvice}`);
  refuseShortage(state, { ...inputs, buckets: grouped(found) });
  const listed = byPlace(found);
  const isMissing = (place: Place) => covers(inputs.patterns, place) && !listed.has(keyOfPlace(place));
  const looked = await forAll(operation, "look for buckets", placesIn(state.buckets).filter(isMissing), exists);
  const failure = failureOf("look for buckets that the list lacks", looked);
  if (failure !== undefined) throw new UserError(failure);
  const there = looked.done.flatMap(([place, isThere]) => (isThere ? [place] : []));
  return { ...inputs, buckets: grouped([...found, ...there]) };
}

const emptyAdvice =
  "An empty fleet is refused, because it would stop managing all its buckets. Check the account and the patterns, or remove the resource";

function told(patterns: unknown): string {
  return Object.entries(Object(patterns) as object)
    .map(([region, pattern]) => `${JSON.stringify(pattern)} in ${region}`)
    .join(", ");
}

/** Refuses a list that is too short: fewer buckets than `minimum`, or without one, less than half of those that the fleet has. */
export function refuseShortage(state: Properties, inputs: Properties): void {
  if (holdsUnknown(inputs.buckets) || inputs.buckets === undefined) return;
  const [before, after] = [placesIn(state.buckets), placesIn(inputs.buckets)];
  const { minimum } = inputs;
  if (typeof minimum === "number") {
    if (after.length >= minimum) return;
    throw new Refusal(`the fleet would have ${counted(after.length)}, but minimum requires ${minimum}. ${advice}`);
  }
  const kept = byPlace(after);
  const leaving = before.filter((place) => !kept.has(keyOfPlace(place)));
  if (leaving.length * 2 <= before.length) return;
  throw new Refusal(
    `${leaving.length} of the ${counted(before.length)} of the fleet would leave it: ${tellPlaces(leaving)}. ` +
      `More than half are refused unless minimum is set, to ${after.length} or less. ${advice}`,
  );
}

const advice =
  "Check the account and the list that the buckets come from. Lower minimum only if the removal is intended";

const counted = (count: number) => `${count} bucket${count === 1 ? "" : "s"}`;
