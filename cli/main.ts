#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { emulateCommand } from "./emulate";
import { whoamiCommand } from "./whoami";

/** Compiled, this file is two folders below the package's root; in the sources it is one. */
function packageVersion(): string {
  const candidates = ["../..", ".."].map((up) => join(__dirname, up, "package.json"));
  for (const file of candidates) {
    const found = z.object({ name: z.literal("pulumi-access-audit"), version: z.string() }).safeParse(readJson(file));
    if (found.success) return found.data.version;
  }
  return "0.0.0";
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

const program = new Command("access-audit")
  .description("Keep bucket access monitoring and audit tracks switched on, and prove it.")
  .version(packageVersion());

program.addCommand(emulateCommand());
program.addCommand(whoamiCommand());

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? `access-audit: ${error.message}` : error);
  process.exitCode = 1;
});
