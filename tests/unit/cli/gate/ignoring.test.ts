import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IgnoreFile, parseIgnoreFile } from "../../../../cli/gate/ignore-file";
import { ignoring } from "../../../../cli/gate/ignoring";
import { writeIgnores } from "../../../../cli/gate/write-ignores";
import type { Examined, Gate, Report } from "../../../../cli/report/report";
import { drivingIn } from "../../../hostile/driving";
import { hostileNames, hostileTexts } from "../../../hostile/texts";

const gate: Gate = { ignoreFile: null, ignored: 0, expired: [], baseline: null, known: 0, fixed: [] };
const drifted = (id: string, more: Partial<Examined> = {}): Examined => ({
  ...{ urn: `urn:pulumi:s::p::t::${id}`, name: id, kind: "AuditTrack", cloud: "tencent", id, location: null },
  findings: [{ rule: "changed", severity: "low", property: "storage.prefix", before: "a", after: "b", reason: "r" }],
  ...more,
});
const report = (...resources: Examined[]): Report & { gate: Gate } => ({
  ...{ command: "drift", subject: "s", labels: ["declared", "live"], resources, errors: [], gate },
});
const file = (entry: object): IgnoreFile => ({
  path: "f",
  entries: [{ line: 1, rule: "changed", reason: "r", expires: "2027-03-31", ...entry }],
});
const ignored = (one: Report & { gate: Gate }, entry: object, today = "2027-01-01") =>
  ignoring(one, file(entry), today).gate.ignored;

describe("an entry", () => {
  it("counts to the end of its last day", () => {
    expect(ignored(report(drifted("a")), { id: "a" }, "2027-03-31")).toBe(1);
    const over = ignoring(report(drifted("a")), file({ id: "a" }), "2027-04-01");
    expect(over.gate).toMatchObject({ ignored: 0, expired: [{ line: 1, where: "a", expires: "2027-03-31" }] });
  });

  it("never covers what another reason covers already", () => {
    const [finding] = drifted("a").findings;
    const one = report(drifted("a", { findings: finding ? [{ ...finding, suppressed: "ignoreChanges has it" }] : [] }));
    expect(ignored(one, { id: "a" })).toBe(0);
  });

  it.each([
    ["a/b-*", "a/b-1", true],
    ["a/*/c", "a/x/y/c", true],
    ["*", "", true],
    ["a*", "ba", false],
    ["*a", "ab", false],
    ["a*a", "a", false],
    ["a*b*b", "ab", false],
    ["a*b*b", "abxb", true],
    ["a.c", "abc", false],
    ["**x**", "x", true],
  ])("with the pattern %s and the id %s: %s", (pattern, id, covered) => {
    expect(ignored(report(drifted(id, { urn: null })), { pattern })).toBe(covered ? 1 : 0);
  });

  it("with a pattern covers what a regular expression of it would", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (parts, id) => {
        const expected = new RegExp(`^${parts.join(".*")}$`).test(id);
        expect(ignored(report(drifted(id, { urn: null })), { pattern: parts.join("*") })).toBe(expected ? 1 : 0);
      }),
    );
  });

  it("is found in an instant in a pattern of many stars", () => {
    const id = "a".repeat(50_000);
    expect(ignored(report(drifted(id, { urn: null })), { pattern: `${"a*".repeat(5000)}b` })).toBe(0);
  });
});

describe("what --write-ignore writes", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "access-audit-ignores-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([...Object.entries(hostileTexts), ...hostileNames.map((name) => [name, name] as const)])(
    "names a resource with %s as it is, and drives nothing",
    (what, name) => {
      const path = join(folder, `${what.replaceAll(/\W/g, "-")}.yaml`);
      const one = report(drifted(name, { urn: null }));
      writeIgnores(path, one, { reason: name, expires: "2027-03-31" });
      const text = readFileSync(path, "utf8");
      expect(drivingIn(text)).toEqual([]);
      const read = parseIgnoreFile(text, path);
      expect(read.entries).toMatchObject([{ id: name, reason: name, command: "drift", property: "storage.prefix" }]);
      expect(ignoring(one, read, "2027-01-01").gate.ignored).toBe(1);
    },
  );
});
