import type { NamedTypes, Typed } from "../../../dist/provider/plugin/examples/types.js";
import { required } from "./provider.mts";

let schema: ReturnType<typeof readSchema> | undefined;

/** The types of the arguments of a resource or a function, and all named types. */
export function typedOf(token: string): Typed & { readonly types: NamedTypes } {
  schema ??= readSchema();
  const properties = schema.resources[token]?.inputProperties ?? schema.functions[token]?.inputs.properties ?? {};
  return { token, properties, types: schema.types };
}

interface Schema {
  readonly types: NamedTypes;
  readonly resources: Readonly<Record<string, { readonly inputProperties: Typed["properties"] }>>;
  readonly functions: Readonly<Record<string, { readonly inputs: { readonly properties: Typed["properties"] } }>>;
}

function readSchema(): Schema {
  const facts = { version: "0.0.0", license: "" };
  return required.schema.providerSchema(facts) as unknown as Schema;
}
