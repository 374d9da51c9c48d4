import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { capture, isExecutable, tail } from "../setup/command.mjs";
import { checkGo } from "../setup/engine/engine-build.mjs";
import { engineCache, putInPlace } from "../setup/engine/engine-cache.mjs";
import { SetupError } from "../setup/failure.mjs";
import { withLock } from "../setup/lock.mjs";
import { startProgress } from "../setup/progress.mjs";
import { inProject } from "../setup/project.mjs";

/** What programs in other languages need beside the CLI, and what writes their packages. One folder each. */
const programs = {
  sdkgen: { name: "sdkgen", path: "." },
  yaml: { name: "pulumi-language-yaml", path: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml" },
  python: {
    name: "pulumi-language-python",
    path: "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python",
  },
};

/** The host of Python programs runs this script of its module. */
const pythonScript = "pulumi-language-python-exec";

/**
 * The folder with the programs, built at their first use.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>}
 */
export async function languagePrograms(env = process.env) {
  const root = engineCache(env);
  const folder = `languages-${digest()}`;
  const bin = join(root, folder, "bin");
  if (isComplete(bin)) return bin;
  await checkGo(env);
  const onWait = () => console.log("Waiting for another build of the language hosts ...");
  return withLock(join(root, `${folder}.lock`), onWait, async () => {
    if (isComplete(bin)) return bin;
    const temporary = join(root, `${folder}.${process.pid}.part`);
    const progress = startProgress("Building the hosts of YAML and Python programs (some minutes, once)");
    try {
      mkdirSync(join(temporary, "bin"), { recursive: true });
      for (const [module, { name, path }] of Object.entries(programs))
        await build(module, path, join(temporary, "bin", name), env);
      await copyPythonScript(join(temporary, "bin"), env);
      putInPlace(temporary, join(root, folder));
    } finally {
      progress.stop();
      rmSync(temporary, { recursive: true, force: true });
    }
    return bin;
  });
}

/** @param {string} bin */
function isComplete(bin) {
  return [...Object.values(programs).map(({ name }) => name), pythonScript].every((name) =>
    isExecutable(join(bin, name)),
  );
}

/** Changes with whatever goes into the programs. */
function digest() {
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`);
  for (const module of Object.keys(programs)) {
    const folder = inProject("tools", "generate", module);
    for (const file of readdirSync(folder).sort()) {
      if (statSync(join(folder, file)).isFile()) hash.update(readFileSync(join(folder, file)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}

/**
 * @param {string} module
 * @param {string} path
 * @param {string} target
 * @param {NodeJS.ProcessEnv} env
 */
async function build(module, path, target, env) {
  const args = ["build", "-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", target, path];
  const cwd = inProject("tools", "generate", module);
  const { code, stdout, stderr } = await capture("go", args, { cwd, env: { ...env, CGO_ENABLED: "0", GOWORK: "off" } });
  if (code !== 0) throw new SetupError(`Building tools/generate/${module} failed:\n${tail(stdout + stderr, 20)}`);
}

/**
 * @param {string} bin
 * @param {NodeJS.ProcessEnv} env
 */
async function copyPythonScript(bin, env) {
  const cwd = inProject("tools", "generate", "python");
  const args = ["list", "-m", "-f", "{{.Dir}}", "github.com/pulumi/pulumi/sdk/v3"];
  const { stdout } = await capture("go", args, { cwd, env: { ...env, GOWORK: "off" } });
  const target = join(bin, pythonScript);
  copyFileSync(join(stdout.trim(), "python", "cmd", pythonScript), target);
  chmodSync(target, 0o755);
}
