import { describe, expect, it } from "vitest";
import { changesOf } from "../../../cli/review/changes";
import { judgePreview } from "../../../cli/review/findings";
import { monitor, stepOf, track } from "./preview-steps";

const told = (old: Parameters<typeof stepOf>[2]) =>
  judgePreview(changesOf([stepOf("a", "delete", old)]), "/project").flatMap(({ findings }) =>
    findings.map(({ severity, reason }) => [severity, reason]),
  );
const ended = (previousStatus: string, onDelete = "restore") => ({
  ...monitor({ onDelete }),
  outputs: { previousStatus },
});
const policy = (previousPolicy: object, more: object = {}) => ({
  type: "access-audit:index:DatabaseAuditPolicy",
  inputs: {
    ...{ cloud: "huawei", region: "cn-north-4", engine: "rds", status: "Enabled", keepDays: 30 },
    instanceId: "cee5265e1e5845649e354841234567dfin01",
    ...more,
  },
  outputs: { previousPolicy },
});
const tencentPolicy = (previousPolicy: object) => ({
  type: "access-audit:index:DatabaseAuditPolicy",
  inputs: {
    ...{ cloud: "tencent", region: "ap-guangzhou", engine: "cdb", status: "Enabled", keepDays: 30 },
    instanceId: "cdb-etxaaa12",
  },
  outputs: { previousPolicy },
});
const system = (previousTracker: object, more: object = {}) => ({
  type: "access-audit:huawei:AuditTrack",
  inputs: { cloud: "huawei", region: "cn-north-4", type: "system", status: "Enabled", ...more },
  outputs: { previousTracker },
});

describe("a removal in a review", () => {
  it.each([
    [
      "a monitor that was found Disabled",
      ended("Disabled"),
      "high",
      "it is no longer managed, and put back to previousStatus: recording is switched off; the access history is lost",
    ],
    [
      "a monitor that is switched off at the end",
      ended("Enabled", "disable"),
      "high",
      'it is no longer managed, and left as onDelete "disable" wants it: recording is switched off; the access history is lost',
    ],
    [
      "a monitor that was found Enabled",
      ended("Enabled"),
      "low",
      "it is no longer managed: nothing notices when it is switched off",
    ],
    [
      "a policy that was found Disabled",
      policy({ status: "Disabled" }),
      "high",
      "it is no longer managed, and put back to previousPolicy: recording is switched off",
    ],
    [
      "a policy that takes its logs with it",
      policy({ status: "Disabled" }, { reserveAuditLogs: false }),
      "high",
      "it is no longer managed, and put back to previousPolicy: recording is switched off; the audit logs that exist are lost",
    ],
    [
      "a policy that kept logs for a shorter time",
      policy({ status: "Enabled", keepDays: 7 }),
      "medium",
      "it is no longer managed, and put back to previousPolicy: records are kept for 7 days only",
    ],
    [
      "a system tracker that was found Disabled",
      system({ status: "Disabled" }),
      "high",
      "it is no longer managed, and put back to previousTracker: recording is switched off",
    ],
    [
      "a system tracker with CTS",
      system({ status: "Enabled" }, { onDelete: "delete" }),
      "high",
      "it is deleted: recording ends",
    ],
    ...[
      ["a monitor", ended("Disabled", "keep")],
      ["a policy", policy({ status: "Disabled" }, { onDelete: "keep" })],
      ["a policy that is kept unless it is said otherwise", tencentPolicy({ status: "Disabled" })],
      ["a system tracker", system({ status: "Disabled" }, { onDelete: "keep" })],
    ].map(
      ([what, kept]) =>
        [
          `${what} that is kept`,
          kept,
          "low",
          "it is no longer managed: nothing notices when it is switched off",
        ] as never,
    ),
    ["a track", track(), "high", "it is deleted: recording ends"],
  ])("of %s", (_title, old, severity, reason) => {
    expect(told(old)).toEqual([[severity, reason]]);
  });
});
