import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest, notAmong } from "../../../../provider/core/fields/nearest";

const known = ["tencent", "alibaba", "huawei", "volcengine", "secretKey", "secretId", "oss", "sts"];

describe("the name that was probably meant", () => {
  it.each([
    ["tencnet", "tencent"],
    ["secretkey", "secretKey"],
    ["secret_id", "secretId"],
    ["SECRET-ID", "secretId"],
    ["huawie", "huawei"],
    ["os", "oss"],
  ])("of %s is %s", (name, meant) => expect(nearest(name, known)).toBe(meant));

  it.each(["", "x", "aws", "accessKeyId", "constructor", "__proto__"])("of %j is none", (name) =>
    expect(nearest(name, known)).toBeUndefined(),
  );

  it("is the name itself, wherever it is known", () => {
    fc.assert(fc.property(fc.constantFrom(...known), (name) => nearest(name, known) === name));
  });

  it("of any text is a known one or none", () => {
    fc.assert(fc.property(fc.string(), (name) => [undefined, ...known].includes(nearest(name, known))));
  });
});

describe("the refusal of a name", () => {
  it("tells the nearest, and all", () => {
    expect(notAmong(["cos", "sts"], "coss", "a setting")).toBe(
      "is not a setting. Did you mean cos? There are cos, sts",
    );
    expect(notAmong(["cos", "sts"], "elsewhere", "a setting")).toBe("is not a setting; there are cos, sts");
  });
});
