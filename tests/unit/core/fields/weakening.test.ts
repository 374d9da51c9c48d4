import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences } from "../../../../provider/core/fields/diff";
import { metaOf, objectIn } from "../../../../provider/core/fields/field";
import { unknownValue } from "../../../../provider/core/fields/unknown";
import {
  destination,
  ending,
  exclusions,
  readiness,
  retention,
  scope,
  switchedOff,
  weakeningOf,
} from "../../../../provider/core/fields/weakening";
import { clouds, findResource } from "../../../../provider/registry";

const all = scope((parts) => parts.includes("*"));

describe("a weakening", () => {
  it.each([
    ["a status switched off", switchedOff, "Enabled", "Disabled", "high"],
    ["a status switched on", switchedOff, "Disabled", "Enabled", undefined],
    ["a scope cut from all", all, ["*"], ["PutBucketACL"], "medium"],
    ["a scope cut by one", all, ["a", "b"], ["b", "c"], "medium"],
    ["a scope widened", all, ["a"], ["a", "b"], undefined],
    ["a scope opened", all, "Write", "*", undefined],
    ["regions with commas, one fewer", all, "cn-beijing,cn-hangzhou", "cn-beijing", "medium"],
    ["a destination changed", destination, "a", "b", "medium"],
    ["a destination removed", destination, { bucketName: "a" }, undefined, "high"],
    ["a destination added", destination, undefined, "a", undefined],
    ["an exclusion added", exclusions, [], ["KMS"], "medium"],
    ["an exclusion removed", exclusions, ["KMS"], [], undefined],
    ["fewer days", retention, 30, 7, "medium"],
    ["days instead of for ever", retention, 0, 1095, "medium"],
    ["for ever instead of days", retention, 1095, 0, undefined],
    ["fewer days at hand", readiness, 7, 1, "medium"],
    ["no days at hand", readiness, 7, 0, "medium"],
    ["days at hand, where there were none", readiness, 0, 7, undefined],
    ["days at hand that the cloud decides", readiness, 7, undefined, undefined],
    ["a looser end", ending, "restore", "disable", "medium"],
    ["the loosest end", ending, "disable", "delete", "medium"],
    ["a stricter end", ending, "delete", "restore", undefined],
  ])("by %s is %5$s", (_name, guard, before, after, severity) => {
    expect(guard(before, after)?.severity).toBe(severity);
  });

  it("by a value that is not known yet is undecided", () => {
    const { inputs } = findResource("AuditTrack", "tencent");
    const found = differences(inputs, { status: "Enabled" }, { status: unknownValue });
    expect(found.map(weakeningOf)).toMatchObject([{ rule: "undecided", severity: "medium" }]);
  });

  it("never goes both ways for what is switched, scoped or kept", () => {
    const value = fc.oneof(fc.constantFrom("*", "a", "b"), fc.uniqueArray(fc.constantFrom("*", "a", "b")), fc.nat(3));
    fc.assert(
      fc.property(value, value, (before, after) => {
        for (const guard of [switchedOff, retention, readiness, ending])
          expect(guard(before, after) !== undefined && guard(after, before) !== undefined).toBe(false);
      }),
    );
  });
});

describe("fields", () => {
  // A delivery of history is neither on nor off.
  const everywhere = clouds.flatMap(({ resources }) => resources.filter(({ inputs }) => "status" in inputs.shape));

  it.each(everywhere.map((one) => [`${one.cloud} ${one.kind}`, one] as const))(
    "of %s tell what weakens: the status first",
    (_name, one) => {
      const guard = metaOf(one.inputs.shape.status as never).weakens;
      expect(guard?.("Enabled", "Disabled")).toMatchObject({ rule: "switched-off", severity: "high" });
      expect(guard?.("Disabled", "Enabled")).toBeUndefined();
      const ends = one.inputs.shape.onDelete;
      if (ends !== undefined) expect(metaOf(ends as never).weakens).toBe(ending);
      for (const type of Object.values(one.inputs.shape))
        expect(objectIn(type as never) === undefined || metaOf(type as never).doc).toBeTruthy();
    },
  );
});
