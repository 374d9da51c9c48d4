import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Compiled, this file is two folders below the package's root; in the sources it is one. */
export function packageVersion(): string {
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
