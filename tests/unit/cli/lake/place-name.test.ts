import { describe, expect, it } from "vitest";
import { placeName } from "../../../../cli/lake/place-name";

describe("the name of an account in names of files", () => {
  it("is the account's own where that is one already", () => {
    expect(["default", "prod_1", "Shop-2"].map(placeName)).toEqual(["default", "prod_1", "Shop-2"]);
  });

  // The store of one history deletes what begins with its name.
  it("has no dot, no blank and nothing that a disk could refuse, and is never that of another account", () => {
    const names = [
      "prod.eu",
      "prod eu",
      "prod_eu",
      "prod",
      "商店",
      "商城",
      "é".repeat(64),
      "a".repeat(65),
      "...",
      "CON.",
    ];
    const places = names.map(placeName);
    for (const place of places) expect(place).toMatch(/^[A-Za-z0-9_~-]{1,64}$/);
    expect(new Set(places).size).toBe(names.length);
  });
});
