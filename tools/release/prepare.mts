import { readFileSync, writeFileSync } from "node:fs";
import { SetupError } from "../setup/failure.mjs";
import { inProject, packageBin } from "../setup/project.mjs";
import { run } from "./command.mts";
import { packageFacts } from "./facts.mts";
import { brokenSince, keepsPromises, latestRecorded, recordSurface } from "./surface.mts";

/** The changelog of a version, whose entries stood under “Unreleased” until now. */
export function dated(changelog: string, version: string, day: string): string {
  const head = "## Unreleased\n";
  const at = changelog.indexOf(head);
  if (at === -1)
    throw new SetupError("CHANGELOG.md has no part “Unreleased”: nothing was changed since the last release.");
  return `${changelog.slice(0, at)}## ${version} (${day})\n${changelog.slice(at + head.length)}`;
}

/** Makes the repository one of the version: what is left to do is to look at it, to commit and to tag it. */
export async function prepare(version: string): Promise<void> {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new SetupError(`${version} is no version such as 0.2.0.`);
  const before = latestRecorded().version;
  const broken = keepsPromises(before, version) ? brokenSince() : [];
  if (broken.length > 0)
    throw new SetupError(`${version} has to keep what ${before} promises, and does not:\n${broken.join("\n")}`);
  const file = inProject("CHANGELOG.md");
  const text = dated(readFileSync(file, "utf8"), version, new Date().toISOString().slice(0, 10));
  await run("npm", ["version", version, "--no-git-tag-version", "--allow-same-version"]);
  writeFileSync(file, text);
  await run(`${packageBin}/node`, [inProject("tools", "generate", "main.mts")]);
  recordSurface();
  console.log(`Prepared ${packageFacts().version}. Look at the changes, commit them, and tag the commit v${version}.`);
}
