import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import { projectFiles } from "../../project-files";

/** As GitHub makes the anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

/** Without blocks and spans of code. */
const prose = (text: string) =>
  text.replace(/^ *```.*?^ *```/gms, "").replace(/`[^`\n]*`/g, (code) => "x".repeat(code.length));

function anchorsIn(file: string): Set<string> {
  const text = readFileSync(file, "utf8").replace(/^ *```.*?^ *```/gms, "");
  return new Set([...text.matchAll(/^#+ +(.+)$/gm)].map(([, heading = ""]) => anchorOf(heading)));
}

/** Links of a page to files and headings; addresses of others are not asked. */
function linksIn(file: string): string[] {
  const text = prose(readFileSync(file, "utf8"));
  const found = [...text.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(([, link = ""]) => link);
  return found.filter((link) => !/^[a-z]+:/.test(link));
}

function problemOf(page: string, link: string): string | undefined {
  const [path = "", anchor] = decodeURIComponent(link).split("#");
  const target = path === "" ? page : join(dirname(page), path);
  if (!existsSync(target)) return `${link}: there is no such file`;
  if (anchor === undefined || statSync(target).isDirectory() || !target.endsWith(".md")) return undefined;
  return anchorsIn(target).has(anchor) ? undefined : `${link}: there is no such heading`;
}

const pages = projectFiles().filter((file) => file.endsWith(".md"));

describe("links of pages", () => {
  it("are looked for in all of them", () => {
    expect(pages).toEqual(expect.arrayContaining(["README.md", "CONTRIBUTING.md", "docs/contributing/add-a-cloud.md"]));
  });

  it.each(pages)("lead somewhere: %s", (page) => {
    const file = inProject(page);
    expect(linksIn(file).flatMap((link) => problemOf(file, link) ?? [])).toEqual([]);
  });
});
