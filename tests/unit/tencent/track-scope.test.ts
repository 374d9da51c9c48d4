import { describe, expect, it } from "vitest";
import { fromWire, trackInputs } from "../../../provider/clouds/tencent/cloudaudit/audit-track";
import { tencentTracks } from "../../../provider/clouds/tencent/cloudaudit/track-facts";
import { metaOf } from "../../../provider/core/fields/field";
import { unknownValue } from "../../../provider/core/fields/unknown";
import { exactJson, parseJsonObject } from "../../../provider/http/json";
import { findResource } from "../../../provider/registry";
import { tencentVectors } from "./vectors";

const track = findResource("AuditTrack", "tencent");
const entry = (resourceType: string, actionType = "*", ...eventNames: string[]) => ({
  ...{ resourceType, actionType, eventNames: eventNames.length > 0 ? eventNames : ["*"] },
});
const shared = {
  ...{ cloud: "tencent", region: "ap-guangzhou", name: "writes", status: "Enabled" },
  storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
};
const failures = (given: object) =>
  track.check({ ...shared, ...given }).failures.map(({ property, reason }) => `${property} ${reason}`);

describe("the scope of a track is refused before any call", () => {
  it.each([
    ["none", {}, "resourceType is required unless filters are given"],
    ["a part", { resourceType: "cos", actionType: "*" }, "eventNames is required unless filters are given"],
    [
      "both forms",
      { ...entry("cos"), filters: [entry("cam")] },
      "resourceType must not be given together with filters",
    ],
    ["no filters", { filters: [] }, "filters must be at least 1 entries long, but [] was given"],
    [
      "events of all products",
      { filters: [entry("cos"), entry("*", "*", "PutBucketACL")] },
      'filters[1].eventNames must be ["*"] when resourceType is "*", but ["PutBucketACL"] was given',
    ],
    [
      "all and some",
      { filters: [entry("cos", "*", "*", "PutBucketACL")] },
      'filters[0].eventNames must be ["*"] alone or names without "*", but ["*","PutBucketACL"] was given',
    ],
    [
      "too many events",
      { filters: [entry("cos", "*", ..."abcdefghijk")] },
      "filters[0].eventNames must be at most 10 names, but 11 were given",
    ],
    [
      "a word in the wrong case",
      { filters: [entry("cos", "read")] },
      'filters[0].actionType must be "Read" or "Write" or "*", but "read" was given',
    ],
  ])("%s", (_, given, message) => expect(failures(given)).toEqual([message]));

  it.each([
    ["a product twice", { filters: [entry("cos", "Read", "GetBucket"), entry("cos", "Write", "PutBucket")] }],
    ["all beside one product", { filters: [entry("*"), entry("cos", "Write")] }],
    ["filters that are not known yet", { filters: unknownValue }],
    ["an entry that is not known yet", { filters: [{ ...entry("cos"), eventNames: unknownValue }] }],
    ["a Chinese name", { ...entry("*"), name: "跟踪集_1" }],
  ])("but not %s", (_, given) => expect(failures(given)).toEqual([]));
});

describe("what filters that change take away", () => {
  const weakening = (before: object[] | undefined, after: object[] | undefined) =>
    metaOf(trackInputs.shape.filters).weakens?.(before, after)?.reason;

  it.each([
    ["an entry less", [entry("cos"), entry("cam")], [entry("cam")], "cos: no longer recorded in full"],
    ["fewer events", [entry("cos", "Write", "A", "B")], [entry("cos", "Write", "B")], "cos (Write: A): "],
    ["only writes", [entry("cos")], [entry("cos", "Write")], "cos: "],
    ["one product of all", [entry("*")], [entry("cos")], "all products: "],
    ["only named events", [entry("cos", "Read")], [entry("cos", "Read", "A")], "cos (Read): "],
    ["none at all", [entry("cos")], undefined, "cos: "],
  ])("%s", (_, before, after, said) => expect(weakening(before, after)).toContain(said));

  it.each([
    ["another order", [entry("cos"), entry("cam")], [entry("cam"), entry("cos")]],
    ["everything", [entry("cos", "Write", "A")], [entry("*")]],
    ["reads and writes apart", [entry("cos")], [entry("cos", "Read"), entry("cos", "Write")]],
    ["one entry for two", [entry("cos", "Read", "A"), entry("cos", "Read", "B")], [entry("cos", "Read", "A", "B")]],
    ["more", undefined, [entry("cos")]],
  ])("nothing: %s", (_, before, after) => expect(weakening(before, after)).toBeUndefined());
});

describe("what a track leaves out", () => {
  it.each([
    [entry("*"), undefined],
    [entry("*", "Write"), "it records only events of the type Write"],
    [entry("cos"), "it records only cos"],
    [entry("cos", "*", "A", "B"), "it records only cos; it records only A, B"],
    [entry("cos", "Read", "A"), "it records only events of the type Read; it records only cos; it records only A"],
    [{ filters: [entry("cos"), entry("*")] }, undefined],
    [{ filters: [entry("*", "Read"), entry("*", "Write")] }, undefined],
    [{ filters: [entry("cos"), entry("cam", "Write", "A")] }, "it records only cos, cam (Write: A)"],
    // A row of the list tells no filters.
    [{ resourceType: "", actionType: "", eventNames: [] }, undefined],
  ])("%j", (inputs, said) => expect(tencentTracks.facts({ ...shared, ...inputs }).leavesOut).toBe(said));
});

describe("the difference between two forms", () => {
  const differing = (before: object, after: object) =>
    track.diff({ ...shared, ...before }, { ...shared, ...after }).differences.map(({ path }) => path);

  it.each([
    ["one product", entry("cos", "Write", "A", "B"), { filters: [entry("cos", "Write", "B", "A")] }, []],
    ["another order", { filters: [entry("a"), entry("b")] }, { filters: [entry("b"), entry("a")] }, []],
    ["more products", entry("cos"), { filters: [entry("cos"), entry("cam")] }, ["filters"]],
    ["fewer products", { filters: [entry("cos"), entry("cam")] }, entry("cos"), ["filters"]],
    ["another event", { filters: [entry("cos")] }, entry("cos", "Write"), ["actionType"]],
    ["what is not known yet", entry("cos"), { filters: unknownValue }, ["filters"]],
    [
      "a field that is not known yet",
      { filters: [entry("cos")] },
      { ...entry("cos"), actionType: unknownValue },
      ["actionType"],
    ],
  ])("%s", (_, before, after, paths) => expect(differing(before, after)).toEqual(paths));
});

describe("answers that the pages and the SDKs show are read", () => {
  const several = {
    filters: [entry("cam", "*", "AddSubAccount", "AddSubAccountCheckingMFA"), entry("cvm"), entry("tke")],
  };
  const one = entry("audit", "Read", "LookUpEvents");
  it.each([
    ["ca-describe-events", several, "filters"],
    ["ca-describe-events-scalars-filled", several, "filters"],
    ["ca-describe-events-scalars-null", several, "filters"],
    ["ca-describe-classic", one, undefined],
    ["ca-describe-classic-filters-null", one, undefined],
  ])("%s", (name, scope, form) => {
    const { responses } = (tencentVectors().find((vector) => vector.name === name) ?? expect.fail(name)) as never as {
      responses: { body: string }[];
    };
    const { Response } = parseJsonObject(responses[0]?.body ?? "");
    const { inputs, outputs } = fromWire("ap-guangzhou", "7", Response as Record<string, unknown>);
    expect(exactJson(inputs)).toMatchObject(scope);
    expect(outputs.form).toBe(form);
  });
});
