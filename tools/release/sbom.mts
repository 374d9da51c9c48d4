import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { inProject } from "../setup/project.mjs";
import { run } from "./command.mts";
import { packageFacts } from "./facts.mts";

/** What the package brings along, from the lock file, in CycloneDX: https://docs.npmjs.com/cli/commands/npm-sbom */
export async function writeSbom(folder: string): Promise<string> {
  const { name, version } = packageFacts();
  const file = join(folder, `${name}-${version}.cdx.json`);
  const draft = mkdtempSync(join(tmpdir(), "access-audit-sbom-"));
  try {
    // `--omit dev` leaves out what the package and its tools both need, so that the tools are taken out before.
    for (const one of ["package.json", "package-lock.json"]) {
      const all = JSON.parse(readFileSync(inProject(one), "utf8"));
      writeFileSync(join(draft, one), JSON.stringify(one === "package.json" ? shipped(all) : shippedLock(all)));
    }
    const options = ["--package-lock-only", "--sbom-format", "cyclonedx", "--sbom-type", "library"];
    writeFileSync(file, await run("npm", ["sbom", ...options], { cwd: draft }));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return file;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
}

/** A manifest without what only builds the package; the copy of Pulumi that is used is the program's own. */
function shipped({ devDependencies: _, peerDependencies: __, ...rest }: Readonly<Record<string, unknown>>) {
  return rest;
}

function shippedLock({ packages, ...rest }: Lock) {
  const kept = Object.entries(packages).filter(([, { dev, devOptional }]) => !dev && !devOptional);
  return {
    ...rest,
    packages: Object.fromEntries(kept.map(([path, one]) => [path, path === "" ? shipped({ ...one }) : one])),
  };
}

/** As `sha256sum --check SHA256SUMS` reads it. */
export function writeChecksums(folder: string, files: readonly string[]): string {
  const lines = files.map((file) => {
    const digest = createHash("sha256").update(readFileSync(file)).digest("hex");
    return `${digest}  ${basename(file)}\n`;
  });
  const sums = join(folder, "SHA256SUMS");
  writeFileSync(sums, lines.sort().join(""));
  return sums;
}
