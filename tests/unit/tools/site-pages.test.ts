import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writePages } from "../../../tools/site/pages.mts";

const folder = mkdtempSync(join(tmpdir(), "site-pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the pages of the site", () => {
  it("have every picture that they show", () => {
    writePages(folder);
    const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
    const shown = pages.flatMap((page) =>
      [...readFileSync(join(folder, page), "utf8").matchAll(/!\[[^\]]*\]\((?!https?:)([^)\s]+)\)/g)].map(
        ([, picture = ""]) => join(dirname(page), picture),
      ),
    );
    expect(shown).toEqual(expect.arrayContaining(["docs/drift.svg", "docs/contributing/bench.svg"]));
    expect(shown.filter((picture) => !existsSync(join(folder, picture)))).toEqual([]);
  });
});
