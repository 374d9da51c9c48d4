import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactJson, jsonText, parseJsonObject } from "../../../../provider/http/json";

describe("json", () => {
  it("loses no digit of a uint64, in either direction", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (id) => {
        expect(String(parseJsonObject(`{"TrackId":${id}}`).TrackId)).toBe(String(id));
        expect(jsonText({ TrackId: id })).toBe(`{"TrackId":${id}}`);
      }),
    );
  });

  it("gives a record without a bigint, at every depth", () => {
    const record = parseJsonObject('{"a":[{"n":9007199254740993}],"b":1,"c":null}');
    expect(exactJson(record)).toEqual({ a: [{ n: "9007199254740993" }], b: 1, c: null });
  });

  it("keeps fractions", () => expect(parseJsonObject('{"size":20481.835938}').size).toBe(20481.835938));

  it.each(["", " ", "<html>", "[1]", "null", '"x"'])("refuses %j", (text) =>
    expect(() => parseJsonObject(text)).toThrow(/the answer is/),
  );
});
