import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture, tail } from "../command.mjs";
import { SetupError } from "../failure.mjs";
import { withLock } from "../lock.mjs";
import { inProject, packageBin, projectCache, projectRoot } from "../project.mjs";

const stamp = join(projectCache, "sources");

/**
 * Compiles the package when a source changed. `tsc -b` alone takes seconds to find out that there is nothing to do.
 * @returns {Promise<boolean>} whether it compiled
 */
export async function ensureBuild() {
  if (isCurrent(fingerprint())) return false;
  const onWait = () => console.log("Waiting for another compilation in this folder ...");
  return withLock(join(projectCache, "sources.lock"), onWait, async () => {
    const current = fingerprint();
    if (isCurrent(current)) return false;
    await compile();
    mkdirSync(projectCache, { recursive: true });
    writeFileSync(stamp, current);
    return true;
  });
}

/** @param {string} current */
const isCurrent = (current) =>
  existsSync(inProject("dist", "sdk", "index.js")) && existsSync(stamp) && readFileSync(stamp, "utf8") === current;

function fingerprint() {
  const hash = createHash("sha256");
  /** @type {{ include: string[] }} */
  const { include } = JSON.parse(readFileSync(inProject("tsconfig.json"), "utf8"));
  const listed = include.flatMap((folder) => filesIn(inProject(folder)));
  for (const file of [inProject("tsconfig.json"), inProject("package-lock.json"), ...listed.sort()]) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest("hex");
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

async function compile() {
  const { code, stdout, stderr } = await capture(join(packageBin, "tsc"), ["-b"], { cwd: projectRoot });
  if (code !== 0) throw new SetupError(`tsc -b failed:\n${tail(stdout + stderr, 30)}`);
}
