import { readFileSync } from "node:fs";
import { nativeType } from "../../provider/kinds/tokens";
import { inProject } from "../../tools/setup/project.mjs";
import type { EveryInput } from "./every-input";

/** The type of a value, as `schema.json` has it. */
export interface TypeSpec {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: TypeSpec;
  readonly properties?: Readonly<Record<string, TypeSpec>>;
  readonly enum?: readonly unknown[];
}

interface Schema {
  readonly types: Readonly<Record<string, TypeSpec>>;
  readonly resources: Readonly<Record<string, { readonly inputProperties: Readonly<Record<string, TypeSpec>> }>>;
}

const schema = JSON.parse(readFileSync(inProject("schema.json"), "utf8")) as Schema;

export const tokenOf = ({ kind, cloud }: EveryInput): string => nativeType(kind, cloud);

/** The properties of a resource; the type of one cloud needs no `cloud`. */
export function propertiesOf(
  declared: EveryInput,
): readonly (readonly [name: string, type: TypeSpec, value: unknown])[] {
  const specs = schema.resources[tokenOf(declared)]?.inputProperties ?? {};
  return membersOf(declared.args, specs);
}

export function membersOf(value: object, specs: Readonly<Record<string, TypeSpec>>) {
  return Object.entries(value).map(([name, member]) => {
    const spec = specs[name];
    if (spec === undefined) throw new Error(`schema.json has no ${name}`);
    return [name, spec, member] as const;
  });
}

/** A named type: its token, such as `access-audit:tencent:AuditTrackStorage`, and what it is. */
export function named({ $ref }: TypeSpec): { readonly token: string; readonly spec: TypeSpec } | undefined {
  const token = $ref?.replace("#/types/", "");
  const spec = token === undefined ? undefined : schema.types[token];
  return token === undefined || spec === undefined ? undefined : { token, spec };
}

/** `access-audit:tencent:AuditTrackStorage` in its parts; everything that is of no cloud is in `index`. */
export function partsOf(token: string): { readonly module: string; readonly name: string } {
  const [, module = "", name = ""] = token.split(":");
  return { module, name };
}
