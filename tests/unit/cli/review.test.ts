import { describe, expect, it } from "vitest";
import { changesOf } from "../../../cli/review/changes";
import { judgePreview } from "../../../cli/review/findings";
import { massRemoval, usualLimits } from "../../../cli/review/mass-removal";
import type { PreviewStep } from "../../../cli/review/preview";
import { unknownValue } from "../../../provider/core/fields/unknown";
import { stepOf, track } from "./preview-steps";

const type = "pulumi-nodejs:dynamic/access-audit:BucketAccessMonitor";
const storage = { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" };
const trail = (ossKeyPrefix: string) => ({
  ...{ type: "access-audit:alibaba:AuditTrack", id: "alibaba/cn-hangzhou/all" },
  inputs: {
    cloud: "alibaba",
    region: "cn-hangzhou",
    name: "all",
    status: "Enabled",
    ossBucketName: "audit",
    ossKeyPrefix,
  },
});
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
  judgePreview(changesOf(steps), "/project").flatMap(({ findings }) =>
    findings.map(({ rule, severity, property }) => [rule, severity, property ?? null]),
  );

describe("a review", () => {
  it.each([
    [
      "a monitor that is switched off",
      [step("update", state(), state({ status: "Disabled" }))],
      [["switched-off", "high", "status"]],
    ],
    [
      "a track whose files get another prefix",
      [stepOf("writes", "update", track(), track({ storage: { ...storage, prefix: "other" } }))],
      [["changed", "low", "storage.prefix"]],
    ],
    [
      "a secret prefix that the engine says differs",
      [{ ...stepOf("trail", "update", trail("[secret]"), trail("[secret]")), diffReasons: ["ossKeyPrefix"] }],
      [["changed", "low", "ossKeyPrefix"]],
    ],
    ["a secret prefix that stays", [stepOf("trail", "update", trail("[secret]"), trail("[secret]"))], []],
    [
      "a track that changes what only this package knows",
      [stepOf("writes", "update", track(), track({ adopt: true }))],
      [],
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
      "a secret status that may have changed",
      [step("update", state({ status: "[secret]" }), state({ status: "[secret]" }))],
      [["undecided", "medium", "status"]],
    ],
    [
      "a secret status that the engine says differs",
      [{ ...step("update", state({ status: "[secret]" }), state({ status: "[secret]" })), diffReasons: ["status"] }],
      [["undecided", "medium", "status"]],
    ],
    [
      "a secret status beside another secret that differs",
      [
        {
          ...step(
            "update",
            state({ status: "[secret]", bucket: "[secret]" }),
            state({ status: "[secret]", bucket: "[secret]" }),
          ),
          detailedDiff: { bucket: { kind: "update" } },
        },
      ],
      [],
    ],
    [
      "another bucket that is declared off",
      [step("replace", state({ status: "Disabled" }), state({ status: "Disabled", bucket: "b-1250000000" }))],
      [["switched-off", "medium", "status"]],
    ],
    ["a leftover of an earlier replacement", [step("delete-replaced", state())], []],
    ["what is only read", [step("read", undefined, { type })], []],
    ["a replacement of the same bucket, as it is", [step("replace", state(), state())], []],
    [
      "a replacement of the same bucket, which is switched off",
      [step("replace", state(), state({ status: "Disabled" }))],
      [["switched-off", "high", "status"]],
    ],
    [
      "another cloud",
      [step("replace", state(), state({ cloud: "alibaba", region: "cn-hangzhou", status: "Disabled" }))],
      [
        ["deleted", "high", null],
        ["switched-off", "medium", "status"],
      ],
    ],
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

  it("of a step that cannot be judged is an error of that resource", () => {
    const odd = step("update", { type, inputs: { status: "Enabled" } }, { type, inputs: { status: "Disabled" } });
    expect(judgePreview(changesOf([odd]), "/project")).toMatchObject([
      { findings: [], error: expect.stringContaining("cloud must be one of") },
    ]);
  });

  it("of other providers' resources says nothing", () => {
    const other = { type: "aws:s3/bucket:Bucket", inputs: { status: "Enabled" } };
    expect(changesOf([{ op: "delete", urn: "urn:pulumi:prod::p::aws:s3/bucket:Bucket::b", oldState: other }])).toEqual(
      [],
    );
  });

  describe("of a track whose scope takes another form", () => {
    const trackType = "access-audit:tencent:AuditTrack";
    const trackUrn = `urn:pulumi:prod::p::${trackType}::writes`;
    const entry = { resourceType: "cos", actionType: "Write", eventNames: ["*"] };
    const shared = { cloud: "tencent", region: "ap-guangzhou", name: "writes", status: "Enabled" };
    const stateOf = (scope: object) => ({
      ...{ type: trackType, id: "tencent/ap-guangzhou/7" },
      inputs: { ...shared, ...scope },
      outputs: { ...shared, ...scope, trackId: "7", createTime: "" },
    });
    const judged = (ops: readonly string[], before: object, after: object) =>
      judgePreview(
        changesOf(
          ops.map((op) => ({ op, urn: trackUrn, oldState: stateOf(before), newState: stateOf(after) }) as never),
        ),
        "/project",
      ).flatMap(({ findings }) => findings.map(({ rule, severity, reason }) => [rule, severity, reason]));
    const several = { filters: [entry, { ...entry, resourceType: "cam" }] };

    it("tells the gap of a replacement that deletes first", () => {
      expect(judged(["delete-replaced", "replace", "create-replacement"], entry, several)).toEqual([
        ["replaced", "high", expect.stringContaining("nothing is recorded in between")],
      ]);
    });

    it("tells it of a preview that does not show the order of the steps", () => {
      expect(judged(["replace"], entry, several)).toEqual([["replaced", "high", expect.any(String)]]);
    });

    it("tells also what it narrows", () => {
      expect(judged(["delete-replaced", "replace", "create-replacement"], several, entry)).toEqual([
        ["narrowed", "medium", "cam (Write): no longer recorded in full"],
        ["replaced", "high", expect.any(String)],
      ]);
    });

    it("tells the gap of a track of one product by a filter that gets a second one", () => {
      const one = { filters: [entry] };
      expect(judged(["delete-replaced", "replace", "create-replacement"], one, several)).toEqual([
        ["replaced", "high", expect.any(String)],
      ]);
    });
  });
});

describe("what records nothing itself", () => {
  const exportType = "pulumi-nodejs:dynamic/access-audit:AuditLogExport";
  const file = {
    ...{ cloud: "tencent", region: "ap-guangzhou", engine: "cdb", instanceId: "cdb-etxaaa12" },
    ...{ startTime: "2026-01-15T00:00:00.000Z", endTime: "2026-01-16T00:00:00.000Z" },
  };
  const removed = (name: string) =>
    ({
      op: "delete",
      urn: `urn:pulumi:prod::p::${exportType}::${name}`,
      oldState: {
        ...{ type: exportType, id: `tencent/ap-guangzhou/cdb/cdb-etxaaa12/${name}.csv` },
        inputs: { ...file, __provider: "exports.handler" },
        outputs: { ...file, fileId: `${name}.csv`, made: true, link: "[secret]" },
      },
    }) as unknown as PreviewStep;

  it("is removed without a record being lost, whatever its secret link hides", () => {
    const [one] = judgePreview(changesOf([removed("january")]), "/project");
    expect(one?.findings).toEqual([
      {
        ...{ rule: "deleted", severity: "low" },
        reason: "it is no longer managed, and the file that it asked for is deleted; what is recorded stays as it is",
      },
    ]);
  });

  it("may be removed in any number", () => {
    const steps = Array.from({ length: 20 }, (_, n) => removed(`file-${n}`));
    expect(massRemoval(changesOf(steps), 0, usualLimits)).toEqual([]);
  });
});
