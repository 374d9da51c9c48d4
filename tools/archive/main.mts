import { relative } from "node:path";
import { packageFacts } from "../release/facts.mts";
import { ownPlatform, writeArchives } from "../release/parts/plugin.mts";
import { ensureBuild } from "../setup/engine/sources.mjs";
import { inProject, projectRoot } from "../setup/project.mjs";

await ensureBuild();
const [archive = ""] = await writeArchives(inProject(".state", "archive"), [ownPlatform]);
const file = relative(projectRoot, archive);
const { version } = packageFacts();
console.log(`Wrote ${file}. Install it by: pulumi plugin install resource access-audit ${version} --file ${file}`);
