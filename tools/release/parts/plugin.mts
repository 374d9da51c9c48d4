import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { inProject } from "../../setup/project.mjs";
import { packageFacts, whereabouts } from "../facts.mts";
import type { Part } from "../part.mts";
import { tarOf } from "./tar.mts";

const program = "pulumi-resource-access-audit";

/** The platforms that Pulumi has, in Go's words. The plugin is the same on all of them, and needs Node. */
export const platforms = [
  ...(["linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64", "windows-amd64", "windows-arm64"] as const),
];
type Platform = (typeof platforms)[number];

const goNames: Readonly<Record<string, string>> = { x64: "amd64", win32: "windows" };
const goName = (name: string) => goNames[name] ?? name;

/** That of this machine, of which there need not be an archive. */
export const ownPlatform = `${goName(process.platform)}-${goName(process.arch)}`;

/** The plugin as one file, which needs Node only. */
async function bundle(): Promise<string> {
  const { version, license } = packageFacts();
  const { outputFiles } = await build({
    stdin: {
      contents: `require("./dist/provider/plugin/main.js").serve(${JSON.stringify({ version, license })});`,
      resolveDir: inProject(),
    },
    bundle: true,
    platform: "node",
    target: "node20.19",
    write: false,
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

/** The archives as the engine names them, and as `pulumi plugin install resource access-audit <version> --file` takes them. */
export async function writeArchives(folder: string, wanted: readonly string[] = platforms): Promise<string[]> {
  const { version } = packageFacts();
  const draft = mkdtempSync(join(tmpdir(), "access-audit-archive-"));
  try {
    writeFileSync(join(draft, program), await bundle());
    chmodSync(join(draft, program), 0o755);
    copyFileSync(inProject("bin", `${program}.cmd`), join(draft, `${program}.cmd`));
    copyFileSync(inProject("LICENSE"), join(draft, "LICENSE"));
    mkdirSync(folder, { recursive: true });
    return wanted.map((platform) => {
      // Windows starts the `.cmd`, which starts the program beside it.
      const names = [program, ...(platform.startsWith("windows") ? [`${program}.cmd`] : []), "LICENSE"];
      const archive = join(folder, `${program}-v${version}-${platform satisfies Platform | string}.tar.gz`);
      writeFileSync(archive, gzipSync(tarOf(draft, names)));
      return archive;
    });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The assets of a release of the repository, where the engine looks for a plugin. */
export const plugin: Part = {
  make: (folder) => writeArchives(folder),
  publications(files) {
    const { version } = packageFacts();
    const { repository } = whereabouts();
    const place = ["--repo", repository.replace(/^github\.com\//, ""), "--verify-tag"];
    const notes = ["--title", `v${version}`, "--notes", "What changed stands in CHANGELOG.md."];
    return [{ program: "gh", args: ["release", "create", `v${version}`, ...place, ...notes, ...files] }];
  },
  untried: "a release of GitHub; the archives for macOS and Windows",
};
