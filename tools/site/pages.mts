import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { inProject } from "../setup/project.mjs";
import { relinked } from "./links.mts";
import { navigationOf, type SitePage } from "./navigation.mts";

/** Pages beside those below `docs`. */
const others = [
  "README.md",
  "examples/README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ".github/SECURITY.md",
];

/** Writes all pages and what they show; returns how many there are. */
export function writePages(folder: string): number {
  rmSync(folder, { recursive: true, force: true });
  const sources = [...others, ...markdownIn("docs")];
  const places = new Map(sources.map((source) => [source, placeOf(source)]));
  for (const name of exampleNames()) places.set(`examples/${name}`, `examples/${name}.md`);
  const pages: SitePage[] = [
    ...sources.map((source) => ({
      path: placeOf(source),
      text: relinked(readFileSync(inProject(source), "utf8"), source, places),
    })),
    ...exampleNames().map(examplePage),
  ];
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const { path, text } of pages) write(path, text);
  write("navigation.json", JSON.stringify(navigationOf(pages)));
  for (const picture of picturesIn("docs")) copy(picture, join(folder, picture));
  for (const schema of readdirSync(inProject("docs", "schemas")))
    copy(`docs/schemas/${schema}`, join(folder, "public", "docs", "schemas", schema));
  return pages.length;
}

function copy(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(inProject(source), target);
}

/** The page of a folder is its README. */
function placeOf(source: string): string {
  const file = basename(source) === "README.md" ? "index.md" : basename(source);
  const folder = posix.dirname(source).replace(".github", ".");
  return posix.join(folder, file);
}

function markdownIn(folder: string): string[] {
  const files = readdirSync(inProject(folder), { recursive: true, encoding: "utf8" });
  // The pages of Pulumi's registry say what these say, for another site.
  return files
    .filter((file) => file.endsWith(".md") && !file.startsWith("registry/"))
    .map((file) => posix.join(folder, file));
}

function picturesIn(folder: string): string[] {
  const files = readdirSync(inProject(folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".svg")).map((file) => posix.join(folder, file));
}

function exampleNames(): string[] {
  return readdirSync(inProject("examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
    .map(({ name }) => name);
}

/** The files that make an example, in the order in which they are read. */
function examplePage(name: string): SitePage {
  const files = readdirSync(inProject("examples", name), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|yaml|yml|py|go|json)$/.test(file) && !/node_modules|package-lock/.test(file))
    .sort();
  const parts = files.map((file) => {
    const text = readFileSync(inProject("examples", name, file), "utf8").trimEnd();
    return `## ${file}\n\n\`\`\`\`${file.split(".").at(-1)}\n${text}\n\`\`\`\``;
  });
  return { path: `examples/${name}.md`, text: [`# Example: ${name}`, ...parts, ""].join("\n\n") };
}
