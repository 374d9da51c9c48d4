import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "../command.mts";
import type { Part } from "../part.mts";

/** The tarball of the npm package, compiled by the set-up before. */
export const npm: Part = {
  async make(folder) {
    const options = ["--ignore-scripts", "--json", "--loglevel", "error", "--pack-destination", folder];
    await run("npm", ["pack", ...options]);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".tgz"))
      .map((name) => join(folder, name));
  },
  publications: (files) =>
    // The provenance says which workflow made the tarball from which commit, so it is only to be had in one.
    files.map((file) => ({ program: "npm", args: ["publish", file, "--access", "public", "--provenance"] })),
  untried: "the provenance, for which npm asks GitHub's OIDC",
};
