import type { Properties } from "../lifecycle/kind";
import type { Operation } from "../session/operation";
import { keyOfPlace, type Place, placesIn, tellPlaces } from "./places";
import type { Finder } from "./resolution";

/** What a preview can tell of a fleet that is to be made: which of its buckets the account does not list. By one list. */
export async function foreseeFleet(
  operation: Operation,
  list: Finder["list"],
  { buckets }: Properties,
): Promise<string | undefined> {
  const declared = placesIn(buckets);
  if (declared.length === 0) return undefined;
  const listed = await list(operation);
  const there = new Set(listed.map(keyOfPlace));
  const missing = declared.filter((place) => !there.has(keyOfPlace(place)));
  if (missing.length === 0) return undefined;
  const elsewhere = missing.flatMap(({ bucket }): Place[] => listed.filter((one) => one.bucket === bucket));
  const found = elsewhere.length === 0 ? "" : ` The list has ${tellPlaces(elsewhere)}.`;
  return (
    `The fleet cannot be managed yet: the account does not list ${tellPlaces(missing)}.${found} ` +
    "Create what is missing, or correct names and regions. Where this program creates the buckets, set dependsOn"
  );
}
