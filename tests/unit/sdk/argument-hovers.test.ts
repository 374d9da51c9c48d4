import { describe, expect, it } from "vitest";
import { type Member, type Members, membersOf, type Shape } from "../../../provider/plugin/shape";
import { clouds } from "../../../provider/registry";
import { Editor } from "./editor";

/** One statement of a program that gives every argument. */
interface Given {
  readonly title: string;
  readonly members: Members;
  /** Around the arguments. */
  readonly call: readonly [before: string, after: string];
}

const resources = clouds.flatMap(({ resources, title }) =>
  resources.flatMap((resource) =>
    Object.entries(resource.variants ?? { "": resource }).map(
      ([variant, { kind, inputs }]): Given => ({
        title: `${kind} on ${title} ${variant}`.trim(),
        members: membersOf(inputs.shape),
        call: [`new audit.${kind}("x", `, ")"],
      }),
    ),
  ),
);

const sources = clouds.flatMap(({ dataSources, title }) =>
  dataSources.flatMap(({ name, arguments: { shape } }): Given[] => {
    const members = membersOf(shape);
    const output: Given = { title: `${name}Output on ${title}`, members, call: [`audit.${name}Output(`, ")"] };
    // What is secret has no other form.
    if (["getAuditLogLinks", "getAuditRecords"].includes(name)) return [output];
    return [{ title: `${name} on ${title}`, members, call: [`audit.${name}(`, ")"] }, output];
  }),
);

/** A value of any argument: only names matter here, and the words that tell types apart. */
function literal(shape: Shape): string {
  if (shape.form === "choice" && shape.values.length === 1) return JSON.stringify(shape.values[0]);
  if (shape.form === "object") return object(shape.members);
  if (shape.form === "list") return `[${literal(shape.items)}]`;
  return "undefined as never";
}

function object(members: Members): string {
  return `{ ${Object.entries(members)
    .map(([name, { shape }]) => `${name}: ${literal(shape)}`)
    .join(", ")} }`;
}

/** Each member by its path, those within objects and lists too. */
function flat(members: Members, prefix = ""): [string, Member][] {
  return Object.entries(members).flatMap(([name, member]): [string, Member][] => {
    const inner = member.shape.form === "list" ? member.shape.items : member.shape;
    return [[prefix + name, member], ...(inner.form === "object" ? flat(inner.members, `${prefix}${name}.`) : [])];
  });
}

/** The text of the field, and what each word means where there is a choice. */
function textsOf({ doc, shape }: Member): string[] {
  const inner = shape.form === "list" ? shape.items : shape;
  if (inner.form !== "choice" || inner.values.length < 2) return [doc];
  return [doc, ...inner.values.flatMap((value) => inner.texts[value] ?? [])];
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

const all = [...resources, ...sources];
const programOf = (entry: string, given: readonly Given[]) =>
  [
    `import * as audit from ${JSON.stringify(entry)};`,
    ...given.map(({ title, members, call: [before, after] }) => `// ${title}\n${before}${object(members)}${after};`),
    "",
  ].join("\n");

describe.each([
  ["the package", "."],
  ["its native part", "./native"],
])("over the arguments of %s", (_, entry) => {
  const editor = new Editor(programOf(entry, all));

  it("a program that gives each of them compiles", () => expect(editor.problems()).toEqual([]));

  it.each(all.map((given) => [given.title, given] as const))(
    "an editor shows the text of each of %s",
    (title, given) => {
      const hovers = editor.hovers(title);
      const fields = flat(given.members);
      expect(hovers.map(({ path }) => path)).toEqual(fields.map(([path]) => path));
      const silent = hovers.filter(({ text }, index) => {
        const [, member] = fields[index] ?? [];
        return (
          member === undefined || textsOf(member).some((told) => told === "" || !oneLine(text).includes(oneLine(told)))
        );
      });
      expect(silent).toEqual([]);
    },
  );
});
