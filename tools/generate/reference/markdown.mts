import type { Member, Members, Shape } from "../../../dist/provider/plugin/shape.js";

/** A row for each entry, the first being the head; bars in a cell would end it, and what looks like a tag would not be shown. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows.map((cells) => cells.map((cell) => shown(cell).replaceAll("|", "\\|")));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}

const shown = (cell: string) => cell.replace(/`[^`]*`|<(?!https?:)/g, (part) => (part === "<" ? "&lt;" : part));

export const code = (text: string): string => `\`${text}\``;

export const fence = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

/** Programs in several languages: the first is open, the others fold. */
export function programs(all: Readonly<Record<string, string>>): string {
  const titles: Readonly<Record<string, string>> = { python: "Python", go: "Go", yaml: "YAML" };
  return Object.entries(all)
    .map(([language, text]) => {
      const block = fence(language, text);
      if (language === "typescript") return block;
      return `<details><summary>${titles[language]}</summary>\n\n${block}\n\n</details>`;
    })
    .join("\n\n");
}

/** The members of a level, and below each those that it has: `storage.type`. */
export function flat(members: Members, prefix = ""): (readonly [path: string, member: Member])[] {
  return Object.entries(members).flatMap(([name, member]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const { shape } = member;
    const inner = shape.form === "list" ? shape.items : shape;
    const below = inner.form === "object" ? inner.members : {};
    return [[path, member] as const, ...flat(below, shape.form === "list" ? `${path}[]` : path)];
  });
}

export function typeOf(shape: Shape): string {
  switch (shape.form) {
    case "choice":
      return shape.values.map((value) => code(value)).join(", ");
    case "integer":
      return shape.values?.map((value) => code(String(value))).join(", ") ?? "integer";
    case "list":
      return `list of ${typeOf(shape.items)}`;
    case "map":
      return `map of ${typeOf(shape.values)}`;
    case "object":
      return "object";
    case "string":
      return shape.time ? "time" : "text";
    case "any":
      return "any";
    default:
      return shape.form;
  }
}

/** What each value of a choice means, where more than one is possible. */
export function meanings({ shape }: Member): string {
  const inner = shape.form === "list" ? shape.items : shape;
  if (inner.form !== "choice" || inner.values.length < 2) return "";
  const told = inner.values.flatMap((value) => (inner.texts[value] ? [`${code(value)}: ${inner.texts[value]}`] : []));
  return told.length === 0 ? "" : ` ${told.join(" ")}`;
}
