import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { differences, reconcile } from "../../../../provider/core/fields/diff";
import { field } from "../../../../provider/core/fields/field";
import { unknownValue } from "../../../../provider/core/fields/unknown";

const schema = z.object({
  name: field(z.string(), { doc: "", replaces: true }),
  events: field(z.array(z.string()), { doc: "", unordered: true }),
  steps: field(z.array(z.string()).optional(), { doc: "" }),
  all: field(z.boolean().default(false), { doc: "" }),
  adopt: field(z.boolean().default(false), { doc: "", providerOnly: true }),
  storage: field(
    z.object({
      prefix: field(z.string(), { doc: "" }),
      account: field(z.string().optional(), { doc: "" }),
      compress: field(z.boolean().optional(), { doc: "", serverFilled: true }),
    }),
    { doc: "" },
  ),
});

const declared = { name: "writes", events: ["a", "b"], all: false, adopt: false, storage: { prefix: "audit" } };
const paths = (before: object, after: object) =>
  differences(schema, { ...before }, { ...after }).map(({ path }) => path);

describe("differences", () => {
  it("names exactly the property that differs, down to the member", () => {
    expect(paths(declared, { ...declared, storage: { prefix: "other" } })).toEqual(["storage.prefix"]);
    expect(paths(declared, { ...declared, storage: { prefix: "audit", account: "1" } })).toEqual(["storage.account"]);
    expect(paths({ ...declared, storage: { prefix: "audit", account: "1" } }, declared)).toEqual(["storage.account"]);
  });

  it("marks those that replace", () => {
    const [difference] = differences(schema, declared, { ...declared, name: "reads" });
    expect(difference).toMatchObject({ path: "name", before: "writes", after: "reads", meta: { replaces: true } });
  });

  it("ignores the order of a set, and keeps that of a list", () => {
    expect(paths(declared, { ...declared, events: ["b", "a"] })).toEqual([]);
    expect(paths({ ...declared, steps: ["b", "a"] }, { ...declared, steps: ["a", "b"] })).toEqual(["steps"]);
  });

  it("takes a default for what is not given", () => {
    const { all: _, ...silent } = declared;
    expect(paths(silent, declared)).toEqual([]);
    expect(paths({ ...declared, all: true }, silent)).toEqual(["all"]);
  });

  it("leaves a field that the server fills alone while it is unset", () => {
    const filled = { ...declared, storage: { prefix: "audit", compress: true } };
    expect(paths(filled, declared)).toEqual([]);
    expect(paths(declared, filled)).toEqual(["storage.compress"]);
  });

  it("counts what is not known yet as different, never as text", () => {
    expect(paths({ ...declared, name: unknownValue }, { ...declared, name: unknownValue })).toEqual(["name"]);
    expect(paths(declared, { ...declared, events: ["a", unknownValue] })).toEqual(["events"]);
    expect(paths(declared, { ...declared, storage: unknownValue })).toEqual(["storage"]);
  });

  it("is empty for equal inputs, whatever the order of events", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.boolean(), fc.string(), (events, all, prefix) => {
        const before = { ...declared, events, all, storage: { prefix } };
        expect(paths(before, { ...before, events: [...events].reverse() })).toEqual([]);
      }),
    );
  });
});

describe("field", () => {
  it("gives one type different meanings in different places", () => {
    const region = z.string();
    const shape = z.object({ a: field(region, { doc: "", replaces: true }), b: field(region, { doc: "" }) });
    const found = differences(shape, { a: "x", b: "x" }, { a: "y", b: "y" });
    expect(found.map(({ path, meta }) => [path, meta.replaces])).toEqual([
      ["a", true],
      ["b", undefined],
    ]);
  });
});

describe("reconcile", () => {
  const live = { name: "writes", events: ["b", "a"], all: false, storage: { prefix: "audit", compress: true } };

  it("reports nothing that means the same", () => expect(reconcile(schema, declared, live)).toEqual(declared));

  it("reports what drifted, and only that", () => {
    const drifted = reconcile(schema, declared, { ...live, events: ["a"], storage: { prefix: "x", account: "7" } });
    expect(drifted).toEqual({ ...declared, events: ["a"], storage: { prefix: "x", account: "7" } });
  });

  it("reports a drift of what the server fills once it was declared", () => {
    const prior = { ...declared, storage: { prefix: "audit", compress: false } };
    expect(reconcile(schema, prior, live)).toEqual({ ...declared, storage: { prefix: "audit", compress: true } });
  });

  it("tells everything on import, with defaults for what the cloud does not know", () => {
    expect(reconcile(schema, undefined, live)).toEqual({ ...live, adopt: false });
  });

  it("finds no difference between what it reports and what was declared, when the cloud has what was declared", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.boolean(),
        fc.option(fc.boolean(), { nil: undefined }),
        (events, all, compress) => {
          const inputs = {
            ...declared,
            events,
            all,
            storage: { prefix: "p", ...(compress === undefined ? {} : { compress }) },
          };
          const answer = {
            ...inputs,
            events: [...events].sort(),
            storage: { prefix: "p", compress: compress ?? true },
          };
          expect(differences(schema, reconcile(schema, inputs, answer), inputs)).toEqual([]);
        },
      ),
    );
  });
});
