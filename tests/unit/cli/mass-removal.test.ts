import { describe, expect, it } from "vitest";
import { changesOf } from "../../../cli/review/changes";
import { massRemoval, type RemovalLimits, removalsOption, usualLimits } from "../../../cli/review/mass-removal";
import type { PreviewStep } from "../../../cli/review/preview";
import { monitor, stepOf, track } from "./preview-steps";

const count = <T>(length: number, make: (index: number) => T) => Array.from({ length }, (_, index) => make(index));
const bucket = (index: number, more: object = {}) => monitor({ bucket: `b-${index}-1250000000`, ...more });
const kept = (...indexes: number[]) => indexes.map((n) => stepOf(`m${n}`, "same", bucket(n), bucket(n)));
const removed = (...indexes: number[]) => indexes.map((n) => stepOf(`m${n}`, "delete", bucket(n)));
const from = (first: number, length: number) => count(length, (n) => first + n);

const found = (steps: readonly PreviewStep[], limits: RemovalLimits = usualLimits, unshown = 0) =>
  massRemoval(changesOf(steps), unshown, limits).flatMap(({ findings }) =>
    findings.map(({ rule, severity, reason }) => [rule, severity, reason]),
  );
/** As a provider for one cloud has it in its types: the cloud stands in no input. */
const withoutCloud = ({ oldState, ...step }: PreviewStep): PreviewStep => {
  const { cloud: _, ...inputs } = Object(oldState?.inputs);
  return { ...step, ...(oldState && { oldState: { ...oldState, id: "", inputs } }) };
};
const mass = (reason: string) => [["mass-removal", "high", reason]];

describe("a mass removal", () => {
  it("is told once, of the stack", () => {
    expect(massRemoval(changesOf([...kept(0), ...removed(1, 2, 3)]), 0, usualLimits)).toEqual([
      {
        urn: "urn:pulumi:prod::p::pulumi:pulumi:Stack::p-prod",
        ...{ name: "p-prod", kind: "Stack", cloud: "tencent", id: null, location: null },
        findings: [
          {
            ...{ rule: "mass-removal", severity: "high" },
            reason: "3 of the 4 monitors of the stack are removed, more than 50 %",
          },
        ],
      },
    ]);
  });

  it("is judged where a state does not say its cloud", () => {
    const steps = [...kept(0), ...removed(1, 2, 3).map(withoutCloud)];
    expect(found(steps)).toEqual(mass("3 of the 4 monitors of the stack are removed, more than 50 %"));
  });

  it.each([
    ["as many as the count allows", [...kept(...from(5, 20)), ...removed(...from(0, 5))], {}, []],
    [
      "one more",
      [...kept(...from(6, 20)), ...removed(...from(0, 6))],
      {},
      mass("6 of the 26 monitors of the stack are removed, more than 5"),
    ],
    ["half", [...kept(0, 1), ...removed(2, 3)], {}, []],
    ["the only one", removed(0), {}, []],
    [
      "the only one where none is allowed",
      removed(0),
      { count: 0 },
      mass("1 of the 1 monitors of the stack are removed, more than 0"),
    ],
    ["one of many, by a share", [...kept(1, 2, 3), ...removed(0)], { percent: 0 }, []],
    [
      "all, by the count that is not given",
      removed(0, 1),
      { percent: 20 },
      mass("2 of the 2 monitors of the stack are removed, more than 20 %"),
    ],
    ["many, by a share alone", [...kept(...from(6, 94)), ...removed(...from(0, 6))], { percent: 20 }, []],
    ["all, where the share allows it", removed(...from(0, 9)), { percent: 100 }, []],
  ] as const)("is judged of %s", (_title, steps, limits, expected) => {
    expect(found(steps, Object.keys(limits).length === 0 ? usualLimits : limits)).toEqual(expected);
  });

  it("counts tracks by themselves", () => {
    const tracks = count(3, (n) => stepOf(`t${n}`, "delete", track({ name: `track-${n}` })));
    expect(found([...tracks, ...kept(...from(0, 9))])).toEqual(
      mass("3 of the 3 tracks of the stack are removed, more than 50 %"),
    );
    expect(found([...tracks, ...removed(0, 1, 2)], { count: 2 })).toHaveLength(2);
    expect(found([...tracks, ...removed(0, 1, 2)], { count: 3 })).toEqual([]);
  });

  it("counts what is pointed to other buckets, and not what is replaced as it is", () => {
    const replaced = (after: (n: number) => ReturnType<typeof bucket>) =>
      count(3, (n) => stepOf(`m${n}`, "replace", bucket(n), after(n)));
    expect(found(replaced((n) => bucket(n + 10)))).toHaveLength(1);
    expect(found(replaced((n) => bucket(n)))).toEqual([]);
  });

  it("counts no renames, none that are off, and none that are only changed", () => {
    const renames = count(9, (n) => [
      stepOf(`new${n}`, "create", undefined, bucket(n)),
      stepOf(`m${n}`, "delete", bucket(n)),
    ]).flat();
    expect(found(renames)).toEqual([]);
    const off = { status: "Disabled" };
    expect(found(count(9, (n) => stepOf(`m${n}`, "delete", bucket(n, off))))).toEqual([]);
    expect(found(count(9, (n) => stepOf(`m${n}`, "update", bucket(n), bucket(n, off))))).toEqual([]);
    const secret = { bucket: "[secret]" };
    expect(found(count(9, (n) => stepOf(`m${n}`, "update", monitor(secret), monitor(secret))))).toEqual([]);
  });

  it("is open where a preview does not show how many there are, unless it is certain either way", () => {
    expect(found(removed(0, 1), usualLimits, 1)).toEqual(mass("2 monitors of the stack are removed, more than 50 %"));
    expect(found(removed(0, 1), usualLimits, 2)).toEqual([
      [
        "mass-removal",
        "medium",
        "2 monitors of the stack are removed, and the preview does not show how many there are: write it with pulumi preview --json --show-sames",
      ],
    ]);
    expect(found([...kept(2, 3), ...removed(0, 1)], usualLimits, 9)).toEqual([]);
  });
});

describe("--max-removals", () => {
  const parse = (...given: readonly string[]) =>
    given.reduce<unknown>((limits, text) => removalsOption.parseArg?.(text, limits as never), undefined);

  it("takes a count, a share, or both", () => {
    expect(parse("7")).toEqual({ count: 7 });
    expect(parse("20%")).toEqual({ percent: 20 });
    expect(parse("20%", "7")).toEqual({ count: 7, percent: 20 });
  });

  it.each(["", "-1", "1.5", "101%", "many", "5 %"])("refuses %j", (text) => {
    expect(() => parse(text)).toThrow("It must be a count such as 5, or a share such as 20%.");
  });
});
