import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture } from "../../tools/setup/command.mjs";
import { withLock } from "../../tools/setup/lock.mjs";
import { inProject, projectCache } from "../../tools/setup/project.mjs";

const requirement = "pulumi==3.220.0";
const folder = join(projectCache, "languages", `python-${requirement}`);
const interpreter = join(folder, "bin", "python3");
const stamp = join(folder, "package");

/** A virtual environment with Pulumi's SDK, kept between runs, and the generated package as it is now. */
export function pythonWithPackage(): Promise<string> {
  return withLock(
    `${folder}.lock`,
    () => undefined,
    async () => {
      const isThere =
        existsSync(interpreter) && (await capture(interpreter, ["-c", "import pulumi, parver"])).code === 0;
      if (!isThere) await makeEnvironment();
      const current = fingerprint(inProject("sdk", "python"));
      if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== current) await installPackage();
      writeFileSync(stamp, current);
      return folder;
    },
  );
}

async function makeEnvironment(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run("python3", "-m", "venv", folder);
  await install(requirement, "parver>=0.2.1", "semver>=2.8.1");
}

async function installPackage(): Promise<void> {
  // The build leaves files beside the sources.
  const copy = mkdtempSync(join(tmpdir(), "access-audit-python-"));
  try {
    cpSync(inProject("sdk", "python"), copy, { recursive: true });
    await install("--no-deps", "--force-reinstall", copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const install = (...packages: string[]) =>
  run(interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", ...packages);

async function run(command: string, ...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await capture(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
}

function fingerprint(root: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(root, { recursive: true, withFileTypes: true }))
    if (file.isFile()) hash.update(`${file.name}\0`).update(readFileSync(join(file.parentPath, file.name)));
  return hash.digest("hex");
}
