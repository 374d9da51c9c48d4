import { describe, expect, it } from "vitest";
import { parseIgnoreFile } from "../../../../cli/gate/ignore-file";

const read = (text: string) => parseIgnoreFile(text, "f").entries;

describe("an ignore file", () => {
  it.each([
    ["that is no YAML", "ignore: [", /f:1: /],
    ["with another key", "ignored: []", /f:1: ignored is not a key\. Did you mean ignore\?/],
    ["with a key twice", "ignore: []\nignore: []", /f:2: /],
    ["of two documents", "ignore: []\n---\nignore: []", /f:2: /],
    ["with an alias", "ignore: [&a {rule: gone}, *a]", /f:1: an entry must have/],
    ["with a tag of its own", "ignore: [{ rule: !x gone }]", /f:1: /],
    ["that is a list", "- rule: gone", /f:1: it must begin with ignore:/],
    ["with a list that is none", "ignore: all", /f:1: ignore must be a list/],
    ["with an entry that is none", "ignore:\n  - gone", /f:2: an entry must have rule/],
  ])("%s is refused", (_, text, reason) => {
    expect(() => read(text)).toThrow(reason);
  });

  it.each(["", "# nothing yet\n", "ignore:\n", "ignore: []\n"])("without entries ignores nothing: %j", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("takes a day as it is written, in quotes or not", () => {
    const entry = (day: string) => `ignore: [{ rule: gone, id: a, reason: r, expires: ${day} }]`;
    for (const day of ["2027-03-31", '"2027-03-31"'])
      expect(read(entry(day))).toMatchObject([{ expires: "2027-03-31" }]);
    for (const day of ["2027-3-31", "2027-02-29", "2027-03-31T00:00:00Z", "never"])
      expect(() => read(entry(day)), day).toThrow("expires must be a day");
  });
});
