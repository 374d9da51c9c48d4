import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { required } from "./reference/provider.mts";

/** Writes `docs/schemas`: the JSON schema of what each command writes with `--json`. */
export function generateSchemas(root: string): void {
  const folder = join(root, "docs", "schemas");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [command, schema] of Object.entries(required.reportSchemas()))
    writeFileSync(join(folder, `${command}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
