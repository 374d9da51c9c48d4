import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProject, projectCache } from "../../setup/project.mjs";
import { run } from "../command.mts";
import type { Part } from "../part.mts";

/** What builds and publishes the Python package. */
const builder = "build==1.6.1";
const publisher = "uv==0.13.9";

const environment = join(projectCache, "release-python");
const interpreter = join(environment, "bin", "python3");

async function python(): Promise<string> {
  if (!existsSync(interpreter)) await run("python3", ["-m", "venv", environment]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"];
  await run(interpreter, [...pip, builder]);
  return interpreter;
}

/** The wheel and the source archive of the generated package. */
export const pypi: Part = {
  async make(folder) {
    // The build leaves files beside the sources.
    const copy = mkdtempSync(join(tmpdir(), "access-audit-python-"));
    try {
      cpSync(inProject("sdk", "python"), copy, { recursive: true });
      await run(await python(), ["-m", "build", "--outdir", folder, copy]);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
    return readdirSync(folder)
      .filter((name) => name.startsWith("pulumi_access_audit-"))
      .map((name) => join(folder, name));
  },
  publications: (files) => [
    {
      program: "pipx",
      args: ["run", "--spec", publisher, "uv", "publish", "--trusted-publishing", "always", ...files],
    },
  ],
  untried: "the trusted publishing of PyPI",
};
