import { existsSync, readFileSync } from "node:fs";
import { format } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import { projectFiles } from "../../project-files";
import { openPipeline, type Pipeline } from "./pipeline";
import { isShown } from "./shown";

/** The pages that show what a command prints, each with the test that compares it with a run. */
const comparedBy: Readonly<Record<string, string>> = {
  "ARCHITECTURE.md": "tests/conformance/gates/shown-output.test.ts",
  "docs/contributing/add-a-cloud.md": "tests/toy-cloud/toy-cloud.test.ts",
  "docs/contributing/add-a-kind.md": "tests/toy-cloud/toy-cloud.test.ts",
  "docs/contributing/debugging.md": "tests/conformance/gates/shown-output.test.ts",
  "docs/reference/commands": "tests/engine/users/languages.test.ts",
  "examples/baseline-of-all-clouds/README.md": "tests/engine/users/baseline-of-all-clouds.test.ts",
  "examples/quickstart/README.md": "tests/engine/users/quickstart.test.ts",
  "examples/*/README.md": "tests/engine/users/examples.test.ts",
};

const read = (page: string) => readFileSync(inProject(page), "utf8");
const blocksOf = (page: string) =>
  [...read(page).matchAll(/^ *```(\w*)\n(.*?)^ *```/gms)].map(([, language = "", block = ""]) => ({ language, block }));
const isOutput = ({ language }: { readonly language: string }) => ["", "text", "console", "json"].includes(language);

function tableRowOf(page: string): string {
  if (page in comparedBy) return page;
  return page.replace(/^(docs\/reference\/commands)\/.*$/, "$1").replace(/^examples\/[^/]+\//, "examples/*/");
}

describe("what pages show of outputs", () => {
  it("is compared by a test that names the page or its folder", () => {
    const pages = projectFiles().filter((file) => file.endsWith(".md") && blocksOf(file).some(isOutput));
    expect([...new Set(pages.map(tableRowOf))].sort()).toEqual(Object.keys(comparedBy).sort());
    for (const [page, test] of Object.entries(comparedBy)) {
      const name = page.replace(/^examples\/(.*)\/README\.md$/, "$1").replace(/^docs\/\w+\/(?=.*\.md)/, "");
      const named = { "*": "expectedOutputs(name)", "docs/reference/commands": "docs/reference" }[name] ?? name;
      expect(read(test).includes(named), `${test} is to compare ${page}`).toBe(true);
    }
  });

  it("has a map of folders that there are", () => {
    const [map] = blocksOf("ARCHITECTURE.md").filter(isOutput);
    const named = [...(map?.block ?? "").matchAll(/^([\w-]+)\/ /gm)].map(([, name = ""]) => name);
    expect(named).toEqual(expect.arrayContaining(["provider", "cli", "emulator"]));
    expect(named.filter((name) => !existsSync(inProject(name)))).toEqual([]);
  });
});

describe("of a request whose signature is wrong", () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await openPipeline();
  });
  afterAll(() => pipeline?.close());

  it("the page on debugging shows what the journal has", async () => {
    await pipeline.runWith({ VOLCENGINE_SECRET_KEY: "wrong" }, "scan", "--cloud", "volcengine");
    const failures = pipeline.emulator.control.journal().flatMap(({ signatureFailure }) => signatureFailure ?? []);
    const printed = failures.map(({ step, reason, strings }) => format(step, reason, strings)).join("\n");
    const [shown] = blocksOf("docs/contributing/debugging.md").filter(isOutput);
    expect(isShown(shown?.block ?? "", printed), printed).toBe(true);
  });
});
