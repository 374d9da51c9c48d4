import type { KindName } from "../../../dist/provider/kinds/index.js";
import { code, fence, programs, table } from "./markdown.mts";
import { argumentsTable, missingOn, pagesList, permissionsTable, resultTable } from "./parts.mts";
import { required } from "./provider.mts";
import { typedOf } from "./typed.mts";

/** The kind on each cloud and variant that offers it. */
function offeredOf(kind: KindName) {
  return required.tokens.resourceTokens
    .filter((token) => token.kind === kind)
    .flatMap((token) => required.offered.offeredResources(token).map((one) => ({ token: token.token, ...one })));
}

/** A program in each language for each of them. */
export function examplesOf(kind: KindName): readonly { readonly title: string; readonly text: string }[] {
  return offeredOf(kind).map(({ token, title, definition }) => {
    const typed = typedOf(token);
    const args = required.examples.exampleArguments(definition.reference, typed.properties);
    return { title, text: programs(required.examples.programs({ ...typed, args }, typed.types)) };
  });
}

/** In the order of a registry's page: what it is for, examples, ids, arguments, outputs, permissions, the vendors' pages. */
export function resourcePage(kind: KindName): string {
  const { kinds } = required.kinds;
  const { membersOf } = required.shape;
  const all = offeredOf(kind);
  const examples = examplesOf(kind).map(({ title, text }) => `### ${title}\n\n${text}`);
  const ids = [...new Map(all.map((one) => [one.definition.idForm, one])).values()];
  const [first] = ids;
  return [
    `# ${kind}`,
    kinds[kind].doc,
    ...missingOn(required.clouds, kind),
    "## Example",
    examples.join("\n\n"),
    "## Import",
    "An existing one comes under management as it is, by its id:",
    table([
      ["cloud", "type", "id"],
      ...ids.map(({ title, token, definition }) => [
        title.split(",")[0] ?? title,
        code(token),
        code(definition.idForm),
      ]),
    ]),
    fence("sh", `pulumi import ${first?.token} example '${first?.definition.idForm}'`),
    ...all.flatMap(({ title, definition }) => [
      `## Arguments on ${title}`,
      argumentsTable(membersOf(definition.inputs.shape), required.guard.weakenings),
      `### Outputs on ${title}`,
      "Every argument is an output too. The cloud adds:",
      resultTable(membersOf(definition.outputs)),
    ]),
    "## Permissions",
    permissionsTable(all.map(({ title, definition }) => [title, definition.reference.permissions])),
    `The least that the clouds have to allow, as policies of their own:`,
    fence("sh", `npx access-audit permissions --only ${kind}`),
    "## Vendors' pages",
    pagesList(all.map(({ title, definition }) => [title, definition.reference.page])),
  ].join("\n\n");
}
