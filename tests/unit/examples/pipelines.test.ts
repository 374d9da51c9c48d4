import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";

const read = (file: string) => readFileSync(inProject("examples", "ci", file), "utf8");
const workflows = [
  inProject("examples", "ci", "github-actions.yml"),
  ...readdirSync(inProject(".github", "workflows")).map((file) => inProject(".github", "workflows", file)),
];

it.each(workflows)("%s pins every action by commit, and says which version that is", (file) => {
  const used = [...readFileSync(file, "utf8").matchAll(/uses: (.*)/g)].map(([, action]) => action);
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

it.each(workflows)("%s may read and no more, unless a job says so", (file) => {
  expect(readFileSync(file, "utf8")).toMatch(/^permissions:\n {2}contents: read\n$/m);
});

it.each(["github-actions.yml", "gitlab-ci.yml"])("%s runs no scripts of packages", (file) => {
  const installs = read(file).match(/npm (ci|install)\b.*/g) ?? [];
  expect(installs.length).toBeGreaterThan(0);
  for (const install of installs) expect(install).toContain("--ignore-scripts");
});
