import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { junit } from "../../../cli/report/junit";
import { ocsf } from "../../../cli/report/ocsf";
import type { Examined, Finding, Gate, Report } from "../../../cli/report/report";
import { sarif } from "../../../cli/report/sarif";
import { inProject } from "../../../tools/setup/project.mjs";
import { sarifSchema } from "../setup/sarif-schema";
import { runProgram } from "../stage/judge";

const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ rule: "switched-off", severity: "high", property: "status" },
  ...{ before: "Enabled", after: "Disabled", reason: "recording is switched off" },
  ...more,
});
const examined = (name: string, more: Partial<Examined> = {}): Examined => ({
  urn: `urn:pulumi:test::p::access-audit:tencent:AuditTrack::${name}`,
  ...{ name, kind: "AuditTrack", cloud: "tencent", id: "tencent/ap-guangzhou/1", findings: [] },
  location: { file: "src/my program.ts", line: 3, column: 1 },
  ...more,
});
const report = (
  command: Report["command"],
  resources: readonly Examined[],
  errors: readonly string[] = [],
): Report => ({
  ...{ command, subject: "org/test", labels: ["declared", "live"], resources, errors },
});

const everything = [
  examined("clean"),
  examined("found", {
    findings: [finding(), finding({ severity: "low", property: "storage.prefix" })],
    repair: "pulumi up",
  }),
  examined("gone", { findings: [{ rule: "gone", severity: "high", reason: "it was deleted" }], location: null }),
  examined("suppressed", { findings: [finding({ suppressed: "ignoreChanges has status" })] }),
  examined("unread <&> \u0000", { error: 'no "answer" &\n' }),
];
const gate: Gate = {
  ...{ ignoreFile: ".access-audit-ignore.yaml", ignored: 1, baseline: "before.json", known: 1 },
  expired: [{ line: 3, rule: "changed", where: "tencent/*", expires: "2026-01-01", reason: "until <then>" }],
  fixed: [{ rule: "switched-off", name: "mended", id: null, property: "status" }],
};
const scanned = (name: string, more: Partial<Examined> = {}): Examined => ({
  ...{ urn: null, name, kind: "Bucket", cloud: "tencent", region: "ap-guangzhou", id: `tencent/ap-guangzhou/${name}` },
  ...{ location: null, findings: [], ...more },
});
const gap = (more: Partial<Finding> = {}): Finding => ({
  ...{ rule: "unmonitored", severity: "medium", reason: "its access is not monitored", ...more },
});
const scan: Report = {
  ...{ command: "scan", subject: "tencent, huawei", errors: ["huawei: denied"], gate },
  resources: [
    scanned("clean"),
    scanned("found", { findings: [gap()] }),
    scanned("ignored", {
      findings: [gap({ suppressed: "ignored until 2027-01-01: why", suppressedBy: "ignoreFile" })],
    }),
    scanned("known", { findings: [gap({ suppressed: "known", suppressedBy: "baseline" })], error: "its log: denied" }),
  ],
};
const reports = {
  scan,
  empty: report("drift", []),
  clean: report("review", [examined("clean")]),
  everything: { ...report("drift", everything, ["the preview failed"]), gate },
};

