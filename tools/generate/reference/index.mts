import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandPage, commandPages } from "./command-pages.mts";
import { findingsPage } from "./findings-page.mts";
import { importPage } from "./import-page.mts";
import { code } from "./markdown.mts";
import { required } from "./provider.mts";
import { reportsPage } from "./reports-page.mts";
import { resourcePage } from "./resource-page.mts";
import { rulePages } from "./rule-pages.mts";
import { sourcePage } from "./source-page.mts";

/** Writes `docs/reference`: a page for each kind, data source and command, one each for findings and reports, and the list of all. */
export async function generateReference(root: string): Promise<void> {
  const { kinds, kindNames, sources, sourceNames } = required.kinds;
  const folder = join(root, "docs", "reference");
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, text: string) => {
    const file = join(folder, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, `${text.trimEnd()}\n`);
  };
  const commands: readonly CommandPage[] = await commandPages();
  for (const kind of kindNames) write(join("resources", `${kebab(kind)}.md`), resourcePage(kind));
  for (const source of sourceNames) write(join("data-sources", `${kebab(source)}.md`), sourcePage(source));
  for (const { name, text } of commands) write(join("commands", `${name}.md`), text);
  write("findings.md", findingsPage());
  write(
    "import-ids.md",
    importPage((kind) => `resources/${kebab(kind)}.md`),
  );
  for (const { id, text } of rulePages()) write(join("rules", `${id}.md`), text);
  write("reports.md", reportsPage());
  const item = (path: string, name: string, doc: string) => `- [${code(name)}](${path}): ${firstSentence(doc)}`;
  write(
    "README.md",
    [
      "# Reference",
      "Generated from the provider's fields by `npm run generate`; changes are made there.",
      "## Resources",
      kindNames.map((kind) => item(`resources/${kebab(kind)}.md`, kind, kinds[kind].doc)).join("\n"),
      "- [The import ids of all of them](import-ids.md)",
      "## Data sources",
      sourceNames.map((one) => item(`data-sources/${kebab(one)}.md`, one, sources[one].doc)).join("\n"),
      "## Commands",
      commands.map(({ name, doc }) => item(`commands/${name}.md`, `access-audit ${name}`, doc)).join("\n"),
      "## Findings and policies",
      "- [What the commands and the policy pack find](findings.md), each with a page: what, risk, repair, controls",
      "- [What the commands write with `--json`](reports.md)",
    ].join("\n\n"),
  );
}

const firstSentence = (text: string) => /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;

const kebab = (name: string) =>
  name.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? "" : "-"}${letter.toLowerCase()}`);
