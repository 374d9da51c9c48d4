/** The type of a value, as a package schema has it. */
export interface TypeSpec {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: TypeSpec;
  /** The values of a map. */
  readonly additionalProperties?: TypeSpec;
  readonly properties?: Properties;
  readonly enum?: readonly unknown[];
}

export type Properties = Readonly<Record<string, TypeSpec>>;

/** A resource or a function, with the types of its arguments. */
export interface Typed {
  /** Such as `access-audit:tencent:AuditTrack` or `access-audit:index:getBuckets`. */
  readonly token: string;
  readonly properties: Properties;
}

/** One with arguments. */
export interface Declared extends Typed {
  readonly args: Readonly<Record<string, unknown>>;
}

/** The named types of the schema, by token. */
export type NamedTypes = Properties;

/** The members of a value, each with its type. */
export function membersOf(value: object, specs: Properties): (readonly [string, TypeSpec, unknown])[] {
  return Object.entries(value).map(([name, member]) => {
    const spec = specs[name];
    if (spec === undefined) throw new Error(`the schema has no ${name}`);
    return [name, spec, member] as const;
  });
}

/** A named type: its token, such as `access-audit:tencent:AuditTrackStorage`, and what it is. */
export function named({ $ref }: TypeSpec, types: NamedTypes): { token: string; spec: TypeSpec } | undefined {
  const token = $ref?.replace("#/types/", "");
  const spec = token === undefined ? undefined : types[token];
  return token === undefined || spec === undefined ? undefined : { token, spec };
}

/** `access-audit:tencent:AuditTrackStorage` in its parts; everything that is of no cloud is in `index`. */
export function partsOf(token: string): { readonly module: string; readonly name: string } {
  const [, module = "", name = ""] = token.split(":");
  return { module, name };
}

/** True for the token of a function. */
export const isFunction = (token: string): boolean => /^get[A-Z]/.test(partsOf(token).name);

export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