describe("reports", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "access-audit-reports-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it.each(Object.entries(reports))("in SARIF follow the schema of OASIS: %s", async (name, one) => {
    const file = write(`${name}.sarif`, sarif(one));
    const judged = await runProgram("reports/check_schema.py", ["--schemafile", await sarifSchema(), file], {});
    expect(judged.code, judged.stdout + judged.stderr).toBe(0);
  });

  it("in SARIF that break the schema are found out", async () => {
    const file = write("broken.sarif", sarif(reports.everything).replace('"level": "error"', '"level": "grave"'));
    expect((await runProgram("reports/check_schema.py", ["--schemafile", await sarifSchema(), file], {})).code).toBe(1);
  });

  it.each(Object.entries(reports))("in OCSF follow the schema of Compliance Finding: %s", async (name, one) => {
    const judged = await runProgram("reports/ocsf.py", [write(`${name}.ocsf.json`, ocsf(one, 0))], {});
    expect(judged.code, judged.stderr).toBe(0);
    const { events, problems } = JSON.parse(judged.stdout);
    expect(problems).toEqual([]);
    expect(events).toBeGreaterThanOrEqual(one.resources.length + one.errors.length);
  });

  it.each(Object.entries(reports))("in OCSF are read by the models of py-ocsf-models: %s", async (name, one) => {
    const judged = await runProgram("reports/ocsf_models.py", [write(`${name}.models.json`, ocsf(one, 0))], {});
    expect(judged.code, judged.stderr).toBe(0);
    const { events, problems, statuses } = JSON.parse(judged.stdout);
    expect(problems).toEqual([]);
    expect(statuses).toHaveLength(events);
  });

  it("in OCSF that the models do not take are found out", async () => {
    const broken = ocsf(reports.scan, 0).replaceAll('"finding_info"', '"finding"');
    const judged = await runProgram("reports/ocsf_models.py", [write("broken.models.json", broken)], {});
    expect(JSON.parse(judged.stdout).problems).not.toEqual([]);
  });

  it("in OCSF that break the schema are found out", async () => {
    const broken = ocsf(reports.scan, 0).replaceAll('"class_uid": 2003', '"class_uid": 2003, "more": 1');
    const judged = await runProgram("reports/ocsf.py", [write("broken.ocsf.json", broken)], {});
    expect(JSON.parse(judged.stdout).problems).not.toEqual([]);
  });

  it.each(Object.entries(reports))("in JUnit are read by a parser: %s", async (name, one) => {
    const judged = await runProgram("reports/junit.py", [write(`${name}.xml`, junit(one))], {});
    expect(judged.code, judged.stderr).toBe(0);
    const read = JSON.parse(judged.stdout);
    expect(read.tests).toBe(one.resources.length + one.errors.length);
    if (name !== "everything") return;
    expect(read).toMatchObject({ failures: 2, errors: 2, skipped: 1 });
    expect(read.cases).toMatchObject([
      { name: "clean", result: [] },
      { name: "found", result: ["failure"] },
      { name: "gone", result: ["failure"] },
      { name: "suppressed", result: ["skipped"] },
      { result: ["error"] },
      { name: "run", result: ["error"] },
    ]);
  });
});

describe("ready pipelines", () => {
  const ci = (file: string) => inProject("examples", "ci", file);

  it.each([
    ["github-actions.yml", "vendor.github-workflows"],
    ["github-actions-many.yml", "vendor.github-workflows"],
    ["gitlab-ci.yml", "vendor.gitlab-ci"],
    ["gitlab-ci-many.yml", "vendor.gitlab-ci"],
  ])("%s follows its schema", async (file, schema) => {
    const options = [
      "--builtin-schema",
      schema,
      ...(schema.includes("gitlab") ? ["--data-transform", "gitlab-ci"] : []),
    ];
    const judged = await runProgram("reports/check_schema.py", [...options, ci(file)], {});
    expect(judged.code, judged.stdout + judged.stderr).toBe(0);
  });

  const own = readdirSync(inProject(".github", "workflows")).map((file) => inProject(".github", "workflows", file));
  it.each([ci("github-actions.yml"), ci("github-actions-many.yml"), ...own])(
    "%s passes the linter of workflows",
    async (file) => {
      const judged = await runProgram("actionlint.cjs", [file], {});
      expect(JSON.parse(judged.stdout), judged.stderr).toEqual([]);
    },
  );

  it("action.yml follows the schema of actions", async () => {
    const options = ["--builtin-schema", "vendor.github-actions", inProject("action.yml")];
    const judged = await runProgram("reports/check_schema.py", options, {});
    expect(judged.code, judged.stdout + judged.stderr).toBe(0);
  });

  it.each(own)("%s follows the schema of workflows", async (file) => {
    const judged = await runProgram(
      "reports/check_schema.py",
      ["--builtin-schema", "vendor.github-workflows", file],
      {},
    );
    expect(judged.code, judged.stdout + judged.stderr).toBe(0);
  });
});
