import { canonicalText, plain } from "../fields/plain";
import type { Properties } from "../lifecycle/kind";
import type { Resource } from "../lifecycle/lifecycle";
import type { Layout, Shape } from "./member";
import { grouped, groupedValues, keyOfPlace, type Place, placesIn, valueAtPlace } from "./places";

/** The shape of a fleet: names once, and what its buckets have, and what was found, as exceptions. */
export function shapeOf(layout: Layout, resource: Resource): Shape {
  const { cloud } = resource;
  const { memory } = layout;
  const bare = ({ region, bucket }: Place, own: Properties) => ({ cloud, region, bucket, ...own });

  const declared = (properties: Properties, place: Place): Properties => {
    const value = valueAtPlace(properties.exceptions, place);
    return value === undefined ? layout.common(properties, place) : layout.fromValue(value);
  };
  const compared = (place: Place, before: Properties, after: Properties) =>
    resource.diff(bare(place, before), bare(place, after)).differences;
  const isSame = (place: Place, before: Properties, after: Properties) => compared(place, before, after).length === 0;

  return {
    ...layout,
    declared,
    compared,
    isSame,

    members(properties) {
      const most = properties[memory];
      const others = layout.fromOthers(properties.previousExceptions, most);
      return placesIn(properties.buckets).map((place) => {
        const found = others(place) ?? most;
        const remembered = found === undefined ? {} : { [memory]: found };
        return { ...place, own: declared(properties, place), memory: remembered };
      });
    },

    memberFrom({ region, bucket }, properties) {
      const own = plain(layout.fromValue(layout.toValue(properties)));
      const found = properties[memory];
      return { region, bucket, own, memory: found === undefined ? {} : { [memory]: found } };
    },

    fold(inputs, members) {
      const declaredOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, inputs[name]]));
      const exceptions = members.filter((one) => !isSame(one, one.own, layout.common(inputs, one)));
      const most = mostFrequent(members.flatMap((one) => one.memory[memory] ?? []));
      const others = members.filter((one) => one.memory[memory] !== undefined && !isEqual(one.memory[memory], most));
      return plain({
        ...{ ...declaredOf(["cloud"]), buckets: grouped(members) },
        ...declaredOf(["patterns", ...layout.fields, ...layout.passed, "minimum"]),
        exceptions:
          exceptions.length > 0 ? groupedValues(exceptions.map((one) => [one, layout.toValue(one.own)])) : undefined,
        [memory]: most,
        previousExceptions:
          others.length > 0 ? layout.toOthers(others.map((one) => [one, one.memory[memory]])) : undefined,
      });
    },

    single(properties, { region, bucket, own, memory: found }) {
      const passed = Object.fromEntries(layout.passed.map((name) => [name, properties[name]]));
      return plain({ cloud: properties.cloud, region, bucket, ...own, ...passed, ...found });
    },
  };
}

/** By their places. */
export function byPlace<P extends Place>(places: readonly P[]): ReadonlyMap<string, P> {
  return new Map(places.map((place) => [keyOfPlace(place), place]));
}

const isEqual = (one: unknown, other: unknown) => canonicalText(one) === canonicalText(other);

/** The first of those that are there most often, in an order that does not depend on the places. */
export function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<string, { value: T; count: number }>();
  for (const value of values) {
    const key = canonicalText(value);
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...counts].sort(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1));
  return sorted[0]?.[1].value;
}
