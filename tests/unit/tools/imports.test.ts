import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterEach, describe, expect, it } from "vitest";
import rules from "../../../.dependency-cruiser.mjs";

let folder = "";
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The rules that a tree of files breaks; each file imports the others that it names. */
async function broken(files: Readonly<Record<string, readonly string[]>>): Promise<string[]> {
  folder = mkdtempSync(join(tmpdir(), "access-audit-imports-"));
  const targets = Object.values(files).flat();
  for (const path of new Set([...Object.keys(files), ...targets])) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const up = "../".repeat(path.split("/").length - 1) || "./";
    const named = (target: string) =>
      target.split("node_modules/")[1]?.split("/")[0] ?? up + target.replace(/\.ts$/, "");
    const lines = (files[path] ?? []).map((target) => `import ${JSON.stringify(named(target))};`);
    writeFileSync(file, `${lines.join("\n")}\nexport {};\n`);
  }
  writeFileSync(join(folder, "tsconfig.json"), "{}");
  const { forbidden, options } = rules;
  const { output } = await cruise(["."], {
    ...options,
    ruleSet: { forbidden: forbidden ?? [] },
    validate: true,
    baseDir: folder,
  });
  return [...new Set((output as ICruiseResult).summary.violations.map(({ rule }) => rule.name))].sort();
}

describe("the direction of imports", () => {
  it("is kept by what may be imported", async () => {
    const kept = {
      "cli/main.ts": ["provider/registry.ts"],
      "provider/registry.ts": ["provider/clouds/one/index.ts"],
      "provider/clouds/one/index.ts": [
        "provider/clouds/one/service.ts",
        "provider/kinds/index.ts",
        "provider/http/send.ts",
      ],
      "provider/kinds/index.ts": ["provider/core/lifecycle.ts"],
      "provider/http/transport.ts": ["node_modules/axios/index.js", "provider/core/session.ts"],
      "emulator/clouds/one/index.ts": ["emulator/server/server.ts"],
      "tests/x.test.ts": ["provider/clouds/one/index.ts", "emulator/server/server.ts"],
    };
    expect(await broken(kept)).toEqual([]);
  });

  const wrong: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
    "no-circles": { "provider/core/a.ts": ["provider/core/b.ts"], "provider/core/b.ts": ["provider/core/a.ts"] },
    "core-knows-no-kind-and-no-cloud": { "provider/core/a.ts": ["provider/http/send.ts"] },
    "http-knows-no-kind-and-no-cloud": { "provider/http/a.ts": ["provider/kinds/index.ts"] },
    "kinds-know-no-cloud": { "provider/kinds/a.ts": ["provider/registry.ts"] },
    "a-cloud-knows-no-other": { "provider/clouds/one/a.ts": ["provider/clouds/other/b.ts"] },
    "clouds-are-reached-by-the-registry": { "cli/a.ts": ["provider/clouds/one/index.ts"] },
    "the-provider-knows-no-user": { "provider/plugin/a.ts": ["sdk/index.ts"] },
    "emulator-and-provider-share-nothing": { "emulator/a.ts": ["provider/http/xml.ts"] },
    "an-emulated-cloud-knows-no-other": { "emulator/clouds/one/a.ts": ["emulator/clouds/other/b.ts"] },
    "one-way-to-the-wire": { "provider/plugin/a.ts": ["node_modules/axios/index.js"] },
    "nothing-of-tests-or-tools-is-shipped": { "policy/a.ts": ["tools/setup.ts"] },
  };

  it("has a test for each rule", () =>
    expect(Object.keys(wrong).sort()).toEqual((rules.forbidden ?? []).map(({ name }) => name).sort()));

  it.each(Object.entries(wrong))("is broken by an import that %s forbids", async (name, files) => {
    expect(await broken(files)).toEqual([name]);
  });
});
