import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { capture, tail } from "../setup/command.mjs";
import { SetupError } from "../setup/failure.mjs";
import { startProgress } from "../setup/progress.mjs";
import { inProject } from "../setup/project.mjs";
import { writePages } from "./pages.mts";

/** `npm run site`: the documentation as a site with a search, in `site/dist`. Links that lead nowhere are an error. */
const site = inProject("site");

async function run(title: string, program: string, args: string[], advice?: string): Promise<void> {
  const progress = startProgress(title);
  const { code, stdout, stderr } = await capture(program, args, { cwd: site }).finally(progress.stop);
  if (code !== 0) throw new SetupError(`${title}: failed\n${tail(stderr + stdout, 20)}`, advice);
}

const lock = join(site, "package-lock.json");
const installed = join(site, "node_modules", "installed-lock.json");
const isCurrent = existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(lock, "utf8");

try {
  if (!isCurrent) {
    const options = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
    const advice = "It needs npm and a package registry within reach (npm config get registry).";
    await run("Installing the packages of the site", "npm", ["ci", ...options], advice);
    copyFileSync(lock, installed);
  }
  rmSync(join(site, "dist"), { recursive: true, force: true });
  const count = writePages(join(site, ".cache", "pages"));
  const vitepress = join(site, "node_modules", "vitepress", "bin", "vitepress.js");
  await run(`Building the site of ${count} pages`, process.execPath, [vitepress, "build", "."]);
  console.log(`The site is in ${join(site, "dist")}; npx vitepress preview site shows it.`);
} catch (error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
