import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { resourceId } from "../../../../provider/core/fields/resource-id";

const { formatId, parseId } = resourceId({
  of: "a thing",
  form: "cloud/<region>/<name>",
  parts: z.object({ region: z.string().regex(/^[a-z]+$/, "must be small letters"), name: z.string().min(2) }),
});

describe("an id", () => {
  it("is its parts, and comes apart into them", () => {
    const parts = fc.record({ region: fc.stringMatching(/^[a-z]+$/), name: fc.stringMatching(/^[^/]{2,}$/) });
    fc.assert(
      fc.property(parts, (locator) => {
        expect(parseId(formatId(locator))).toEqual(locator);
      }),
    );
  });

  it.each(["", "cloud", "cloud/a", "other/a/name", "cloud/a/name/more"])("is not %j, whose form is another", (id) => {
    expect(() => parseId(id)).toThrow(
      `${JSON.stringify(id)} is not the id of a thing: it must be cloud/<region>/<name>`,
    );
  });

  it("tells which part breaks which rule, and what it is", () => {
    expect(() => parseId("cloud/A.evil.example/x")).toThrow(
      '"cloud/A.evil.example/x" is not the id of a thing: region must be small letters, but "A.evil.example" was given, ' +
        'and name must be at least 2 characters long, but "x" was given; it must be cloud/<region>/<name>',
    );
  });
});
