import { goModule } from "../../repository";
import { resourceTokens } from "../tokens";
import { type Declared, isFunction, membersOf, type NamedTypes, named, partsOf, pascal, type TypeSpec } from "./types";

const primitives: Readonly<Record<string, string>> = {
  string: "pulumi.String",
  integer: "pulumi.Int",
  boolean: "pulumi.Bool",
  number: "pulumi.Float64",
};

/** A Go program. */
export function goExample(declared: Declared, types: NamedTypes): string {
  return goProgram([declared], types);
}

/** A Go program that declares all of these. */
export function goProgram(all: readonly Declared[], types: NamedTypes): string {
  const statements = all.map((declared, index) =>
    statement(declared, all.length === 1 ? "example" : `r${index}`, types),
  );
  const text = statements.join("\n");
  const modules = ["index", ...new Set(all.map(({ token }) => partsOf(token).module))].map(packageOf);
  const used = [...new Set(modules)].filter((name) => text.includes(`${name}.`)).sort();
  const imports = used.map((name) => `\t"${name === "accessaudit" ? goModule : `${goModule}/${name}`}"\n`);
  return `package main

import (
\t"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
${imports.join("")})

func main() {
\tpulumi.Run(func(ctx *pulumi.Context) error {
${text}
\t\treturn nil
\t})
}
`;
}

function statement({ token, properties, args }: Declared, name: string, types: NamedTypes): string {
  const { module, name: type } = partsOf(token);
  const members = fields(membersOf(args, properties), types, "\t\t\t");
  if (isFunction(token)) {
    const called = `accessaudit.${functionName(token)}Output`;
    const made = `${called}(ctx, accessaudit.${functionName(token)}OutputArgs{\n${members}\t\t})`;
    return `\t\tctx.Export("${name === "example" ? "found" : name}", ${made})`;
  }
  const typed = `${packageOf(module)}.${type}Args`;
  const made = `${packageOf(module)}.New${type}(ctx, ${JSON.stringify(name)}, &${typed}{\n${members}\t\t})`;
  return `\t\tif _, err := ${made}; err != nil {\n\t\t\treturn err\n\t\t}`;
}

function literal(value: unknown, type: TypeSpec, types: NamedTypes, indent: string): string {
  const known = named(type, types);
  if (known) {
    const typed = typeName(known.token);
    if (known.spec.enum) return `${typed}(${JSON.stringify(value)})`;
    const members = fields(membersOf(Object(value), known.spec.properties ?? {}), types, `${indent}\t`);
    return `${typed}Args{\n${members}${indent}}`;
  }
  const typed = typeOf(type, types);
  if (Array.isArray(value))
    return `${typed}{${value.map((one) => literal(one, type.items ?? {}, types, indent)).join(", ")}}`;
  if (type.type === "object") {
    const entries = Object.entries(Object(value)).map(
      ([key, one]) => `${JSON.stringify(key)}: ${literal(one, type.additionalProperties ?? {}, types, indent)}`,
    );
    return `${typed}{${entries.join(", ")}}`;
  }
  return `${typed}(${JSON.stringify(value)})`;
}

/** The type of an input: `pulumi.StringArrayMap` is a map of lists of texts, `pulumi.Map` one of anything. */
function typeOf(type: TypeSpec, types: NamedTypes): string {
  const known = named(type, types);
  if (known) return typeName(known.token);
  if (type.items) return `${partOf(type.items, types)}Array`;
  if (type.additionalProperties) return `${partOf(type.additionalProperties, types)}Map`;
  return primitives[type.type ?? ""] ?? anything;
}

const anything = "pulumi.Any";

function partOf(type: TypeSpec, types: NamedTypes): string {
  const typed = typeOf(type, types);
  return typed === anything ? "pulumi." : typed;
}

function fields(members: ReturnType<typeof membersOf>, types: NamedTypes, indent: string): string {
  return members
    .map(([name, type, value]) => `${indent}${pascal(name)}: ${literal(value, type, types, indent)},\n`)
    .join("");
}

function typeName(token: string): string {
  const { module, name } = partsOf(token);
  return `${packageOf(module)}.${name}`;
}

const packageOf = (module: string) => (module === "index" ? "accessaudit" : module);

/** The generator calls a function that is named as a resource with `get` before it otherwise. */
function functionName(token: string): string {
  const isOfResource = resourceTokens.some((resource) => resource.token === token.replace(":get", ":"));
  const { name } = partsOf(token);
  return isOfResource ? name.replace("get", "Lookup") : pascal(name);
}
