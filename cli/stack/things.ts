import { unknownValue } from "../../provider/core/check";
import type { KindName } from "../../provider/core/kind";
import { clouds } from "../../provider/registry";
import { masked } from "./secrets";

type Properties = Readonly<Record<string, unknown>>;

/** The things in the cloud that these properties are of; none where a part of the key is unknown or secret. */
export function things(kind: KindName, properties: Properties): string[] {
  const resource = clouds.find(({ name }) => name === properties.cloud)?.resources.find((one) => one.kind === kind);
  const isHidden = (name: string) => properties[name] === unknownValue || properties[name] === masked;
  if (resource === undefined || resource.naming.some(isHidden)) return [];
  const named = resource.things(properties).filter(({ words }) => Object.values(words).at(-1) !== undefined);
  return named.map(({ cloud, words, hints }) => JSON.stringify([kind, cloud, words, hints]));
}
