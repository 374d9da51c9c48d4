import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../tools/setup/project.mjs";
import type { TestStack } from "../engine/stage/stack";

/** The line of Pulumi.yaml that says where the plugin is. */
export const plugin = `plugins: { providers: [{ name: access-audit, path: ${JSON.stringify(inProject("bin"))} }] }`;

/** Replaces the TypeScript program of a stack by one of another language. */
export function setFiles(stack: TestStack, files: Readonly<Record<string, string>>): void {
  for (const name of ["index.ts", "index.js"]) rmSync(join(stack.folder, name), { force: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(stack.folder, name), text);
}
