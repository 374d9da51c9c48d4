import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import { nodePackages } from "../setup/node-packages";
import { python } from "../setup/python";
import { runProgram } from "../stage/judge";

interface Judged {
  readonly kind: string;
  readonly name: string;
  readonly problem: string;
  /** Whether there is a schema of the kind. */
  readonly known: boolean;
}

const example = (...path: string[]) => inProject("examples", "kubernetes", ...path);
const files = readdirSync(example(), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".yaml"));

async function judge(file: string): Promise<readonly Judged[]> {
  const { code, stdout, stderr } = await runProgram("reports/kubernetes.py", [file], {});
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Judged[];
}

let folder: string;
beforeAll(async () => {
  // The first use installs them, which takes longer than a test may.
  await Promise.all([python(), nodePackages()]);
  folder = mkdtempSync(join(tmpdir(), "access-audit-kubernetes-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
const spoilt = (file: string, from: string, to: string) => {
  const text = readFileSync(example(file), "utf8");
  expect(text).toContain(from);
  const path = join(folder, "spoilt");
  writeFileSync(path, text.replace(from, to));
  return path;
};

describe("the examples for Kubernetes", () => {
  it("are these", () => {
    expect(files.sort()).toEqual(["drift.yaml", "operator/stack.yaml", "scan.yaml"]);
  });

  it.each(files)("%s follows the schemas of every core kind", async (file) => {
    const judged = await judge(example(file));
    expect(judged.filter(({ problem }) => problem !== "")).toEqual([]);
    // Those of the operator have no schema here, as the page says.
    const unknown = judged.filter(({ known }) => !known).map(({ kind }) => kind);
    expect(unknown).toEqual(file.startsWith("operator") ? ["Program", "Stack"] : []);
  });

  it.each([
    ["a misspelt field", "completionMode:", "completionsMode:", "completionsMode"],
    ["a number that is none", "completions: 4", "completions: many", "many"],
    ["a field of another kind", "restartPolicy: Never", "schedule: Never", "schedule"],
  ])("are found out with %s", async (_what, from, to, told) => {
    const judged = await judge(spoilt("scan.yaml", from, to));
    expect(judged.map(({ problem }) => problem).join("")).toContain(told);
  });

  it("have an image file that a linter takes", async () => {
    const lint = async (file: string) =>
      JSON.parse((await runProgram("dockerfile.cjs", [file], {})).stdout) as string[];
    expect(await lint(example("Dockerfile"))).toEqual([]);
    expect(await lint(spoilt("Dockerfile", "WORKDIR", "WORKDR"))).toEqual([expect.stringContaining("WORKDR")]);
  });
});
