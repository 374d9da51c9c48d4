import { type Declared, isFunction, partsOf } from "./types";

/** A TypeScript program; `module` is the package or its `native` part. */
export function typescriptExample(declared: Declared, module = "pulumi-access-audit/native"): string {
  return `import * as audit from ${JSON.stringify(module)};\n\n${typescriptStatement(declared)}\n`;
}

/** The statement of it that declares the resource or asks the data source. */
export function typescriptStatement({ token, args }: Pick<Declared, "token" | "args">): string {
  const { name } = partsOf(token);
  return isFunction(token)
    ? `export const found = audit.${name}Output(${literal(args, "")});`
    : `new audit.${name}("example", ${literal(args, "")});`;
}

function literal(value: unknown, indent: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => [keyOf(name), member] as const);
  const short = `{ ${members.map(([name, member]) => `${name}: ${literal(member, indent)}`).join(", ")} }`;
  if (indent !== "" && short.length <= 80) return short;
  const inner = `${indent}  `;
  return `{\n${members.map(([name, member]) => `${inner}${name}: ${literal(member, inner)},\n`).join("")}${indent}}`;
}

/** The name of a region is no identifier. */
const keyOf = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
