import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { inProject } from "../../../tools/setup/project.mjs";

const read = (file: string) => readFileSync(inProject("examples", "ci", file), "utf8");
const workflows = [
  ...["github-actions.yml", "github-actions-many.yml"].map((file) => inProject("examples", "ci", file)),
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

const pipelines = readdirSync(inProject("examples", "ci")).filter((file) => file.endsWith(".yml"));

it.each(pipelines)("%s runs no scripts of packages", (file) => {
  const installs = read(file).match(/npm (ci|install)\b.*/g) ?? [];
  expect(installs.length).toBeGreaterThan(0);
  for (const install of installs) expect(install).toContain("--ignore-scripts");
});

/** The calls that the step of the comment makes, where a pull request has these comments of the pipeline. */
function commented(ids: readonly number[], review: string | undefined): string[][] {
  const { jobs } = parse(read("github-actions.yml"));
  const step = jobs.review.steps.find((one: { name?: string }) => one.name === "Comment");
  const folder = mkdtempSync(join(tmpdir(), "access-audit-comment-"));
  try {
    const lists = `case "$*" in *--jq*) printf '%s' '${ids.map((id) => `${id}\n`).join("")}' ;; esac`;
    const notes = `for one; do printf '%s\\t' "$one"; done >> calls; echo >> calls`;
    writeFileSync(join(folder, "gh"), `#!/bin/sh\n${notes}\n${lists}\n`, { mode: 0o755 });
    writeFileSync(join(folder, "calls"), "");
    if (review !== undefined) writeFileSync(join(folder, "review.md"), review);
    const env = { PATH: `${folder}${delimiter}${process.env.PATH}`, COMMENTS: "repos/o/r/issues", PULL_REQUEST: "7" };
    execFileSync("sh", ["-e", "-c", step.run], { cwd: folder, env });
    const calls = readFileSync(join(folder, "calls"), "utf8").trimEnd().split("\n");
    return calls.map((line) => line.trim().split("\t"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("the comment of a pull request is made once, and edited from then on", () => {
  const body = ["--field", "body=@review.md"];
  expect(commented([], "## access-audit review: prod").at(-1)).toEqual([
    ...["api", "--silent", "repos/o/r/issues/7/comments", ...body],
  ]);
  expect(commented([11, 12], "## access-audit review: prod").at(-1)).toEqual([
    ...["api", "--silent", "--method", "PATCH", "repos/o/r/issues/comments/12", ...body],
  ]);
  expect(commented([11], undefined)).toEqual([[""]]);
});
