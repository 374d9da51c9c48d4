import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { npm } from "../../../../tools/release/parts/npm.mjs";
import { ownPlatform, writeArchives } from "../../../../tools/release/parts/plugin.mjs";
import { prepareEngine } from "../../../../tools/setup/engine.mjs";
import { inProject } from "../../../../tools/setup/project.mjs";
import { sampled } from "../../../../tools/test/sampled.mjs";
import { projectFiles } from "../../../project-files";
import { startRegistry } from "./npm-registry";

const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
const guide = readFileSync(inProject("docs", "guide", "install.md"), "utf8");

/** The commands below a heading of the guide, as they stand there. */
function commandsOf(heading: string): string {
  const [, section = ""] = guide.split(`\n## ${heading}\n`);
  return /```sh\n(.*?)```/s.exec(section)?.[1] ?? expect.fail(`${heading} has no commands`);
}

interface Ground {
  /** An empty folder, where the commands run. */
  readonly folder: string;
  /** Beside it, for whatever they need. */
  readonly beside: string;
}

/** What was printed by the commands below a heading. */
async function follow(heading: string, { folder, beside }: Ground, env: NodeJS.ProcessEnv): Promise<string> {
  const engine = await prepareEngine();
  const own = { PULUMI_HOME: join(beside, "home"), npm_config_loglevel: "error" };
  const options = { cwd: folder, env: { ...engine.env, ...own, ...env }, maxBuffer: 1e8 };
  return (await promisify(execFile)("sh", ["-e", "-c", commandsOf(heading)], options)).stdout.trim();
}

/** The folder as git would have it after a commit, whether it is a repository or not. */
async function repository(folder: string): Promise<string> {
  for (const file of projectFiles()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(inProject(file), join(folder, file));
  }
  for (const args of [
    ["init", "--quiet"],
    ["add", "--all"],
    ["commit", "--quiet", "--message", "all"],
  ])
    await promisify(execFile)("git", ["-c", "user.name=t", "-c", "user.email=t@localhost", ...args], { cwd: folder });
  return folder;
}

const lastLine = (text: string) => text.split("\n").at(-1);

const ways: Readonly<Record<string, (ground: Ground) => Promise<void>>> = {
  "From a clone": async (ground) => {
    const REPOSITORY = await repository(join(ground.beside, "repository"));
    expect(lastLine(await follow("From a clone", ground, { REPOSITORY }))).toBe(version);
  },
  "From a private registry": async (ground) => {
    const [tarball = ""] = await npm.make(ground.beside);
    cpSync(tarball, join(ground.folder, `pulumi-access-audit-${version}.tgz`));
    const upstream = (await promisify(execFile)("npm", ["config", "get", "registry"])).stdout.trim();
    const registry = await startRegistry(upstream);
    try {
      // Whoever may publish is logged in.
      writeFileSync(join(ground.folder, ".npmrc"), `${registry.url.replace(/^http:/, "")}:_authToken=token\n`);
      const told = await follow("From a private registry", ground, { REGISTRY: registry.url });
      expect(lastLine(told)).toBe(version);
      expect(registry.asked).toContain("PUT /pulumi-access-audit");
      expect(registry.asked.at(-1)).not.toBe("PUT /pulumi-access-audit");
    } finally {
      await registry.stop();
    }
  },
  "From the archive of the plugin": async (ground) => {
    const [ARCHIVE = ""] = await writeArchives(ground.beside, [ownPlatform]);
    const told = await follow("From the archive of the plugin", ground, { ARCHIVE, VERSION: version });
    expect(told).toMatch(new RegExp(`access-audit +resource +${version}`));
    const schema = JSON.parse(readFileSync(join(ground.folder, "schema.json"), "utf8"));
    const own = JSON.parse(readFileSync(inProject("schema.json"), "utf8"));
    expect(schema).toMatchObject({ name: own.name, version, repository: own.repository, license: own.license });
    expect(Object.keys(schema.resources).sort()).toEqual(Object.keys(own.resources).sort());
  },
};

describe("the guide to the installation, followed in an empty folder", () => {
  it("has a test of each way that needs no public registry", () => {
    const headings = [...guide.matchAll(/^## (From .*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(Object.keys(ways));
  });

  // A clone installs everything that the project needs, which takes minutes.
  const drawn =
    process.env.TEST_CELLS === "all" ? Object.keys(ways) : sampled("ways to install", Object.keys(ways).slice(1), 1);
  it.each(drawn)("%s", async (heading) => {
    const root = mkdtempSync(join(tmpdir(), "access-audit-install-"));
    const ground = { folder: join(root, "empty"), beside: join(root, "beside") };
    mkdirSync(ground.folder);
    mkdirSync(ground.beside);
    try {
      expect(readdirSync(ground.folder)).toEqual([]);
      await ways[heading]?.(ground);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
