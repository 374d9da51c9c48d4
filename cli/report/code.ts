import { jsonText } from "./json-text";

/** JSON is YAML; only what Pulumi would put values into must say that it is meant as it stands. */
export function yamlValue(value: unknown): string {
  return jsonText(value).replaceAll("${", () => "$${");
}

/** As a person writes it: names without quotes where that is allowed. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return jsonText(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const key = (name: string) => {
    // Without brackets it would be the prototype of what is written.
    if (name === "__proto__") return `["__proto__"]`;
    return /^[A-Za-z_$][\w$]*$/.test(name) ? name : jsonText(name);
  };
  return members.length === 0
    ? "{}"
    : `{ ${members.map(([name, member]) => `${key(name)}: ${literal(member)}`).join(", ")} }`;
}
