import { expect, it } from "vitest";
import { ocsf } from "../../../../cli/report/ocsf";
import type { Examined, Finding, Report } from "../../../../cli/report/report";

const examined = (name: string, more: Partial<Examined> = {}): Examined => ({
  ...{ urn: null, name, kind: "Bucket", cloud: "tencent", region: "r", id: `tencent/r/${name}`, location: null },
  ...{ findings: [], ...more },
});
const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ rule: "unmonitored", severity: "medium", reason: "its access is not monitored", ...more },
});
const report: Report = {
  ...{ command: "scan", subject: "tencent", errors: ["no answer"] },
  resources: [
    examined("clean"),
    examined("found", { findings: [finding()] }),
    examined("ignored", { findings: [finding({ suppressed: "why", suppressedBy: "ignoreFile" })] }),
    examined("unread", { error: "denied" }),
  ],
  gate: {
    ...{ ignoreFile: "f", ignored: 1, expired: [], baseline: "b", known: 0 },
    fixed: [{ rule: "unmonitored", name: "mended", id: "tencent/r/mended", property: null }],
  },
};

it("an event of OCSF says what passes, what fails, what is ignored, not known, or mended", () => {
  const events = JSON.parse(ocsf(report, 1_700_000_000_000));
  const told = events.map((one: Record<string, Record<string, unknown>>) => [
    ...[one.resources?.[0], one.severity_id, one.status_id, one.compliance?.status_id, one.activity_id],
  ]);
  const place = (name: string) => ({ name, type: "Bucket", region: "r", uid: `tencent/r/${name}` });
  expect(told).toEqual([
    [place("clean"), 1, 4, 1, 1],
    [place("found"), 3, 1, 3, 1],
    [place("ignored"), 3, 3, 3, 1],
    [place("unread"), 4, 1, 0, 1],
    [undefined, 4, 1, 0, 1],
    [undefined, 1, 4, 1, 3],
  ]);
  expect(events[1]).toMatchObject({
    ...{ class_uid: 2003, type_uid: 200_301, time: 1_700_000_000_000, cloud: { provider: "tencent", region: "r" } },
    compliance: { control: "unmonitored", standards: ["NIST AU-12"] },
  });
  const uids = events.map((one: { finding_info: { uid: string } }) => one.finding_info.uid);
  expect(new Set(uids).size).toBe(uids.length);
});
