import { type KindName, kindNames, kinds } from "../kinds";
import { nativeType } from "../kinds/tokens";
import { clouds } from "../registry";

/** A resource type of the native plugin: a kind, and its cloud where the type says it. */
export interface ResourceToken {
  readonly token: string;
  readonly kind: KindName;
  readonly cloud: string | undefined;
}

/** All resource types. */
export const resourceTokens: readonly ResourceToken[] = kindNames.flatMap((kind): ResourceToken[] => {
  const offering = clouds.filter(({ resources }) => resources.some((resource) => resource.kind === kind));
  if (kinds[kind].perCloud) return offering.map(({ name }) => ({ token: nativeType(kind, name), kind, cloud: name }));
  return [{ token: nativeType(kind, "index"), kind, cloud: undefined }];
});

/** The type of the resource that has this URN: `urn:pulumi:stack::project::parent$type::name`. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
