import { matchesPattern } from "../fields/star-pattern";
import { unknownValue } from "../fields/unknown";
import { isRecord } from "../fields/validation";

/** A bucket and where it is. */
export interface Place {
  readonly region: string;
  readonly bucket: string;
}

/** One text for each place: no region has a slash. */
export const keyOfPlace = ({ region, bucket }: Place): string => `${region}/${bucket}`;

/** As messages name it. */
export const tellPlace = ({ region, bucket }: Place): string => `bucket ${bucket} in ${region}`;

/** Several of them, where a message may be about a thousand. */
export function tellPlaces(places: readonly Place[], most = 20): string {
  const told = places.slice(0, most).map(tellPlace);
  return places.length > most ? `${told.join(", ")} and ${places.length - most} more` : told.join(", ");
}

/** The places of a property that groups names by region; what is not known yet, or not what it should be, is left out. */
export function placesIn(grouped: unknown): Place[] {
  if (!isRecord(grouped)) return [];
  return Object.entries(grouped).flatMap(([region, names]) =>
    Array.isArray(names) ? names.filter(isName).map((bucket) => ({ region, bucket })) : [],
  );
}

const isName = (value: unknown): value is string => typeof value === "string" && value !== unknownValue;

/** Regions and names in one order, so that the same set is written the same way. */
export function grouped(places: readonly Place[]): Record<string, string[]> {
  const names = new Map<string, Set<string>>();
  for (const { region, bucket } of places) names.set(region, (names.get(region) ?? new Set()).add(bucket));
  return Object.fromEntries([...names].sort(byKey).map(([region, own]) => [region, [...own].sort()]));
}

/** A value for each place, in a property such as `exceptions`. */
export function groupedValues<T>(
  values: readonly (readonly [place: Place, value: T])[],
): Record<string, Record<string, T>> {
  const regions = new Map<string, Map<string, T>>();
  for (const [{ region, bucket }, value] of values)
    regions.set(region, (regions.get(region) ?? new Map<string, T>()).set(bucket, value));
  const sorted = [...regions].sort(byKey);
  return Object.fromEntries(sorted.map(([region, own]) => [region, Object.fromEntries([...own].sort(byKey))]));
}

/** The value of a place in such a property. */
export function valueAtPlace(property: unknown, { region, bucket }: Place): unknown {
  if (!isRecord(property) || !Object.hasOwn(property, region)) return undefined;
  const own = property[region];
  return isRecord(own) && Object.hasOwn(own, bucket) ? own[bucket] : undefined;
}

/** The places that such a property has values for. */
export function placesWithValues(property: unknown): Place[] {
  if (!isRecord(property)) return [];
  return Object.entries(property).flatMap(([region, own]) =>
    isRecord(own) ? Object.keys(own).map((bucket) => ({ region, bucket })) : [],
  );
}

/** The regions of a property that has a text for each. */
export function placesWithText(property: unknown): [region: string, text: string][] {
  if (!isRecord(property)) return [];
  return Object.entries(property).flatMap(([region, text]): [string, string][] =>
    isName(text) ? [[region, text]] : [],
  );
}

/** Whether a region's pattern, in which `*` stands for anything, covers a place. */
export function covers(patterns: unknown, { region, bucket }: Place): boolean {
  if (!isRecord(patterns) || !Object.hasOwn(patterns, region)) return false;
  const pattern = patterns[region];
  return typeof pattern === "string" && matchesPattern(pattern, bucket);
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
