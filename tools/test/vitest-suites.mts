import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import config from "../../vitest.config.mts";
import { inProject, packageBin } from "../setup/project.mjs";
import { runChild } from "./child.mts";
import { sampled } from "./sampled.mts";
import type { Suite, Tally } from "./suite.mts";
import { type Report, tally } from "./tally.mts";

const slowProjects = new Set(["vendor-sdks", "engine"]);

/** One suite for each project of vitest.config.mts. */
export function vitestSuites(): readonly Suite[] {
  return projectNames().map((name) => ({ name, slow: slowProjects.has(name), run: (fast) => runProject(name, fast) }));
}

function projectNames(): readonly string[] {
  const projects = config.test?.projects ?? [];
  return projects.map((project) => {
    const name = typeof project === "object" && "test" in project ? project.test?.name : undefined;
    if (typeof name !== "string") throw new Error("each project in vitest.config.mts needs a name");
    return name;
  });
}

/** How much of the files in the rooms of a folder is drawn; what lies side by side always runs. */
const shares: Readonly<Record<string, number>> = { engine: 1 / 5 };
/** How much of all files of a folder is drawn where time matters most. */
const sharesOfFast: Readonly<Record<string, number>> = { conformance: 1 / 16 };

function drawnFiles(project: string, fast: boolean): readonly string[] {
  const share = (fast ? sharesOfFast : shares)[project];
  if (share === undefined) return [];
  const files = readdirSync(inProject("tests", project), { recursive: true, encoding: "utf8" }).sort();
  const tests = files.filter((file) => file.endsWith(".test.ts"));
  const isDrawn = (file: string) => fast || file.includes("/");
  const drawable = tests.filter(isDrawn);
  const from = fast ? "files" : "files in the rooms";
  const drawn = sampled(`${from} of tests/${project}`, drawable, Math.ceil(drawable.length * share));
  if (drawn.length === drawable.length) return [];
  return [...tests.filter((file) => !isDrawn(file)), ...drawn].map((file) => `tests/${project}/${file}`);
}

async function runProject(name: string, fast: boolean): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-test-"));
  const file = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const code = await runChild(join(packageBin, "vitest"), [
      "run",
      ...drawnFiles(name, fast),
      "--project",
      name,
      ...reporters,
    ]);
    return tally(JSON.parse(readFileSync(file, "utf8")) as Report, code);
  } catch (error) {
    console.error(`${name}: no report: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
