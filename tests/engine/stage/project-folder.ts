import { cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { linkPackages } from "../../../tools/setup/package-links.mjs";
import { inProject } from "../../../tools/setup/project.mjs";

/** As a user has it who installed the package; the dynamic backend does without the plugin. */
const projectOf = (runtime: string) =>
  [
    "name: access-audit-test",
    `runtime: ${runtime}`,
    `plugins: { providers: [{ name: access-audit, path: ${JSON.stringify(inProject("bin"))} }] }`,
    "",
  ].join("\n");
/** A host that need not load the compiler saves a tenth of an `up`. */
const compiled = projectOf("{ name: nodejs, options: { typescript: false } }");
export const project = projectOf("nodejs");

/** What of a stack has to do with its folder. */
interface Owner {
  readonly folder: string;
  readonly typescript: boolean;
  setProgram(text: string): void;
}

/** True for a folder, false for the text of a program. */
export const isFolder = (source: string) => !source.includes("\n") && existsSync(source);

/** Makes a Pulumi project of the program, as one has it who installed the package. */
export function fill(stack: Owner, source: string): void {
  const { folder, typescript } = stack;
  const quickstart = inProject("examples", "quickstart");
  for (const file of ["package.json", "tsconfig.json"]) cpSync(join(quickstart, file), join(folder, file));
  if (!typescript) writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "program", main: "index.js" }));
  if (isFolder(source)) cpSync(source, folder, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  else stack.setProgram(source);
  const ownProject = join(folder, "Pulumi.yaml");
  if (!existsSync(ownProject)) writeFileSync(ownProject, typescript ? project : compiled);
  linkPackages(folder, ["@pulumi/pulumi", "typescript", "@types/node"]);
}
