import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { describe, expect, it } from "vitest";
import { unknownValue } from "../../../provider/core/fields/unknown";
import { decode, encode, joinSecrecy } from "../../../provider/plugin/values";

const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});
const output = (members: object) => ({
  "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4",
  ...members,
});
const structOf = (value: object) => Struct.fromJavaScript(value as never);

describe("properties of the engine", () => {
  it("keep their values on the way in and out", () => {
    const leaf = fc.oneof(fc.string(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const key = fc.string({ minLength: 1 }).filter((name) => name !== "__proto__");
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(key, tie("node"), { maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(key, tree, { maxKeys: 4 }), (value) => {
        const { value: back, secrecy } = decode(encode(value as Record<string, unknown>));
        expect(back).toEqual({ ...value });
        expect(secrecy).toBeUndefined();
      }),
    );
  });

  it("lose their marks of secrets and get them again, where they were", () => {
    const marked = { storage: { name: secret("audit"), prefix: "p" }, events: [secret("a"), "b"], plain: 1 };
    const { value, secrecy } = decode(structOf(marked));
    expect(value).toEqual({ storage: { name: "audit", prefix: "p" }, events: ["a", "b"], plain: 1 });
    expect(secrecy).toEqual({ storage: { name: true }, events: true });
    // Another set of properties: what has the place of a secret is one.
    const again = encode({ storage: { name: "other", prefix: "p" }, events: ["c"], more: "x" }, secrecy).toJavaScript();
    expect(again).toEqual({ storage: { name: secret("other"), prefix: "p" }, events: secret(["c"]), more: "x" });
  });

  it("that are not known are all told by one value", () => {
    const unknowns = ["1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "3eeb2bf0-c639-47a8-9e75-3b44932eb421", unknownValue];
    const { value } = decode(
      structOf({ many: unknowns, one: output({}), known: output({ value: "x", secret: true }) }),
    );
    expect(value).toEqual({ many: [unknownValue, unknownValue, unknownValue], one: unknownValue, known: "x" });
  });

  it("that are null or undefined are not there", () => {
    expect(decode(structOf({ a: null, b: 1 })).value).toEqual({ a: undefined, b: 1 });
    expect(encode({ a: undefined, b: { c: undefined } }).toJavaScript()).toEqual({ b: {} });
  });

  it("are secret where either says so", () => {
    expect(joinSecrecy({ a: true }, { b: { c: true } })).toEqual({ a: true, b: { c: true } });
    expect(joinSecrecy({ a: { b: true } }, { a: true })).toEqual({ a: true });
    expect(joinSecrecy(undefined, undefined)).toBeUndefined();
  });
});
