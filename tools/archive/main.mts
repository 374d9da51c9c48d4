import { relative } from "node:path";
import { ensureBuild } from "../setup/engine/sources.mjs";
import { inProject, projectRoot } from "../setup/project.mjs";
import { writeArchive } from "./archive.mjs";

await ensureBuild();
const archive = relative(projectRoot, await writeArchive(inProject(".state", "archive")));
console.log(`Wrote ${archive}. Install it by: pulumi plugin install resource access-audit <version> --file ${archive}`);
