import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProject } from "../../setup/project.mjs";
import { run } from "../command.mts";
import { packageFacts, whereabouts } from "../facts.mts";
import type { Part } from "../part.mts";

/** A module in a folder of its repository is released by a tag that begins with the folder. https://go.dev/ref/mod#vcs-version */
export const goTag = () => `${whereabouts().goFolder}/v${packageFacts().version}`;

/** A repository with the module and its tag, and what makes git take it for the one that the module's path names. */
export async function taggedRepository(folder: string): Promise<NodeJS.ProcessEnv> {
  const { goFolder, repository, goModule } = whereabouts();
  const place = join(folder, goFolder);
  mkdirSync(join(place, ".."), { recursive: true });
  cpSync(inProject(goFolder), place, { recursive: true });
  const git = (...args: string[]) =>
    run("git", ["-c", "user.name=release", "-c", "user.email=release@localhost", ...args], { cwd: folder });
  await git("init", "--quiet");
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "release");
  await git("tag", goTag());
  return {
    ...{ GOPRIVATE: goModule, GOFLAGS: "-modcacherw", GOWORK: "off", GIT_CONFIG_COUNT: "1" },
    ...{ GIT_CONFIG_KEY_0: `url.file://${folder}.insteadOf`, GIT_CONFIG_VALUE_0: `https://${repository}` },
  };
}

/** The module as `go get` finds it; what is published is the tag alone. */
export const go: Part = {
  async make() {
    const folder = mkdtempSync(join(tmpdir(), "access-audit-go-"));
    try {
      const env = { ...(await taggedRepository(join(folder))), GOMODCACHE: join(folder, ".cache") };
      await run("go", ["mod", "download", `${whereabouts().goModule}@v${packageFacts().version}`], {
        cwd: folder,
        env,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return [];
  },
  publications: () => [
    { program: "git", args: ["tag", goTag()] },
    { program: "git", args: ["push", "origin", goTag()] },
  ],
  untried: "the push of the tag",
};
