import { code, table } from "./markdown.mts";
import { required } from "./provider.mts";

/** The part of a JSON schema that reports use. */
interface Node {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | false;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** What each command writes with `--json`, member by member. */
export function reportsPage(): string {
  const parts = Object.entries(required.reportSchemas()).flatMap(([command, schema]) => [
    `## access-audit ${command}`,
    `[docs/schemas/${command}.json](../schemas/${command}.json)`,
    table([["member", "type", "meaning"], ...rowsOf(schema as Node, "")]),
  ]);
  return [
    "# Reports in JSON",
    "A member that does not apply is null. No report has a member that is not named here; a later version may add some.",
    ...parts,
  ].join("\n\n");
}

function rowsOf(node: Node, path: string): string[][] {
  return Object.entries(node.properties ?? {}).flatMap(([name, member]) => {
    const own = path === "" ? name : `${path}.${name}`;
    const [inner = member] = member.anyOf?.filter(({ type }) => type !== "null") ?? [];
    const below = inner.type === "array" ? rowsOf(inner.items ?? {}, `${own}[]`) : rowsOf(inner, own);
    return [[code(own), typeOf(member), member.description ?? ""], ...below];
  });
}

function typeOf(node: Node): string {
  if (node.anyOf !== undefined) return node.anyOf.map(typeOf).join(" or ");
  if (node.const !== undefined) return code(JSON.stringify(node.const));
  if (node.enum !== undefined) return node.enum.map((value) => code(String(value))).join(", ");
  if (node.type === "array") return `list of ${typeOf(node.items ?? {})}`;
  if (node.type === "object" && node.additionalProperties) return `map of ${typeOf(node.additionalProperties)}`;
  return [node.type ?? "any"]
    .flat()
    .map((type) => (type === "string" ? "text" : type))
    .join(" or ");
}
