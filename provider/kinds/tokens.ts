import { type KindName, kindNames, kinds, type SourceName } from ".";

/** The name of the Pulumi package. */
export const packageName = "access-audit";

/** The type of a resource of the native plugin. */
export function nativeType(kind: KindName, cloud: string): string {
  return `${packageName}:${kinds[kind].perCloud ? cloud : "index"}:${kind}`;
}

/** The type under which the dynamic backend keeps a kind in the state. */
export function dynamicType(kind: KindName): string {
  return `pulumi-nodejs:dynamic/${packageName}:${kind}`;
}

/** The token of a data source of the native plugin. */
export function functionToken(name: SourceName): string {
  return `${packageName}:index:${name}`;
}

/** The kind that a type of the state or of an event is of, on either backend; `undefined` for other providers' types. */
export function kindOfType(type: string): KindName | undefined {
  const dynamic = kindNames.find((kind) => type === dynamicType(kind));
  if (dynamic !== undefined) return dynamic;
  const [name, module, member] = type.split(":");
  const native = kindNames.find((kind) => kind === member);
  if (native === undefined || name !== packageName || module === undefined) return undefined;
  return (module === "index") !== kinds[native].perCloud ? native : undefined;
}
