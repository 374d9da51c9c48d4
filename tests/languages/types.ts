import { readFileSync } from "node:fs";
import { nativeType } from "../../provider/kinds/tokens";
import type { Declared, NamedTypes, Properties } from "../../provider/plugin/examples/types";
import { inProject } from "../../tools/setup/project.mjs";
import type { EveryInput } from "./every-input";

interface Schema {
  readonly types: NamedTypes;
  readonly resources: Readonly<Record<string, { readonly inputProperties: Properties }>>;
  readonly functions: Readonly<Record<string, { readonly inputs: { readonly properties: Properties } }>>;
}

/** The schema as it is committed, with which users' languages know the package. */
export const schema = JSON.parse(readFileSync(inProject("schema.json"), "utf8")) as Schema;

const tokenOf = ({ kind, cloud }: EveryInput): string => nativeType(kind, cloud);

/** A resource with the types of its arguments. */
export function declared(one: EveryInput): Declared {
  const token = tokenOf(one);
  return { token, properties: schema.resources[token]?.inputProperties ?? {}, args: one.args };
}
