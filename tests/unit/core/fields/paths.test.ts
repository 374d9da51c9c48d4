import { describe, expect, it } from "vitest";
import { isIgnored } from "../../../../provider/core/fields/paths";

describe("ignoreChanges", () => {
  it.each([
    ["status", ["status"], true],
    ["storage.prefix", ["storage"], true],
    ["storage.prefix", ["storage.prefix"], true],
    ["storage.prefix", ['storage["prefix"]'], true],
    ["storage.prefix", ["storage.*"], true],
    ["eventNames[2]", ["eventNames[*]"], true],
    ["eventNames[2]", ["eventNames[1]"], false],
    ["storage", ["storage.prefix"], false],
    ["storage.prefix", ["storage.name"], false],
    ["statusOf", ["status"], false],
    ["status", [], false],
  ])("%s by %j: %s", (property, ignored, expected) => expect(isIgnored(property, ignored)).toBe(expected));
});
