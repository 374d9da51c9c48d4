import { unknownValue } from "../fields/unknown";
import { isRecord } from "../fields/validation";
import type { Properties } from "../lifecycle/kind";
import type { Thing } from "../ownership/thing";
import { type Place, placesIn } from "./places";

/**
 * The things that a fleet is about: those of its buckets, as a resource for one bucket would name them. Where a list is not known,
 * or a pattern was not looked up, it may be any of the region.
 */
export function thingsOf(
  { things }: { things(properties: Properties): readonly Thing[] },
  cloud: string,
  properties: Properties,
): Thing[] {
  return placesOf(properties).flatMap(({ region, bucket }) => things({ cloud, region, bucket }));
}

function placesOf({ buckets, patterns }: Properties): Place[] {
  const any = (region: string) => ({ region, bucket: unknownValue });
  if (buckets === undefined || buckets === unknownValue)
    return isRecord(patterns) ? Object.keys(patterns).map(any) : vague(buckets ?? patterns);
  if (!isRecord(buckets)) return vague(buckets);
  const open = Object.entries(buckets).filter(
    ([, names]) => names === unknownValue || (Array.isArray(names) && names.includes(unknownValue)),
  );
  return [...placesIn(buckets), ...open.map(([region]) => any(region))];
}

const vague = (value: unknown): Place[] =>
  value === unknownValue ? [{ region: unknownValue, bucket: unknownValue }] : [];
