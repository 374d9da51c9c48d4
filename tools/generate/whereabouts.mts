import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject } from "../setup/project.mjs";
import { required } from "./reference/provider.mts";
import { installationPage, overviewPage } from "./registry-pages.mts";

/** Writes what says where the package is published, and in which version: both stand in one place each. */
export function generateWhereabouts(root: string): void {
  const { repository, goModule, goFolder } = required.repository;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text.trimEnd()}\n`);
  };
  const facts = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const placed = {
    ...facts,
    homepage: `https://${repository}`,
    repository: { type: "git", url: `git+https://${repository}.git` },
    bugs: `https://${repository}/issues`,
  };
  write("package.json", JSON.stringify(placed, null, 2));
  write(
    "plugin/package.json",
    JSON.stringify(
      {
        ...{ name: "access-audit-plugin", private: true, main: "index.js" },
        dependencies: { "@pulumi/pulumi": facts.peerDependencies["@pulumi/pulumi"], [facts.name]: facts.version },
      },
      null,
      2,
    ),
  );
  const module = readFileSync(inProject(goFolder, "go.mod"), "utf8");
  write(join(goFolder, "go.mod"), module.replace(/^module .*$/m, `module ${goModule}`));
  write("docs/registry/_index.md", overviewPage());
  write("docs/registry/installation-configuration.md", installationPage());
}
