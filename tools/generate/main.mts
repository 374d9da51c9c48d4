import { ensureBuild } from "../setup/engine/sources.mjs";
import { projectRoot } from "../setup/project.mjs";
import { generate } from "./generate.mjs";

await ensureBuild();
await generate(projectRoot);
console.log(
  "Wrote schema.json, sdk/types, sdk/python, sdk/go, docs/reference, docs/schemas and docs/registry, and where the package is published.",
);
