import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { goModule } from "../../provider/repository";
import { capture } from "../../tools/setup/command.mjs";
import { inProject } from "../../tools/setup/project.mjs";

/** Compiles a program with the generated package. */
export async function vet(program: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-go-"));
  try {
    const sdk = inProject("sdk", "go", "accessaudit");
    const own = readFileSync(join(sdk, "go.mod"), "utf8").replace(/^module .*$/m, "module audited");
    const local = `replace ${goModule} => ${sdk}`;
    const module = `${own}\nrequire ${goModule} v0.0.0\n\n${local}\n`;
    writeFileSync(join(folder, "go.mod"), module);
    cpSync(join(sdk, "go.sum"), join(folder, "go.sum"));
    writeFileSync(join(folder, "main.go"), program);
    const { code, stdout, stderr } = await capture("go", ["vet", "-mod=mod", "./..."], {
      cwd: folder,
      env: { ...process.env, GOWORK: "off" },
    });
    expect(code, stdout + stderr).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
