import type { SourceName } from "../core/data-source";
import type { KindName } from "../core/kind";
import { nativeType, perCloud } from "../core/tokens";
import { clouds } from "../registry";

/** A resource type of the native plugin: a kind, and its cloud where the type says it. */
export interface ResourceToken {
  readonly token: string;
  readonly kind: KindName;
  readonly cloud: string | undefined;
}

const kinds = [...new Set(clouds.flatMap(({ resources }) => resources.map(({ kind }) => kind)))];

/** All resource types, in the order of the registry. */
export const resourceTokens: readonly ResourceToken[] = kinds.flatMap((kind): ResourceToken[] => {
  const offering = clouds.filter(({ resources }) => resources.some((resource) => resource.kind === kind));
  if (perCloud[kind]) return offering.map(({ name }) => ({ token: nativeType(kind, name), kind, cloud: name }));
  return [{ token: nativeType(kind, "index"), kind, cloud: undefined }];
});

/** All data sources, in the order of the registry. */
export const sourceNames: readonly SourceName[] = [
  ...new Set(clouds.flatMap(({ dataSources }) => dataSources.map(({ name }) => name))),
];

/** The type of the resource that has this URN: `urn:pulumi:stack::project::parent$type::name`. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
