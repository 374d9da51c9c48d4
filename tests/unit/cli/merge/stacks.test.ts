import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ofShard, shardOf } from "../../../../cli/accounts/shard";
import { markOf } from "../../../../cli/accounts/shard-mark";
import { mergeParts } from "../../../../cli/merge/merge";
import { readPart } from "../../../../cli/merge/read-part";
import { csv } from "../../../../cli/report/csv";
import { json } from "../../../../cli/report/json";
import { junit } from "../../../../cli/report/junit";
import { markdown } from "../../../../cli/report/markdown";
import { ocsf } from "../../../../cli/report/ocsf";
import { type Examined, inOrder, type Report } from "../../../../cli/report/report";
import { sarif } from "../../../../cli/report/sarif";
import { text } from "../../../../cli/report/text";

const folder = mkdtempSync(join(tmpdir(), "access-audit-merge-"));
afterAll(() => rmSync(folder, { recursive: true }));

const writers = { text, json, sarif, junit, markdown, csv, ocsf: (report: Report) => ocsf(report, 0) };
const stacks = Array.from({ length: 500 }, (_, index) => `a${index % 50}-s${Math.floor(index / 50)}`);

/** Of each sort that a report knows, one stack in seven. */
function resourceOf(stack: string, index: number): Examined {
  const base: Examined = {
    ...{ urn: `urn:pulumi:${stack}::p::t::logs`, name: "logs", kind: "AuditTrack", cloud: "tencent" },
    ...{ account: `account-${index % 50}`, stack, id: `tencent/ap-guangzhou/${index}`, findings: [] },
    location: index % 2 === 0 ? null : { file: "index.ts", line: index + 1, column: 1 },
  };
  const found = {
    rule: "switched-off",
    severity: "high",
    property: "status",
    reason: "recording is switched off",
  } as const;
  const sorts: Partial<Examined>[] = [
    {},
    { findings: [{ ...found, before: "Enabled", after: "Disabled" }], repair: "pulumi up" },
    { findings: [{ ...found, before: ["a", { b: 1 }], after: undefined }], changedByUnknown: "nobody asked" },
    { findings: [{ ...found, suppressed: "ignoreChanges has status" }] },
    { findings: [{ ...found, suppressed: "ignored until 2999-01-01: r", suppressedBy: "ignoreFile" }] },
    { error: "denied" },
    {
      findings: [{ rule: "gone", severity: "low", reason: "it was deleted" }],
      changedBy: { time: "2026-11-20T08:00:00Z", actor: null, operation: "StopLogging", eventId: "1" },
    },
  ];
  return { ...base, ...sorts[index % sorts.length] };
}

function reportOf(names: readonly string[], more: Partial<Report> = {}): Report {
  const resources = names.map((name) => resourceOf(name, stacks.indexOf(name)));
  const errors = names.filter((_name, index) => index % 100 === 0).map((name) => `${name}: the preview failed`);
  return {
    ...{ command: "drift", subject: "all stacks of p", labels: ["declared", "live"] },
    ...{ resources: inOrder(resources), errors: errors.sort(), ...more },
  };
}

const write = (name: string, report: Report) => {
  const path = join(folder, name);
  writeFileSync(path, json(report));
  return path;
};

describe("the reports of 500 stacks of 50 accounts", () => {
  it.each([1, 4, 13])("in %i parts make the report of one run, in every format", (count) => {
    const parts = Array.from({ length: count }, (_, index) => {
      const shard = { index, count };
      const names = ofShard(shard, stacks, (name) => name);
      return { names, path: write(`${index}.json`, reportOf(names, markOf(shard, { run: "1", work: stacks }))) };
    });
    expect(parts.flatMap(({ names }) => names).sort()).toEqual([...stacks].sort());
    // Each part has its share, give or take.
    for (const { names } of parts) expect(names.length).toBeGreaterThan(stacks.length / count / 2);
    const merged = mergeParts(parts.map(({ path }) => readPart(path))).report;
    const errors = parts.flatMap(({ names }) => reportOf(names).errors).sort();
    const whole = reportOf(stacks, { errors });
    for (const [format, writer] of Object.entries(writers)) expect(writer(merged), format).toBe(writer(whole));
  });

  it("move from a part to another one for no other name", () => {
    const before = new Map(stacks.map((name) => [name, shardOf(name, 4)]));
    for (const name of [...stacks, "new"].toReversed())
      if (name !== "new") expect(shardOf(name, 4)).toBe(before.get(name));
  });

  it("of one stack each make one, and of one stack twice are refused", () => {
    const one = (name: string) => {
      const report = reportOf([name], { subject: name, errors: [] });
      const alone = report.resources.map(({ stack: _stack, ...resource }) => resource);
      return write(`${name}.json`, { ...report, resources: alone });
    };
    const [first = "", second = ""] = stacks;
    const merged = mergeParts([one(second), one(first)].map(readPart)).report;
    expect(merged.subject).toBe(`${first}, ${second}`);
    expect(merged.resources.map(({ stack }) => stack).sort()).toEqual([first, second]);
    expect(json(mergeParts([readPart(one(first))]).report)).toBe(
      json({ ...reportOf([first], { subject: first, errors: [] }) }),
    );
    writeFileSync(join(folder, "again.json"), json(reportOf([first], { subject: first, errors: [] })));
    expect(() => mergeParts([one(first), join(folder, "again.json")].map(readPart))).toThrow(
      / stands in .* and in .*again.json/,
    );
  });
});
