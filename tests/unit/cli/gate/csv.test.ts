import { describe, expect, it } from "vitest";
import { csv } from "../../../../cli/report/csv";
import type { Examined } from "../../../../cli/report/report";

const examined = (name: string): Examined => ({
  ...{ urn: null, name, kind: "Bucket", cloud: "tencent", region: "r", id: `tencent/r/${name}`, location: null },
  findings: [{ rule: "unmonitored", severity: "medium", reason: 'its access is "not" monitored, at all' }],
});
const told = (...resources: Examined[]) =>
  csv({ command: "scan", subject: "tencent", resources, errors: ["=1+1"] }).split("\r\n");

describe("CSV", () => {
  it("has a head, a row for each finding, each failure and each resource without either, and ends its last line", () => {
    const rows = told(
      examined("a"),
      { ...examined("b"), findings: [] },
      { ...examined("c"), findings: [], error: "no" },
    );
    expect(rows[0]).toMatch(/^command,subject,status,severity,rule,name,/);
    expect(rows.slice(1).map((row) => row.split(",")[2])).toEqual([
      '"found"',
      '"clean"',
      '"error"',
      '"error"',
      undefined,
    ]);
    expect(rows[1]).toContain('"its access is ""not"" monitored, at all"');
    expect(rows[1]).toContain('"NIST AU-12"');
  });

  it("names of each finding the controls of its cloud only", () => {
    const finding = { rule: "unaudited", severity: "high", reason: "r" } as const;
    const [, tencent = "", huawei = ""] = told(
      { ...examined("a"), findings: [finding] },
      { ...examined("b"), cloud: "huawei", findings: [finding] },
    );
    expect(tencent).toMatch(/,"NIST AU-12"$/);
    expect(huawei).toMatch(/,"CIS Huawei 7.1, Prowler cts_enabled, NIST AU-12"$/);
  });

  it.each([
    "=HYPERLINK(1)",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\uff1d1",
    "\uff201",
  ])("makes no formula of %j", (name) => {
    const [, row = ""] = told(examined(name));
    for (const [, cell = ""] of row.matchAll(/"((?:[^"]|"")*)"/g))
      expect(cell).not.toMatch(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
    expect(row).toContain("\"'");
  });
});
