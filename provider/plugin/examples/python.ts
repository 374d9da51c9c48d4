import { type Declared, isFunction, membersOf, type NamedTypes, named, partsOf, type TypeSpec } from "./types";

/** A Python program. */
export function pythonExample(declared: Declared, types: NamedTypes): string {
  const { module } = partsOf(declared.token);
  const imports = ["import pulumi_access_audit as audit"];
  if (module !== "index") imports.push(`from pulumi_access_audit import ${module}`);
  const name = isFunction(declared.token) ? "found" : "example";
  return `${imports.join("\n")}\n\n${name} = ${pythonCall(declared, "example", types)}\n`;
}

/** The expression that declares a resource of that name, or calls the function. */
export function pythonCall({ token, properties, args }: Declared, name: string, types: NamedTypes): string {
  const members = membersOf(args, properties).map(
    ([key, type, value]) => `    ${snake(key)}=${literal(value, type, types)},\n`,
  );
  const parts = partsOf(token);
  if (isFunction(token)) return `audit.${snake(parts.name)}_output(\n${members.join("")})`;
  return `${packageOf(parts.module)}.${parts.name}(${JSON.stringify(name)},\n${members.join("")})`;
}

function literal(value: unknown, type: TypeSpec, types: NamedTypes): string {
  const known = named(type, types);
  if (known?.spec.properties && typeof value === "object" && value !== null) {
    const { module, name } = partsOf(known.token);
    const args = membersOf(value, known.spec.properties).map(
      ([key, inner, member]) => `${snake(key)}=${literal(member, inner, types)}`,
    );
    return `${packageOf(module)}.${name}Args(${args.join(", ")})`;
  }
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, type.items ?? {}, types)).join(", ")}]`;
  if (typeof value === "boolean") return value ? "True" : "False";
  return JSON.stringify(value);
}

const packageOf = (module: string) => (module === "index" ? "audit" : module);
const snake = (name: string) =>
  name.replace(/([a-z0-9])([A-Z])/g, (_, end: string, begin: string) => `${end}_${begin.toLowerCase()}`);
