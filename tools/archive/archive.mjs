import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { capture } from "../setup/command.mjs";
import { SetupError } from "../setup/failure.mjs";
import { inProject } from "../setup/project.mjs";

/**
 * Writes the plugin as `pulumi plugin install resource access-audit <version> --file` takes it: one file that needs Node only.
 * @param {string} folder
 * @returns {Promise<string>} the archive
 */
export async function writeArchive(folder) {
  const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const draft = mkdtempSync(join(tmpdir(), "access-audit-archive-"));
  try {
    const { outputFiles } = await build({
      stdin: {
        contents: `require("./dist/provider/plugin/main.js").serve(${JSON.stringify(version)});`,
        resolveDir: inProject(),
      },
      bundle: true,
      platform: "node",
      target: "node22",
      write: false,
      banner: { js: "#!/usr/bin/env node" },
      logLevel: "silent",
    });
    const program = join(draft, "pulumi-resource-access-audit");
    writeFileSync(program, outputFiles[0]?.text ?? "");
    chmodSync(program, 0o755);
    mkdirSync(folder, { recursive: true });
    const archive = join(folder, `pulumi-resource-access-audit-v${version}.tar.gz`);
    const { code, stderr } = await capture("tar", ["-czf", archive, "-C", draft, "pulumi-resource-access-audit"]);
    if (code !== 0) throw new SetupError(`tar failed: ${stderr}`);
    return archive;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
