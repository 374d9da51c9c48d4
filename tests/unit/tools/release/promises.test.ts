import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dated } from "../../../../tools/release/prepare.mjs";
import { brokenPromises, promisesOfReport, promisesOfSchema } from "../../../../tools/release/promises.mjs";
import { brokenSince, keepsPromises, latestRecorded } from "../../../../tools/release/surface.mjs";
import { inProject } from "../../../../tools/setup/project.mjs";

const schema = (properties: object, required: readonly string[] = [], words: readonly string[] = ["On"]) =>
  promisesOfSchema({
    resources: { "a:b:C": { inputProperties: properties, requiredInputs: required, properties, required } },
    types: { "a:b:Word": { type: "string", enum: words.map((value) => ({ value })) } },
  });
const text = { type: "string" };

describe("the promises of a version", () => {
  it.each([
    ["a field that is gone", schema({ x: text }), schema({}), "input a:b:C x is gone"],
    [
      "another type",
      schema({ x: text }),
      schema({ x: { type: "integer" } }),
      "input a:b:C x is integer, and was string",
    ],
    ["an input that has to be given", schema({ x: text }), schema({ x: text }, ["x"]), "input a:b:C x has to be given"],
    ["a new input that has to be given", schema({}), schema({ x: text }, ["x"]), "input a:b:C x has to be given"],
    ["an output that may be absent", schema({ x: text }, ["x"]), schema({ x: text }), "output a:b:C x may be absent"],
    ["a word that is gone", schema({}, [], ["On", "Off"]), schema({}), "word a:b:Word Off is gone"],
  ])("are broken by %s", (_what, before, after, broken) => {
    expect(brokenPromises(before, after)).toContain(broken);
  });

  it("are kept by what is added, and by an input that need not be given any more", () => {
    expect(brokenPromises(schema({ x: text }, ["x"]), schema({ x: text, y: text }, ["x"], ["On", "Off"]))).toEqual([]);
    const input = (required: readonly string[]) =>
      promisesOfSchema({ functions: { f: { inputs: { properties: { x: text }, required } } } });
    expect(brokenPromises(input(["x"]), input([]))).toEqual([]);
  });

  it("are those of a report, too", () => {
    const report = (properties: object, required: readonly string[]) =>
      promisesOfReport("drift", {
        properties: { resources: { type: "array", items: { type: "object", properties, required } } },
      });
    const before = report({ id: text, rule: { enum: ["gone", "changed"] } }, ["id"]);
    expect(brokenPromises(before, report({ id: text, rule: { enum: ["gone"] } }, []))).toEqual([
      "report drift.resources[].id may be absent",
      "report drift.resources[].rule = changed is gone",
    ]);
    expect(
      brokenPromises(before, report({ id: text, rule: { enum: ["gone", "changed"] }, more: text }, ["id"])),
    ).toEqual([]);
  });

  it("hold since the latest release, or the changelog says which do not", () => {
    expect(Object.keys(latestRecorded().promises).length).toBeGreaterThan(100);
    const changelog = readFileSync(inProject("CHANGELOG.md"), "utf8").split(/^## /m)[1] ?? "";
    const [, breaking = ""] = /^- \*\*Breaking\*\*(.*?)(?=^- )/ms.exec(changelog) ?? [];
    const told = brokenSince().filter((broken) => !breaking.includes(`\`${broken.split(" ")[2]}\``));
    expect(told).toEqual([]);
  });
});

it.each([
  ["0.1.0", "0.1.1", true],
  ["0.1.0", "0.2.0", false],
  ["1.2.3", "1.3.0", true],
  ["1.2.3", "2.0.0", false],
])("from %s to %s promises hold: %s", (before, after, holds) => expect(keepsPromises(before, after)).toBe(holds));

it("a release dates its part of the changelog", () => {
  expect(dated("# Changelog\n\n## Unreleased\n\n- more\n", "0.2.0", "2026-12-01")).toBe(
    "# Changelog\n\n## 0.2.0 (2026-12-01)\n\n- more\n",
  );
  expect(() => dated("# Changelog\n\n## 0.1.0\n", "0.2.0", "2026-12-01")).toThrow("no part “Unreleased”");
});
