import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture } from "../setup/command.mjs";
import { inProject } from "../setup/project.mjs";
import { languagePrograms } from "./programs.mjs";
import { generateReference } from "./reference/index.mts";
import { generateSchemas } from "./schemas.mts";
import { generateTypeScript } from "./typescript/index.mjs";
import { generateWhereabouts } from "./whereabouts.mts";

/** Where the generated packages are, and what in their folders is written by hand. */
const generated = {
  python: { folder: join("sdk", "python"), kept: [] },
  go: { folder: join("sdk", "go", "accessaudit"), kept: ["go.mod", "go.sum"] },
};

/**
 * Writes `schema.json`, the types of the TypeScript SDK and the packages of other languages below `root`, from the compiled provider.
 * @param {string} root
 */
export async function generate(root) {
  const require = createRequire(import.meta.url);
  const facts = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const { providerSchema } = require(inProject("dist", "provider", "plugin", "schema.js"));
  const schema = join(root, "schema.json");
  writeFileSync(schema, `${JSON.stringify(providerSchema(facts), null, 2)}\n`);
  generateTypeScript(root);
  await generateReference(root);
  generateSchemas(root);
  const readme = `# pulumi_access_audit\n\n${facts.description}.\n`;
  const sdkgen = join(await languagePrograms(), "sdkgen");
  for (const [language, { folder, kept }] of Object.entries(generated)) {
    const draft = mkdtempSync(join(tmpdir(), "access-audit-sdk-"));
    try {
      const { code, stderr } = await capture(sdkgen, [schema, language, draft]);
      if (code !== 0) throw new Error(`sdkgen ${language} failed:\n${stderr}`);
      // What the generator no longer writes must not stay.
      for (const name of kept) cpSync(inProject(folder, name), join(draft, name));
      if (language === "python") writeFileSync(join(draft, "README.md"), readme);
      rmSync(join(root, folder), { recursive: true, force: true });
      cpSync(draft, join(root, folder), { recursive: true });
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  generateWhereabouts(root);
}
