import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture, tail } from "../command.mjs";
import { SetupError } from "../failure.mjs";
import { withLock } from "../lock.mjs";
import { startProgress } from "../progress.mjs";
import { inProject, launchers } from "../project.mjs";
import { buildFolder, builtVersion, engineCache, engineIn, putInPlace } from "./engine-cache.mjs";
import { atLeast } from "./version.mjs";

/** @import { Engine } from "../engine.mjs" */

const packages = {
  cli: { program: "pulumi", path: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi" },
  nodejs: {
    program: "pulumi-language-nodejs",
    path: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
  },
};

const otherWay =
  "Or install the Pulumi CLI yourself (https://www.pulumi.com/docs/install/) so that `pulumi` is on the PATH.";

/**
 * Builds the CLI and its Node language host from their Go modules, once per user.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Engine>}
 */
export async function buildEngine(env) {
  await checkGo(env);
  const root = engineCache(env);
  const folder = buildFolder();
  const onWait = () => console.log("Waiting for another build of the Pulumi CLI ...");
  return withLock(join(root, `${folder}.lock`), onWait, async () => {
    const found = engineIn(root, folder, "build");
    if (found !== undefined) return found;
    await build(root, folder, env);
    const built = engineIn(root, folder, "build");
    if (built === undefined) throw new SetupError(`The build of the Pulumi CLI left ${join(root, folder)} incomplete.`);
    return built;
  });
}

/** @param {NodeJS.ProcessEnv} env */
export async function checkGo(env) {
  const needed = /^go (\S+)/m.exec(readFileSync(inProject("tools", "engine", "cli", "go.mod"), "utf8"))?.[1] ?? "";
  const advice = `Install Go ${needed} or later (https://go.dev/dl/) so that \`go\` is on the PATH. ${otherWay}`;
  // In the module's folder, where a Go that may fetch its own newer version answers with that one.
  const { code, stdout, stderr } = await capture("go", ["version"], { cwd: inProject("tools", "engine", "cli"), env });
  if (code === 127) throw new SetupError(`Building the Pulumi CLI needs Go ${needed}, and there is no \`go\`.`, advice);
  const version = /go(\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1];
  if (code !== 0 || version === undefined || !atLeast(version, needed)) {
    const found = version === undefined ? stderr.trim() : `found Go ${version}`;
    throw new SetupError(`Building the Pulumi CLI needs Go ${needed}: ${found}.`, advice);
  }
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
async function build(root, folder, env) {
  removeLeftovers(root, folder);
  const temporary = join(root, `${folder}.${process.pid}.part`);
  const bin = join(temporary, "bin");
  mkdirSync(bin, { recursive: true });
  const log = join(root, `${folder}.log`);
  const tally = { done: 0, all: 0 };
  const share = () => (tally.all === 0 ? undefined : `${tally.done} of ${tally.all} packages`);
  const progress = startProgress("Building the Pulumi CLI from its Go modules (some minutes, once)", share);
  try {
    await compile("cli", bin, log, env, tally);
    await compile("nodejs", bin, log, env, tally);
    addLaunchers(bin);
    putInPlace(temporary, join(root, folder));
  } finally {
    progress.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
  console.log(`Built the Pulumi CLI ${builtVersion()} in ${progress.seconds()} s.`);
}

/**
 * @param {"cli" | "nodejs"} module
 * @param {string} bin
 * @param {string} log
 * @param {NodeJS.ProcessEnv} env
 * @param {{ done: number, all: number }} tally of packages; those that are in Go's cache are not compiled again
 */
async function compile(module, bin, log, env, tally) {
  const { program, path } = packages[module];
  const flags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${builtVersion()}`;
  const args = [
    "build",
    "-v",
    "-mod=readonly",
    "-trimpath",
    "-buildvcs=false",
    "-ldflags",
    flags,
    "-o",
    join(bin, program),
    path,
  ];
  const cwd = inProject("tools", "engine", module);
  const own = { ...env, CGO_ENABLED: "0", GOWORK: "off" };
  const listed = await capture("go", ["list", "-mod=readonly", "-deps", path], { cwd, env: own });
  if (listed.code === 0) tally.all += linesIn(listed.stdout);
  /** @param {string} text */
  const onError = (text) => {
    tally.done += linesIn(text);
  };
  const { code, stdout, stderr } = await capture("go", args, { cwd, env: own, onError });
  writeFileSync(log, stdout + stderr);
  if (code === 0) return;
  throw new SetupError(
    `Building ${program} failed (the whole log: ${log}):\n${tail(stdout + stderr, 20)}`,
    `Go needs a module proxy within reach (go env GOPROXY) and about 3 GB of disk. ${otherWay}`,
  );
}

/** @param {string} text */
const linesIn = (text) => text.split("\n").length - 1;

/** @param {string} bin */
function addLaunchers(bin) {
  for (const file of readdirSync(launchers)) {
    copyFileSync(join(launchers, file), join(bin, file));
    chmodSync(join(bin, file), 0o755);
  }
}

/**
 * Builds that were killed leave their half-made folder; the lock is ours, so nobody works in it.
 * @param {string} root
 * @param {string} folder
 */
function removeLeftovers(root, folder) {
  for (const name of readdirSync(root)) {
    if (name.startsWith(`${folder}.`) && name.endsWith(".part"))
      rmSync(join(root, name), { recursive: true, force: true });
  }
}
