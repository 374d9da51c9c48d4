import { expect, it } from "vitest";
import { unknownValue } from "../../../../provider/core/fields/unknown";
import type { Written } from "../../../../provider/core/ownership/ledger";
import { Ownership } from "../../../../provider/core/ownership/ownership";
import { type Thing, thingOf } from "../../../../provider/core/ownership/thing";
import { partOf } from "../../../shared-ledger";

const identity = { words: ["region", "bucket"] };
const thing = (bucket: string, region = "r"): Thing => thingOf("Monitor", "c", identity, { region, bucket });
const many = (count: number) => Array.from({ length: count }, (_, index) => thing(`b${index}`));

it("a resource of many things owns each of them, and no other", () => {
  const ownership = new Ownership();
  ownership.declare(many(100), "fleet");
  expect(ownership.othersOf([thing("b7")], "single")).toEqual([{ urn: "fleet", sameness: "yes", elsewhere: false }]);
  expect(ownership.othersOf([thing("b7", "s")], "single")).toEqual([]);
  expect(ownership.othersOf([thing("x")], "single")).toEqual([]);
});

it.each([["urn"], [undefined]])("what was open is known later (%s)", (urn) => {
  const entries: Written[] = [];
  const [one, other] = ["1", "2"].map((process) => new Ownership(partOf(entries, process)));
  const open = [thing(unknownValue)];
  one?.declare(open, urn);
  expect(one?.beginDelete("x", [thing("x")], "Disabled").owner()).toMatchObject({ sameness: "maybe" });
  one?.found(open, many(20), urn);
  one?.found(open, many(20), urn);
  for (const process of [one, other]) {
    expect(process?.beginDelete("x", [thing("x")], "Disabled").owner()).toBeUndefined();
    expect(process?.beginDelete("b3", [thing("b3")], "Disabled").owner()).toBeDefined();
  }
});

it("what is remembered is of one thing", () => {
  const ownership = new Ownership();
  many(100).forEach((one, index) => {
    ownership.holds([one], { previousStatus: index % 2 });
  });
  expect(ownership.memoryOf([thing("b7")])).toEqual({ previousStatus: 1 });
  expect(ownership.memoryOf([thing("b100")])).toBeUndefined();
});

it("two thousand things are compared in a moment", () => {
  const ownership = new Ownership();
  const begun = performance.now();
  const all = many(2000);
  for (let round = 0; round < 3; round += 1) ownership.declare(all);
  for (const one of all) expect(ownership.beginDelete("x", [one], "Disabled").owner()).toBeDefined();
  expect(ownership.othersOf(all, "urn")).toHaveLength(1);
  expect(performance.now() - begun).toBeLessThan(5000);
});
