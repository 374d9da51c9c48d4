import fc from "fast-check";
import { expect, it } from "vitest";
import { unknownValue } from "../../../../provider/core/fields/unknown";
import {
  covers,
  grouped,
  groupedValues,
  placesIn,
  tellPlaces,
  valueAtPlace,
} from "../../../../provider/core/fleet/places";

const letters = fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 8 });

it.each([
  ["logs-*", "logs-1", true],
  ["logs-*", "logs-", true],
  ["logs-*", "my-logs-1", false],
  ["*", "anything", true],
  ["*-prod-*", "a-prod-b", true],
  ["*-prod-*", "a-prod", false],
  ["a*a", "a", false],
  ["a*a", "aa", true],
  ["logs", "logs", true],
  ["logs", "logs-1", false],
])("the pattern %s covers %s: %s", (pattern, bucket, expected) => {
  expect(covers({ r: pattern }, { region: "r", bucket })).toBe(expected);
  expect(covers({ r: pattern }, { region: "s", bucket })).toBe(false);
});

it("a pattern covers what a regular expression would", () => {
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), letters, (parts, bucket) => {
      const expected = new RegExp(`^${parts.join(".*")}$`).test(bucket);
      expect(covers({ r: parts.join("*") }, { region: "r", bucket })).toBe(expected);
    }),
  );
});

it("places are grouped in one order, once each", () => {
  const place = (region: string, bucket: string) => ({ region, bucket });
  const all = [place("s", "b"), place("r", "c"), place("s", "a"), place("s", "b")];
  expect(grouped(all)).toEqual({ r: ["c"], s: ["a", "b"] });
  expect(placesIn({ r: ["c"], s: ["a", unknownValue], t: unknownValue })).toEqual([place("r", "c"), place("s", "a")]);
  expect(groupedValues([[place("s", "b"), 1]])).toEqual({ s: { b: 1 } });
  expect(valueAtPlace({ s: { b: 1 } }, place("s", "b"))).toBe(1);
  expect(valueAtPlace({ s: { b: 1 } }, place("s", "constructor"))).toBeUndefined();
});

it("a message names some of many", () => {
  const many = Array.from({ length: 25 }, (_, index) => ({ region: "r", bucket: `b${index}` }));
  expect(tellPlaces(many, 2)).toBe("bucket b0 in r, bucket b1 in r and 23 more");
});
