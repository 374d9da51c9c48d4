import { keyOf } from "../../provider/core/ownership/thing";
import type { KindName } from "../../provider/kinds";
import { clouds } from "../../provider/registry";
import { masked } from "./secrets";

type Properties = Readonly<Record<string, unknown>>;

/** The things in the cloud that these properties are of; none where a part of the key is unknown or secret. */
export function things(kind: KindName, properties: Properties): string[] {
  const resource = clouds.find(({ name }) => name === properties.cloud)?.resources.find((one) => one.kind === kind);
  if (resource === undefined || resource.naming.some((name) => properties[name] === masked)) return [];
  return resource.things(properties).flatMap((thing) => keyOf(thing) ?? []);
}
