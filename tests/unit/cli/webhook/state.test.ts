import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Examined, Finding, Report } from "../../../../cli/report/report";
import { changesOf, isChange, readState, writeState } from "../../../../cli/webhook/state";

const off: Finding = {
  ...{ rule: "switched-off", severity: "high", property: "status", before: "Enabled", after: "Disabled" },
  reason: "recording is switched off",
};
const resource = (name: string, more: Partial<Examined> = {}): Examined => ({
  ...{
    urn: `urn:pulumi:s::p::t::${name}`,
    name,
    kind: "AuditTrack",
    cloud: "c",
    id: null,
    location: null,
    findings: [],
  },
  ...more,
});
const report = (resources: readonly Examined[], errors: readonly string[] = []): Report => ({
  ...{ command: "drift", subject: "s", labels: ["declared", "live"], resources, errors },
});
const changesAfter = (...reports: readonly Report[]) => {
  let state: ReturnType<typeof changesOf>["next"] | undefined;
  for (const one of reports.slice(0, -1)) state = changesOf(one, state).next;
  return changesOf(reports.at(-1) ?? report([]), state);
};
const clean = report([resource("a"), resource("b")]);
const drifted = report([resource("a", { findings: [off] }), resource("b")]);

describe("what changed since the report before", () => {
  it.each([
    ["of nothing that is clean", [clean], false],
    ["of something found at first", [drifted], true],
    ["of the same again", [drifted, drifted], false],
    ["of what is suppressed", [clean, report([resource("a", { findings: [{ ...off, suppressed: "why" }] })])], false],
    [
      "of another value",
      [drifted, report([resource("a", { findings: [{ ...off, after: "Other" }] }), resource("b")])],
      true,
    ],
    ["of a graver one", [report([resource("a", { findings: [{ ...off, severity: "low" }] })]), drifted], true],
    ["of one that is mended", [drifted, clean], true],
    [
      "of a resource that cannot be read",
      [clean, report([resource("a", { error: "denied (request 1)" }), resource("b")])],
      true,
    ],
    [
      "of one that still cannot be read, in other words",
      [
        report([resource("a", { error: "denied (request 1)" })]),
        report([resource("a", { error: "denied (request 2)" })]),
      ],
      false,
    ],
    ["of one that can be read again", [report([resource("a", { error: "denied" })]), report([resource("a")])], true],
    ["of a run that fails", [clean, report([], ["the preview failed"])], true],
  ])("%s is told: %#", (_what, reports, isTold) => {
    expect(isChange(changesAfter(...reports))).toBe(isTold);
  });

  it("is nothing of what was not looked at, which is still known after", () => {
    const failing = report([resource("a", { error: "denied" }), resource("b")]);
    const changes = changesAfter(drifted, failing);
    expect(changes.gone).toEqual([]);
    expect(changesOf(drifted, changes.next).appeared).toEqual([]);
    expect(changesOf(clean, changes.next).gone).toMatchObject([
      { name: "a", rule: "switched-off", property: "status" },
    ]);
    expect(changesAfter(drifted, report([], ["the preview failed"])).gone).toEqual([]);
    const elsewhere = { ...report([resource("b")]), lookedAt: () => false };
    expect(changesAfter(drifted, elsewhere).gone).toEqual([]);
  });

  it("is refused between reports of different stacks", () => {
    const { next } = changesOf(clean, undefined);
    expect(() => changesOf({ ...clean, subject: "other" }, next)).toThrow(
      "--state is of access-audit drift, s, and this is drift, other",
    );
  });

  const folder = mkdtempSync(join(tmpdir(), "access-audit-webhook-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is kept in a file that is whole or not there", () => {
    const path = join(folder, "state.json");
    expect(readState(path)).toBeUndefined();
    const { next } = changesOf(drifted, undefined);
    writeState(path, next);
    expect(readState(path)).toEqual(next);
    expect(readdirSync(folder)).toEqual(["state.json"]);
    expect(JSON.stringify(next)).not.toContain("Disabled");
    writeFileSync(path, "{}");
    expect(() => readState(path)).toThrow("is not a state file of --webhook. Delete it to start again");
  });
});
