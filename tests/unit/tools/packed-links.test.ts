import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

/** What `npm pack` would put into the package; nothing is built for it. */
function packed(): ReadonlySet<string> {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"];
  const { stdout } = spawnSync("npm", args, { cwd: inProject(), encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const all = Object.values(JSON.parse(stdout) as Readonly<Record<string, Packed>>);
  return new Set(all.flatMap(({ files }) => files.map(({ path }) => path)));
}

it("every link of a page of the package leads to a file of the package", () => {
  const files = packed();
  const has = (path: string) => files.has(path) || [...files].some((file) => file.startsWith(`${path}/`));
  const forUsers = [...files].filter((file) => file.endsWith(".md") && /^(README|docs\/(?!contributing))/.test(file));
  expect(forUsers.length).toBeGreaterThan(40);
  const dead = forUsers.flatMap((page) => {
    const prose = readFileSync(inProject(page), "utf8").replace(/^ *```.*?^ *```/gms, "");
    const links = [...prose.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => link);
    const own = links.filter((link) => !/^[a-z]+:/.test(link));
    return own
      .filter((link) => !has(posix.join(posix.dirname(page), link).replace(/\/$/, "")))
      .map((link) => `${page}: ${link}`);
  });
  expect(dead).toEqual([]);
});
