import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { endTree } from "../../tools/setup/process-tree.mjs";
import { inProject } from "../../tools/setup/project.mjs";
import { createStack } from "./stack";

interface Listening {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
}

let emulator: ChildProcess;
let listening: Listening;

beforeAll(async () => {
  const args = [inProject("dist", "cli", "main.js"), "emulate", "--port", "0", "--json"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  emulator = child;
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the emulator ended with code ${code}`)));
  });
  listening = JSON.parse(line) as Listening;
});

afterAll(() => endTree(emulator));

it("brings the quick start up, changes nothing the second time, and destroys it", async () => {
  const stack = await createStack({
    program: inProject("examples", "quickstart"),
    config: { "access-audit:emulatorUrl": listening.url },
    env: listening.environment,
  });
  try {
    const up = await stack.up();
    expect(up, up.stdout + up.stderr).toMatchObject({ exitCode: 0, changes: { create: 4 } });
    const outputs = await stack.outputs();
    expect(outputs.monitors).toEqual({ logs: "Enabled", archive: "Enabled" });
    expect(outputs.trackId).toMatch(/^\d+$/);
    expect(outputs.auditLogs).toHaveLength(Number(outputs.auditLogCount));
    expect(outputs.auditLogCount).toBeGreaterThan(0);

    const again = await stack.up("--expect-no-changes");
    expect(again, again.stdout + again.stderr).toMatchObject({ exitCode: 0, changes: { same: 4 } });

    const destroyed = await stack.destroy();
    expect(destroyed, destroyed.stdout + destroyed.stderr).toMatchObject({ exitCode: 0, changes: { delete: 4 } });
    expect(await stack.state()).toEqual([]);
  } finally {
    await stack.remove();
  }
});
