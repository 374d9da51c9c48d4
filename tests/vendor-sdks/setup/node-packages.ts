import { copyFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { capture, tail } from "../../../tools/setup/command.mjs";
import { SetupError } from "../../../tools/setup/failure.mjs";
import { packageBin } from "../../../tools/setup/project.mjs";
import { cached } from "./cached";
import { inVendorSdks, readText } from "./folder";

const files = ["package.json", "package-lock.json"];

/** Installs the npm packages of the SDKs, once; the folder `node_modules` that holds them. */
export async function nodePackages(): Promise<string> {
  const key = files.map((file) => readText(inVendorSdks(), file));
  return join(await cached({ name: "npm", key, fill }), "node_modules");
}

async function fill(folder: string): Promise<void> {
  for (const file of files) copyFileSync(inVendorSdks(file), join(folder, file));
  // None of these packages needs its install script.
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  const env = { ...process.env, PATH: packageBin + delimiter + (process.env.PATH ?? "") };
  const { code, stdout, stderr } = await capture("npm", ["ci", ...options], { cwd: folder, env });
  if (code === 0) return;
  throw new SetupError(
    `npm ci of tests/vendor-sdks failed:\n${tail(stderr + stdout, 12)}`,
    "It needs npm and a package registry within reach (npm config get registry).",
  );
}
