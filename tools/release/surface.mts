import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inProject } from "../setup/project.mjs";
import { packageFacts } from "./facts.mts";
import { brokenPromises, type Promises, promisesOfReport, promisesOfSchema } from "./promises.mts";

const require = createRequire(import.meta.url);
const parsed = (...path: string[]) => JSON.parse(readFileSync(inProject(...path), "utf8"));

/** Where each version's promises are kept. */
const folder = ["tests", "promises"] as const;

/** What the package promises as it is, by the files that it publishes. */
export function promises(): Promises {
  const { findings } = require(
    inProject("dist", "cli", "report", "registry.js"),
  ) as typeof import("../../dist/cli/report/registry.js");
  const rules = Object.entries(findings).flatMap(([who, kinds]) =>
    Object.entries(kinds).map(([id, { severity }]) => [`rule ${who} ${id}`, { type: severity }] as const),
  );
  const reports = readdirSync(inProject("docs", "schemas")).map((file) =>
    promisesOfReport(file.replace(".json", ""), parsed("docs", "schemas", file)),
  );
  return Object.assign({}, promisesOfSchema(parsed("schema.json")), Object.fromEntries(rules), ...reports);
}

/** The latest version of which it is known what it promised. */
export function latestRecorded(): { readonly version: string; readonly promises: Promises } {
  const versions = readdirSync(inProject(...folder)).map((file) => file.replace(".json", ""));
  const rank = (version: string) => version.split(".").reduce((sum, part) => sum * 1000 + Number(part), 0);
  const [version = ""] = versions.sort((a, b) => rank(b) - rank(a));
  return { version, promises: parsed(...folder, `${version}.json`) };
}

export function recordSurface(): void {
  writeFileSync(inProject(...folder, `${packageFacts().version}.json`), `${JSON.stringify(promises(), null, 1)}\n`);
}

/** What is broken since the latest release. */
export const brokenSince = () => brokenPromises(latestRecorded().promises, promises());

/** Whether a version has to keep what the one before promised: before 1.0.0 a minor version need not. */
export function keepsPromises(before: string, after: string): boolean {
  const [was = [], is = []] = [before, after].map((version) => version.split("."));
  return was[0] === is[0] && (was[0] !== "0" || was[1] === is[1]);
}
