import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { owner, ownerIsPlaceholder, repository } from "../../../../provider/repository";
import { staleCopies } from "../../../../tools/release/versions.mjs";
import { inProject } from "../../../../tools/setup/project.mjs";
import { projectFiles } from "../../../project-files";

const parsed = (file: string) => JSON.parse(readFileSync(inProject(file), "utf8"));

/** What `npm run generate` writes. */
const generated = /^(package\.json|schema\.json|sdk\/(python|go)\/.*|docs\/(reference|registry)\/.*)$/;

it("the organization's name stands in one place that is written by hand", () => {
  const named = projectFiles().filter((file) => readFileSync(inProject(file), "utf8").includes(owner));
  expect(named.filter((file) => !generated.test(file))).toEqual(["provider/repository.ts"]);
  expect(named.length).toBeGreaterThan(5);
});

it("a placeholder is a name that GitHub gives to nobody", () => {
  // https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
  expect(ownerIsPlaceholder).toBe(/--/.test(owner));
});

it("the version stands in one place, and everything else has a copy of it", () => {
  expect(staleCopies()).toEqual([]);
});

it("whoever gets the package finds the repository", () => {
  expect(parsed("package.json").repository.url).toBe(`git+https://${repository}.git`);
  expect(parsed("schema.json")).toMatchObject({ repository: `https://${repository}`, publisher: owner });
});
