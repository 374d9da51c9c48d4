import type { SourceName } from "../../../dist/provider/kinds/index.js";
import { fence, programs } from "./markdown.mts";
import { argumentsTable, missingOn, pagesList, permissionsTable, resultTable } from "./parts.mts";
import { required } from "./provider.mts";
import { typedOf } from "./typed.mts";

export function sourcePage(name: SourceName): string {
  const { membersOf } = required.shape;
  const all = required.offered.offeredSources(name);
  const typed = typedOf(required.functionToken(name));
  const examples = all.map(({ title, definition }) => {
    const args = required.examples.exampleArguments(definition.reference, typed.properties);
    return `### ${title}\n\n${programs(required.examples.programs({ ...typed, args }, typed.types))}`;
  });
  return [
    `# ${name}`,
    required.kinds.sources[name].doc,
    ...missingOn(required.clouds, name),
    "## Example",
    examples.join("\n\n"),
    ...all.flatMap(({ title, definition }) => [
      `## Arguments on ${title}`,
      argumentsTable(membersOf(definition.arguments.shape), required.guard.weakenings),
      `### Result on ${title}`,
      resultTable(membersOf(definition.result.shape)),
    ]),
    "## Permissions",
    permissionsTable(all.map(({ title, definition }) => [title, definition.reference.permissions])),
    `The least that the clouds have to allow, as policies of their own:`,
    fence("sh", `npx access-audit permissions --only ${name}`),
    "## Vendors' pages",
    pagesList(all.map(({ title, definition }) => [title, definition.reference.page])),
  ].join("\n\n");
}
