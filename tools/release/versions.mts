import { readFileSync } from "node:fs";
import { capture } from "../setup/command.mjs";
import { inProject, projectRoot } from "../setup/project.mjs";
import { packageFacts, whereabouts } from "./facts.mts";

/** Where the version stands beside `package.json`, written by `npm run generate` and by npm. */
const copies: Readonly<Record<string, RegExp>> = {
  "package-lock.json": /^ {2}"version": "(.*)"/m,
  "schema.json": /^ {2}"version": "(.*)"/m,
  "sdk/python/pyproject.toml": /^ {2}version = "(.*)"/m,
  "sdk/python/pulumi_access_audit/pulumi-plugin.json": /^ {2}"version": "(.*)"/m,
  "sdk/go/accessaudit/pulumi-plugin.json": /^ {2}"version": "(.*)"/m,
  "plugin/package.json": /"pulumi-access-audit": "(.*)"/,
};

/** The copies of the version that are not the version. */
export function staleCopies(): string[] {
  const { version } = packageFacts();
  return Object.entries(copies).flatMap(([file, pattern]) => {
    const found = pattern.exec(readFileSync(inProject(file), "utf8"))?.[1];
    return found === version
      ? []
      : [`${file} has the version ${found ?? "nowhere"}, not ${version}: run npm run generate`];
  });
}

/** What stands in the way of publishing. */
export async function problemsOf(): Promise<string[]> {
  const { version } = packageFacts();
  const { owner, ownerIsPlaceholder } = whereabouts();
  const changelog = readFileSync(inProject("CHANGELOG.md"), "utf8");
  const [section = ""] = /^## .*/m.exec(changelog) ?? [];
  const git = async (...args: string[]) => (await capture("git", args, { cwd: projectRoot })).stdout.trim();
  const tagged = (await git("tag", "--points-at", "HEAD")).split("\n").includes(`v${version}`);
  return [
    ...(ownerIsPlaceholder ? [`provider/repository.ts names no organization yet, but the placeholder ${owner}`] : []),
    ...staleCopies(),
    ...(section.startsWith(`## ${version}`)
      ? []
      : [`CHANGELOG.md begins with “${section}”: run npm run release -- --prepare <version>`]),
    ...((await git("status", "--porcelain")) === "" ? [] : ["the folder has changes that are not committed"]),
    ...(tagged ? [] : [`the commit has no tag v${version}`]),
  ];
}
