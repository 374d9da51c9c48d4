import { describe, expect, it } from "vitest";
import {
  countIn,
  defined,
  flagIn,
  hint,
  instant,
  listIn,
  objectIn,
  textIn,
  textsIn,
} from "../../../../provider/http/members";
import { MalformedAnswer } from "../../../../provider/http/service";

type Reader = (wire: Readonly<Record<string, unknown>>, name: string) => unknown;

const absent = [{}, { m: null }, { m: undefined }] as const;
/** A name of JavaScript's own is no member of an answer. */
const inherited = "constructor";

describe.each<
  [string, Reader, nothing: unknown, values: readonly unknown[], refused: readonly unknown[], reason: string]
>([
  ["text", textIn, undefined, ["on"], [true, [], {}], "m is not text"],
  ["a flag", flagIn, false, [true, false], ["true", 1, {}, []], "m is neither true nor false"],
  ["a number of rows", countIn, undefined, [0, 7], [-1, 1.5, 2 ** 53, "7", {}], "m is not a number of rows"],
  ["a list of texts", textsIn, [], [[], ["a", "b"]], [[1], [["a"]], [null]], "m is not a list of texts"],
  ["a list of texts", textsIn, [], [], ["a", {}, 1], "m is not a list"],
  ["an object", objectIn, {}, [{ a: 1 }], ["a", 1, true, []], "m is not an object"],
])("a member that is %s", (_, read, nothing, values, refused, reason) => {
  it.each(absent)("may be absent: %j", (wire) => expect(read(wire, "m")).toEqual(nothing));
  it("is never one that the answer does not have itself", () => expect(read({}, inherited)).toEqual(nothing));
  if (values.length > 0)
    it.each(values.map((value) => [value]))("is read from %j", (value) =>
      expect(read({ m: value }, "m")).toEqual(value),
    );
  it.each(refused.map((value) => [value]))("is not %j", (value) => {
    const reading = expect(() => read({ m: value }, "m"));
    reading.toThrow(MalformedAnswer);
    reading.toThrow(new RegExp(`^${reason}$`));
  });
});

describe("text", () => {
  it.each([
    ["", undefined],
    [0, "0"],
    [7, "7"],
    [2n ** 64n, "18446744073709551616"],
  ])("of %s is %s", (value, text) => expect(textIn({ m: value }, "m")).toBe(text));
});

it("a flag that is not set is what its reader says", () => {
  expect(flagIn({}, "m", true)).toBe(true);
  expect(flagIn({ m: false }, "m", true)).toBe(false);
});

describe("a list", () => {
  it.each(absent)("is missed where nothing says that it is empty: %j", (wire) =>
    expect(() => listIn(wire, "m")).toThrow(/^the answer has no m$/),
  );
  it("is empty where something else says so", () => expect(listIn({}, "m", true)).toEqual([]));
  it.each([true, false])("is read as it is", (isEmpty) =>
    expect(listIn({ m: [1, "a"] }, "m", isEmpty)).toEqual([1, "a"]),
  );
  it.each([true, false])("is not an object", (isEmpty) =>
    expect(() => listIn({ m: {} }, "m", isEmpty)).toThrow(/^m is not a list$/),
  );
});

describe("a hint", () => {
  it.each([
    ["on", "on"],
    ["", undefined],
    [0, "0"],
    [7n, "7"],
    [true, undefined],
    [null, undefined],
    [undefined, undefined],
    // Such an object has no text at all.
    [{ toString: null }, undefined],
    [["on"], undefined],
  ])("of %o is %s", (value, text) => expect(hint(value)).toBe(text));
});

it("members that are not there are left out", () =>
  expect(defined({ a: 1, b: undefined, c: null })).toEqual({ a: 1, c: null }));

describe("an instant", () => {
  it.each([
    [0, "1970-01-01T00:00:00.000Z"],
    [1_700_000_000_123, "2023-11-14T22:13:20.123Z"],
    [1e300, undefined],
    [Number.NaN, undefined],
    ["1700000000123", undefined],
    [undefined, undefined],
  ])("of %s is %s", (milliseconds, text) => expect(instant(milliseconds)).toBe(text));
});
