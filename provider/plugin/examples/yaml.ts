import { type Declared, isFunction } from "./types";

/** A program in Pulumi's YAML, without its head. */
export function yamlExample({ token, args }: Declared): string {
  const lines = isFunction(token)
    ? ["variables:", "  found:", "    fn::invoke:", `      function: ${token}`, "      arguments:", ...block(args, 8)]
    : ["resources:", "  example:", `    type: ${token}`, "    properties:", ...block(args, 6)];
  return `${lines.join("\n")}\n`;
}

function block(value: object, indent: number): string[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const head = `${" ".repeat(indent)}${name}:`;
    if (typeof member === "object" && member !== null && !Array.isArray(member))
      return [head, ...block(member, indent + 2)];
    return [`${head} ${scalar(member)}`];
  });
}

/** Plain where YAML reads it as the same text, else as JSON, which YAML contains. */
function scalar(value: unknown): string {
  return typeof value === "string" && /^[A-Za-z][A-Za-z-]*$/.test(value) ? value : JSON.stringify(value);
}
