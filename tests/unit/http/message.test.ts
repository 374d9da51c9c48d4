import { describe, expect, it } from "vitest";
import { byName, encodeRfc3986, requestTarget } from "../../../provider/http/message";

describe("the target of a request", () => {
  it("is encoded as RFC 3986 asks, path by segment", () => {
    expect(encodeRfc3986("a-Z_0.~ !'()*/ü")).toBe("a-Z_0.~%20%21%27%28%29%2A%2F%C3%BC");
    expect(requestTarget({ path: "/a b/c", query: [] })).toBe("/a%20b/c");
    const query = [
      ["b", "1/2"],
      ["a", ""],
    ] as const;
    expect(requestTarget({ path: "/", query })).toBe("/?b=1%2F2&a=");
  });
});

it("pairs are sorted by name alone", () => {
  const pairs = [
    ["b", 2],
    ["a", 2],
    ["b", 1],
    ["B", 0],
  ] as const;
  expect([...pairs].sort(byName).map(([name, value]) => `${name}${value}`)).toEqual(["B0", "a2", "b2", "b1"]);
  expect([byName(["a", 0], ["b", 0]), byName(["b", 0], ["a", 0]), byName(["a", 0], ["a", 1])]).toEqual([-1, 1, 0]);
});
