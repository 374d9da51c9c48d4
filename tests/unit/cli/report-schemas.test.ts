import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { program } from "../../../cli/program";
import { json } from "../../../cli/report/json";
import { reportSchemas } from "../../../cli/report/json-schemas/index";
import { findings, gapRules, rules } from "../../../cli/report/registry";
import type { Examined, Report } from "../../../cli/report/report";
import { sarif } from "../../../cli/report/sarif";
import { policies } from "../../../policy/policies";
import { metaOf, objectIn } from "../../../provider/core/fields/field";
import { clouds } from "../../../provider/registry";
import { inProject } from "../../../tools/setup/project.mjs";
import { undeclaredIn } from "../../report-schemas";

const examined: Examined = {
  ...{ urn: "urn:pulumi:s::p::t::logs", name: "logs", kind: "BucketAccessMonitor", cloud: "tencent" },
  ...{ id: "tencent/ap-guangzhou/logs", location: { file: "index.ts", line: 3, column: 1 } },
  findings: [
    { rule: "switched-off", severity: "high", property: "status", before: "Enabled", reason: "it is off" },
    { rule: "gone", severity: "high", reason: "it is gone", suppressed: "ignored" },
  ],
  ...{ error: "no", repair: "pulumi up", changedByUnknown: "nobody asked" },
  changedBy: { time: "2026-11-20T08:00:00Z", actor: null, operation: "StopLogging", eventId: "1" },
};
const bare: Examined = { ...examined, id: null, location: null, findings: [] };
const report = (command: Report["command"], labels: readonly [string, string]): Report => ({
  ...{ command, labels, subject: "s", errors: ["no"] },
  resources: [examined, bare],
});
const judged = { drift: report("drift", ["declared", "live"]), review: report("review", ["before", "after"]) };

describe("the JSON of a report", () => {
  it("has a schema for each command that writes some", async () => {
    const writers = (await program("0.0.0")).commands.filter(({ options }) =>
      options.some(({ long }) => long === "--json"),
    );
    expect(writers.map((command) => command.name()).sort()).toEqual(Object.keys(reportSchemas()).sort());
    for (const command of writers) {
      let help = "";
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      expect(help).toContain(`docs/schemas/${command.name()}.json`);
    }
  });

  it("is described by the files that the package has", () => {
    expect(readdirSync(inProject("docs", "schemas")).sort()).toEqual(
      Object.keys(reportSchemas())
        .map((command) => `${command}.json`)
        .sort(),
    );
    for (const [command, schema] of Object.entries(reportSchemas())) {
      const file = readFileSync(inProject("docs", "schemas", `${command}.json`), "utf8");
      expect(JSON.parse(file), "run npm run generate").toEqual(JSON.parse(JSON.stringify(schema)));
    }
  });

  it.each(Object.entries(judged))("of %s is as its schema says", (command, one) => {
    expect(undeclaredIn(command, json(one))).toEqual([]);
  });

  it.each([
    ["a further member of a resource", (told: Told) => Object.assign(told.resources[0] as object, { more: 1 })],
    [
      "a further member of a finding",
      (told: Told) => Object.assign(told.resources[0]?.findings[0] as object, { more: 1 }),
    ],
    ["a further member of the whole", (told: Told) => Object.assign(told, { more: 1 })],
    ["a member that is missing", (told: Told) => delete (told as Partial<Told>).errors],
    [
      "a rule that is in no registry",
      (told: Told) => Object.assign(told.resources[0]?.findings[0] as object, { rule: "x" }),
    ],
  ])("is refused with %s", (_what, spoil) => {
    const told = JSON.parse(json(judged.drift)) as Told;
    spoil(told);
    expect(undeclaredIn("drift", JSON.stringify(told))).not.toEqual([]);
  });
});

interface Told {
  resources: { findings: object[] }[];
  errors: string[];
}

describe("the registry of findings", () => {
  it("has everything that a field may find", () => {
    const found = clouds.flatMap(({ resources }) =>
      resources.flatMap((one) => Object.values(one.variants ?? [one]).flatMap(({ inputs }) => rulesIn(inputs.shape))),
    );
    expect(found).toContain("switched-off");
    for (const rule of found) expect(rules).toHaveProperty(rule);
  });

  it("has every finding of a scan and every policy, each with its meaning", () => {
    const [judgedBy, scan, pack] = Object.values(findings);
    const ids = [...Object.keys(rules), ...Object.keys(gapRules), ...policies.map(({ name }) => name)];
    expect(new Set(ids).size).toBe(ids.length);
    expect([judgedBy, scan]).toEqual([rules, gapRules]);
    expect(Object.keys(pack ?? {})).toEqual(policies.map(({ name }) => name));
    for (const [id, { what, risk, repair, controls }] of Object.values(findings).flatMap(Object.entries)) {
      for (const text of [what, risk, repair]) expect(text, id).toMatch(/^[A-Z].*\.$/s);
      for (const control of controls)
        expect(control, id).toMatch(
          /^(NIST [A-Z]{2}-\d+|Prowler \w+|CKV_ALI_\d+|CIS (Alibaba|Huawei) \d+\.\d+|MLPS 2\.0 level 3 [a-z-]+)$/,
        );
    }
  });

  it("gives SARIF its rules, and each command's help says where to read", async () => {
    const [run] = JSON.parse(sarif(judged.drift)).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(rules));
    expect(run.tool.driver.rules[0].properties.tags).toEqual(["NIST AU-12"]);
    for (const name of ["drift", "review", "scan"]) {
      let help = "";
      const command = (await program("0.0.0")).commands.find((one) => one.name() === name);
      command?.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      expect(help).toContain("docs/reference/findings.md");
    }
  });
});

function rulesIn(shape: Readonly<Record<string, unknown>>): string[] {
  return Object.values(shape).flatMap((type) => {
    const own = metaOf(type as never).weakens?.rules ?? [];
    return [...own, ...rulesIn(objectIn(type as never)?.shape ?? {})];
  });
}
