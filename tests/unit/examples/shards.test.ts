import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { parseAccounts } from "../../../cli/accounts/accounts-file";
import { parseShard } from "../../../cli/accounts/shard";
import { inProject } from "../../../tools/setup/project.mjs";

const read = (...path: string[]) => readFileSync(inProject("examples", ...path), "utf8");
const kinds = (file: string) => parseAllDocuments(read("kubernetes", file)).map((one) => one.toJS());
const named = (name: string) => kinds("scan.yaml").find(({ metadata }) => metadata.name === name);

/** The arguments with which a script calls the command, which ends with `code`, and how the script ends. */
function called(script: string, environment: NodeJS.ProcessEnv, code: number): { args: string[]; status: number } {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-shards-"));
  const fake = `#!/bin/sh\ntest "$1" != access-audit || shift\nfor one; do echo "$one" >> "$CALLS"; done\nexit ${code}\n`;
  try {
    for (const name of ["access-audit", "npx"]) writeFileSync(join(folder, name), fake, { mode: 0o755 });
    const calls = join(folder, "calls");
    const env = { PATH: `${folder}${delimiter}${process.env.PATH}`, CALLS: calls, ...environment };
    let status = 0;
    try {
      execFileSync("sh", ["-e", "-c", script], { cwd: folder, env });
    } catch (error) {
      status = (error as { status: number }).status;
    }
    return { args: readFileSync(calls, "utf8").trimEnd().split("\n"), status };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const shardIn = (args: readonly string[]) => parseShard(args[args.indexOf("--shard") + 1] ?? "");
const actions = parse(read("ci", "github-actions-many.yml")).jobs.scan;
const gitlab = parse(read("ci", "gitlab-ci-many.yml")).drift;
const job = named("access-audit-scan").spec;
const all = [0, 1, 2, 3];

/** Who counts how, by the number of a part from 0. */
const scripts = [
  {
    who: "an indexed Job",
    script: job.template.spec.containers[0].args[0],
    environment: (index: number) => ({ JOB_COMPLETION_INDEX: String(index) }),
  },
  {
    who: "GitHub Actions",
    script: actions.steps.find(({ name }: { name?: string }) => name === "Scan a part").run,
    environment: (index: number) => ({ SHARD: String(actions.strategy.matrix.shard[index]) }),
  },
  {
    who: "GitLab CI",
    script: gitlab.script.join("\n"),
    environment: (index: number) => ({ CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: String(gitlab.parallel) }),
  },
];

it.each(scripts)("the parts of $who are all there, and a finding fails none of them", ({ script, environment }) => {
  const shards = all.map((index) => shardIn(called(script, environment(index), 0).args));
  expect(shards).toEqual(all.map((index) => ({ index, count: 4 })));
  expect([0, 7, 1].map((code) => called(script, environment(0), code).status)).toEqual([0, 0, 1]);
});

it("there are as many pods and jobs as parts", () => {
  expect([job.completions, job.parallelism, job.completionMode]).toEqual([4, 4, "Indexed"]);
  expect(actions.strategy.matrix.shard).toEqual(all);
  expect(gitlab.parallel).toBe(4);
});

it("the file of accounts of a pod is one", () => {
  const text = named("access-audit-accounts").data["accounts.yaml"];
  expect(parseAccounts(text, "accounts.yaml").accounts.map(({ name }) => name)).toEqual(["production", "archive"]);
});

it.each(["scan.yaml", "drift.yaml"])("pods of %s run as nobody, and write nowhere but to volumes", (file) => {
  const specs = kinds(file).flatMap(({ kind, spec }) => {
    if (kind === "Job") return [spec.template.spec];
    return kind === "CronJob" ? [spec.jobTemplate.spec.template.spec] : [];
  });
  expect(specs.length).toBeGreaterThan(0);
  for (const { securityContext, automountServiceAccountToken, containers, volumes } of specs) {
    expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
    expect(automountServiceAccountToken).toBe(false);
    for (const container of containers) {
      expect(container.securityContext).toMatchObject({
        ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
      });
      const mounted = container.volumeMounts.map(({ name }: { name: string }) => name);
      expect(volumes.map(({ name }: { name: string }) => name).sort()).toEqual(mounted.sort());
    }
  }
});
