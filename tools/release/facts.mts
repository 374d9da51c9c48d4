import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inProject } from "../setup/project.mjs";

const require = createRequire(import.meta.url);

/** What `package.json` says of the release: the one place of the version. */
export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

export function packageFacts(): PackageFacts {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8")) as PackageFacts;
}

/** Where it is published, from the compiled package: the one place of the organization's name. */
export function whereabouts() {
  return require(inProject("dist", "provider", "repository.js")) as typeof import("../../dist/provider/repository.js");
}
