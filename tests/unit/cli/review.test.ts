import { describe, expect, it } from "vitest";
import { judgePreview } from "../../../cli/review/findings";
import type { PreviewStep } from "../../../cli/review/preview";
import { unknownValue } from "../../../provider/core/check";

const type = "pulumi-nodejs:dynamic/access-audit:BucketAccessMonitor";
const urn = `urn:pulumi:prod::p::${type}::logs`;
const inputs = { cloud: "tencent", region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled" };
const state = (more: object = {}, rest: object = {}) => ({
  ...{ type, id: "tencent/ap-guangzhou/logs-1250000000" },
  inputs: { ...inputs, __provider: "exports.handler", ...more },
  outputs: { ...inputs, previousStatus: "Disabled", ...more },
  ...rest,
});
const step = (op: string, oldState: unknown, newState?: unknown) => ({ op, urn, oldState, newState }) as PreviewStep;
const found = (...steps: PreviewStep[]) =>
  judgePreview(steps, "/project").flatMap(({ findings }) =>
    findings.map(({ rule, severity, property }) => [rule, severity, property ?? null]),
  );

describe("a review", () => {
  it.each([
    [
      "a monitor that is switched off",
      [step("update", state(), state({ status: "Disabled" }))],
      [["switched-off", "high", "status"]],
    ],
    ["one that is switched on", [step("update", state({ status: "Disabled" }), state())], []],
    [
      "a status that is known later",
      [step("update", state(), state({ status: unknownValue }))],
      [["undecided", "medium", "status"]],
    ],
    [
      "a status that becomes secret",
      [step("update", state(), state({ status: "[secret]" }))],
      [["undecided", "medium", "status"]],
    ],
    ["one that is given up, and put back to Disabled", [step("delete", state())], [["deleted", "high", null]]],
    [
      "one that is put back to Enabled",
      [step("delete", { ...state(), outputs: { ...inputs, previousStatus: "Enabled" } })],
      [["deleted", "low", null]],
    ],
    [
      "one that switches off at its end",
      [step("delete", { ...state({ onDelete: "disable" }), outputs: { previousStatus: "Enabled" } })],
      [["deleted", "high", null]],
    ],
    ["one that is retained", [step("delete", state({}, { retainOnDelete: true }))], [["deleted", "low", null]]],
    ["one that is off anyway", [step("delete", state({ status: "Disabled" }))], []],
    ["one whose status is secret", [step("delete", state({ status: "[secret]" }))], [["undecided", "medium", null]]],
    [
      "another bucket",
      [
        step("create-replacement", state(), state({ bucket: "b-1250000000" })),
        step("replace", state(), state({ bucket: "b-1250000000" })),
        step("delete-replaced", state()),
      ],
      [["deleted", "high", null]],
    ],
    [
      "what a refresh found",
      [step("refresh", state(), state({ status: "Disabled" })), step("same", state(), state())],
      [],
    ],
    ["a new one", [step("create", undefined, state())], []],
    [
      "a new one that switches off",
      [step("create", undefined, state({ status: "Disabled" }))],
      [["switched-off", "medium", "status"]],
    ],
  ])("of %s", (_title, steps, expected) => {
    expect(found(...steps)).toEqual(expected);
  });

  it("of other providers' resources says nothing", () => {
    const other = { type: "aws:s3/bucket:Bucket", inputs: { status: "Enabled" } };
    expect(
      judgePreview([{ op: "delete", urn: "urn:pulumi:prod::p::aws:s3/bucket:Bucket::b", oldState: other }], "/project"),
    ).toEqual([]);
  });
});
