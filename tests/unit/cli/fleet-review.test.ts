import { expect, it } from "vitest";
import { changesOf } from "../../../cli/review/changes";
import { judgePreview } from "../../../cli/review/findings";
import { bucketByBucket } from "../../../cli/review/fleets";
import { massRemoval, usualLimits } from "../../../cli/review/mass-removal";
import type { PreviewStep } from "../../../cli/review/preview";
import { unknownValue } from "../../../provider/core/fields/unknown";
import { monitor, stepOf } from "./preview-steps";

const region = "ap-guangzhou";
const type = "access-audit:index:BucketAccessMonitors";
const names = (...short: string[]) => short.map((one) => `${one}-1250000000`);
const fleet = (buckets: string[], more: object = {}, outputs: object = {}) => ({
  ...{ type, id: "tencent/fleet-0123456789abcdef" },
  inputs: { cloud: "tencent", buckets: { [region]: buckets }, status: "Enabled", ...more },
  outputs: {
    ...{ cloud: "tencent", buckets: { [region]: buckets }, status: "Enabled", onDelete: "restore", ...more },
    ...{ previousStatus: "Disabled", ...outputs },
  },
});
const three = fleet(names("a", "b", "c"));
const step = (op: string, before: typeof three | undefined, after?: typeof three) => stepOf("fleet", op, before, after);
const judge = (...steps: PreviewStep[]) => {
  const changes = changesOf(steps).flatMap(bucketByBucket);
  return [...judgePreview(changes, "/project"), ...massRemoval(changes, 0, usualLimits)];
};
const found = (...steps: PreviewStep[]) =>
  judge(...steps).flatMap(({ name, findings }) =>
    findings.map(({ rule, severity, reason }) => [name, rule, severity, reason] as const),
  );
const told = (short: string) => `bucket ${short}-1250000000 in ${region}`;

it("names the buckets that are switched off, once for all of them", () => {
  const [finding, ...more] = found(step("update", three, fleet(names("a", "b", "c"), { status: "Disabled" })));
  expect(finding).toEqual([
    ...["fleet", "switched-off", "high"],
    `recording is switched off: ${told("a")}, ${told("b")}, ${told("c")}`,
  ]);
  expect(more).toEqual([]);
});

it("names the exception alone", () => {
  const exceptions = { [region]: { "b-1250000000": "Disabled" } };
  expect(found(step("update", three, fleet(names("a", "b", "c"), { exceptions })))).toEqual([
    ["fleet", "switched-off", "high", `recording is switched off: ${told("b")}`],
  ]);
});

it("judges a bucket that leaves as one that is deleted, by what was found of it", () => {
  const all = fleet(names("a", "b", "c"), {}, { previousExceptions: { [region]: names("c") } });
  const left = found(step("update", all, fleet(names("a"))));
  expect(left.map(([, rule, severity]) => [rule, severity])).toEqual([
    ["deleted", "high"],
    ["deleted", "low"],
    ["mass-removal", "high"],
  ]);
  expect(left[0]?.[3]).toContain(told("b"));
  expect(left[1]?.[3]).toContain(told("c"));
  expect(left[2]?.[3]).toBe("2 of the 3 monitors of the stack are removed, more than 50 %");
});

it("a fleet of logs is judged bucket by bucket, by the field that changes", () => {
  const logs = (more: object = {}) => {
    const inputs = {
      ...{
        cloud: "tencent",
        buckets: { [region]: names("a", "b") },
        status: "Enabled",
        targetPrefix: "logs/{bucket}/",
      },
      ...{ targetBuckets: { [region]: "target-1250000000" }, onDelete: "restore", ...more },
    };
    const outputs = { ...inputs, previousLog: { status: "Disabled" } };
    return { type: "access-audit:index:BucketAccessLogs", id: "tencent/fleet-0123456789abcdef", inputs, outputs };
  };
  const update = (more: object) => found(stepOf("logs", "update", logs(), logs(more)));
  expect(update({ exceptions: { [region]: { "b-1250000000": { status: "Disabled" } } } })).toEqual([
    ["logs", "switched-off", "high", `recording is switched off: ${told("b")}`],
  ]);
  const [moved, ...more] = update({ targetBuckets: { [region]: "other-1250000000" } });
  expect(moved?.slice(1, 3)).toEqual(["redirected", "medium"]);
  expect([moved?.[3], more]).toEqual([expect.stringContaining(`${told("a")}, ${told("b")}`), []]);
});

it("what is added weakens nothing, and what stays is not told", () => {
  expect(found(step("update", fleet(names("a")), three))).toEqual([]);
  expect(found(step("same", three, three))).toEqual([]);
});

it("a fleet that is deleted takes all of its buckets along", () => {
  expect(found(step("delete", three)).map(([, rule]) => rule)).toEqual(["deleted", "mass-removal"]);
});

it("a move from single resources is told as such", () => {
  const single = (short: string) =>
    stepOf(
      short,
      "delete",
      monitor({ bucket: `${short}-1250000000` }, { id: `tencent/${region}/${short}-1250000000` }),
    );
  const formerStatuses = { [region]: { "a-1250000000": "Disabled" } };
  const moved = found(single("a"), single("b"), step("create", undefined, fleet(names("a", "b"), { formerStatuses })));
  expect(moved.map(([, rule, severity]) => [rule, severity])).toEqual([
    ["renamed", "low"],
    ["renamed", "low"],
  ]);
  expect(moved.map((one) => one[3]).join("\n")).toMatch(
    /formerStatuses keeps what was found.*is lost unless formerStatuses has it/s,
  );
});

it("a move back is told as such", () => {
  const create = stepOf("a", "create", undefined, monitor({ bucket: "a-1250000000" }));
  const moved = found(step("delete", fleet(names("a"))), create);
  expect(moved.map(([, rule, severity]) => [rule, severity])).toEqual([["renamed", "low"]]);
  expect(moved[0]?.[3]).toContain("nothing is switched off in the cloud");
});

it("a list that is known later is undecided", () => {
  const open = { ...three, inputs: { ...three.inputs, buckets: unknownValue } } as unknown as typeof three;
  expect(found(step("update", three, open))).toEqual([
    ["fleet", "undecided", "medium", "the new value is known only while it is applied"],
  ]);
});

it("a pattern that was not looked up covers what it covered", () => {
  const by = (pattern: string) => ({
    ...three,
    inputs: { cloud: "tencent", patterns: { [region]: pattern }, status: "Enabled" },
  });
  const after = (pattern: string) => ({ ...by(pattern), outputs: {} }) as unknown as typeof three;
  const before = by("*") as unknown as typeof three;
  expect(found(step("update", before, after("*-1250000000")))).toEqual([]);
  const narrowed = found(step("update", before, after("a*")));
  expect(narrowed.map(([, rule]) => rule)).toEqual(["deleted", "mass-removal"]);
});
