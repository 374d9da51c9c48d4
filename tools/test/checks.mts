import { join } from "node:path";
import { inProject, packageBin } from "../setup/project.mjs";
import { runChild } from "./child.mts";
import { type Suite, single, type Tally } from "./suite.mts";

const typedFolders = ["tools", "tests", join("examples", "quickstart")];

/** What can be said about the code without running it. */
export const checks: readonly Suite[] = [
  { name: "lint", slow: false, run: () => check("biome", ["check", "--error-on-warnings", "."]) },
  { name: "types", slow: false, run: checkTypes },
  { name: "dead-code", slow: false, run: () => check("knip", []) },
  { name: "imports", slow: false, run: () => check("depcruise", importing) },
];

/** Folders whose imports have a direction. */
const importing = ["provider", "cli", "sdk", "policy", "emulator", "bin"];

async function check(program: string, args: readonly string[]): Promise<Tally> {
  return single((await runChild(join(packageBin, program), args)) === 0);
}

/** The package itself was compiled by the set-up. */
async function checkTypes(): Promise<Tally> {
  const codes = await Promise.all(
    typedFolders.map((folder) => runChild(join(packageBin, "tsc"), ["-p", inProject(folder)])),
  );
  const passed = codes.filter((code) => code === 0).length;
  return { passed, failed: codes.length - passed };
}
