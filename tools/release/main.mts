import { mkdirSync, rmSync, statSync } from "node:fs";
import { relative } from "node:path";
import { ensureBuild } from "../setup/engine/sources.mjs";
import { SetupError } from "../setup/failure.mjs";
import { inProject, projectRoot } from "../setup/project.mjs";
import { run } from "./command.mts";
import { packageFacts } from "./facts.mts";
import { type Options, type PartName, parseOptions, usage } from "./options.mts";
import type { Part } from "./part.mts";
import { go } from "./parts/go.mts";
import { npm } from "./parts/npm.mts";
import { plugin } from "./parts/plugin.mts";
import { pypi } from "./parts/pypi.mts";
import { prepare } from "./prepare.mts";
import { writeChecksums, writeSbom } from "./sbom.mts";
import { problemsOf } from "./versions.mts";

const parts: Readonly<Record<PartName, Part>> = { npm, pypi, go, plugin };

async function release({ parts: wanted, publish }: Options): Promise<void> {
  const { version } = packageFacts();
  const problems = await problemsOf();
  if (publish && problems.length > 0) throw new SetupError(`${version} cannot be published:\n${problems.join("\n")}`);
  const folder = inProject(".state", "release", `v${version}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const made: string[] = [];
  const publications = [];
  for (const name of wanted) {
    const part = parts[name];
    const files = [...(await part.make(folder))];
    made.push(...files);
    // The assets of a release hold whatever else there is to check them by.
    if (name === "plugin") {
      files.push(await writeSbom(folder));
      files.push(writeChecksums(folder, [...new Set([...made, ...files])]));
      made.push(...files.filter((file) => !made.includes(file)));
    }
    publications.push(...part.publications(files).map((one) => ({ ...one, untried: part.untried })));
  }
  for (const file of made) console.log(`${relative(projectRoot, file)}  ${statSync(file).size} bytes`);
  for (const { program, args, untried } of publications) {
    const shown = [program, ...args.map((one) => one.replace(`${projectRoot}/`, ""))].join(" ");
    console.log(publish ? `Running: ${shown}` : `Would run: ${shown}\n  never tried: ${untried}`);
    if (publish) await run(program, args);
  }
  if (!publish) {
    console.log(
      `\nNothing was published. ${problems.length === 0 ? "Nothing stands in the way." : "In the way stand:"}`,
    );
    for (const problem of problems) console.log(`- ${problem}`);
  }
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else {
    await ensureBuild();
    if (options.prepare !== undefined) await prepare(options.prepare);
    else await release(options);
  }
} catch (error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
