import { plain } from "../fields/plain";
import type { Status } from "../fields/status";
import type { Properties } from "../lifecycle/kind";
import { grouped, groupedValues, keyOfPlace, type Place, placesIn, valueAtPlace } from "./places";

/** One bucket of a fleet, as the fleet's properties have it. */
export interface Member extends Place {
  readonly status: Status;
  /** The status that was found when the bucket came under management; nothing in inputs. */
  readonly previousStatus?: Status | undefined;
}

/** The buckets that inputs or a state hold, as far as they are known. */
export function membersOf(properties: Properties): Member[] {
  const other = new Set(placesIn(properties.previousExceptions).map(keyOfPlace));
  const found = properties.previousStatus as Status | undefined;
  return placesIn(properties.buckets).map((place) => ({
    ...place,
    status: statusOf(properties, place),
    previousStatus: found !== undefined && other.has(keyOfPlace(place)) ? opposite(found) : found,
  }));
}

/** The status that is declared for a bucket. */
export function statusOf(properties: Properties, place: Place): Status {
  return (valueAtPlace(properties.exceptions, place) ?? properties.status) as Status;
}

/**
 * The properties that hold these members: names once, statuses and what was found as exceptions. `inputs` has what is declared for
 * all of them.
 */
export function propertiesOf(inputs: Properties, members: readonly Member[]): Properties {
  const { cloud, patterns, status, onDelete, minimum } = inputs;
  const exceptions = members.filter((member) => member.status !== status);
  const found = mostFrequent(members.flatMap(({ previousStatus }) => previousStatus ?? []));
  const others = members.filter(({ previousStatus }) => previousStatus !== undefined && previousStatus !== found);
  return plain({
    ...{ cloud, buckets: grouped(members), patterns, status, onDelete, minimum },
    exceptions: exceptions.length > 0 ? groupedValues(exceptions.map((one) => [one, one.status])) : undefined,
    previousStatus: found,
    previousExceptions: others.length > 0 ? grouped(others) : undefined,
  });
}

/** What a resource for one of the buckets would have. */
export function single(
  { cloud, onDelete }: Properties,
  { region, bucket, status, previousStatus }: Member,
): Properties {
  return plain({ cloud, region, bucket, status, onDelete, previousStatus });
}

/** By their places. */
export function byPlace<P extends Place>(places: readonly P[]): ReadonlyMap<string, P> {
  return new Map(places.map((place) => [keyOfPlace(place), place]));
}

function mostFrequent(statuses: readonly Status[]): Status | undefined {
  if (statuses.length === 0) return undefined;
  const enabled = statuses.filter((status) => status === "Enabled").length;
  return enabled * 2 > statuses.length ? "Enabled" : "Disabled";
}

const opposite = (status: Status): Status => (status === "Enabled" ? "Disabled" : "Enabled");
