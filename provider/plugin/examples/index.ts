import type { Reference } from "../../core/fields/reference";
import { goExample } from "./go";
import { pythonExample } from "./python";
import type { Declared, NamedTypes, Properties, Typed } from "./types";
import { typescriptExample } from "./typescript";
import { yamlExample } from "./yaml";

/** The languages of examples, under the names that fences of code have. */
export const languages = {
  typescript: (declared: Declared) => typescriptExample(declared),
  python: pythonExample,
  go: goExample,
  yaml: (declared: Declared) => yamlExample(declared),
} as const satisfies Record<string, (declared: Declared, types: NamedTypes) => string>;

/** One program in each language, by language. */
export function programs(declared: Declared, types: NamedTypes): Readonly<Record<keyof typeof languages, string>> {
  return {
    typescript: languages.typescript(declared),
    python: languages.python(declared, types),
    go: languages.go(declared, types),
    yaml: languages.yaml(declared),
  };
}

/** A resource or a data source of one cloud, of which an example is shown. */
interface Shown {
  readonly title: string;
  readonly definition: { readonly reference: Reference };
}

/**
 * Examples as descriptions of a schema have them; each language shows its own:
 * https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/
 */
export function exampleUsage(all: readonly Shown[], { token, properties }: Typed, types: NamedTypes): string {
  const parts = all.map(({ title, definition }) => {
    const args = exampleArguments(definition.reference, properties);
    const shown = Object.entries(programs({ token, properties, args }, types));
    const fences = shown.map(([name, text]) => `\`\`\`${name}\n${text}\`\`\``);
    return `{{% example %}}\n### ${title}\n\n${fences.join("\n\n")}\n{{% /example %}}`;
  });
  return `{{% examples %}}\n## Example Usage\n\n${parts.join("\n\n")}\n{{% /examples %}}`;
}

/** The types of one cloud have no argument that says which. */
export function exampleArguments({ example }: Reference, properties: Properties): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(example).filter(([name]) => name !== "cloud" || name in properties));
}
