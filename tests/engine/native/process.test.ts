import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownPlatform, writeArchives } from "../../../tools/release/parts/plugin.mjs";
import { inProject } from "../../../tools/setup/project.mjs";
import { monitor, programsOf, track, withStack } from "../stage/programs";

const program = programsOf("pulumi-access-audit/native");
const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;

describe("time", () => {
  it("that a resource allows wins over the configuration", async () => {
    const text = program(monitor("logs", {}, { customTimeouts: { create: "1s" } }));
    await withStack({ program: text, config: { "access-audit:timeout": "5m" } }, async (stack, { control }) => {
      control.fault({ cloud: "tencent", action: "GetBucketAccessMonitor", kind: "stale", times: -1 });
      const outcome = await stack.up();
      expect(outcome.exitCode).not.toBe(0);
      expect(said(outcome)).toContain("not finished within 1 s");
    });
  });
});

describe("Ctrl-C", () => {
  it("during a slow create ends at once and loses nothing: the next up makes no second track", async () => {
    await withStack({ program: program(track("writes")) }, async (stack, { control }) => {
      // The track is made, the answer takes its time.
      control.fault({ cloud: "tencent", action: "CreateAuditTrack", kind: "late", delayMs: 600_000 });
      const running = stack.up();
      await expect.poll(() => control.tracks().length, { timeout: 60_000 }).toBe(1);
      const interrupted = Date.now();
      stack.interrupt();
      const outcome = await running;
      expect(outcome.exitCode).not.toBe(0);
      // Far from the ten minutes; the engine itself needs a moment for its summary.
      expect(Date.now() - interrupted).toBeLessThan(300_000);
      control.clearFaults();
      const next = await stack.up();
      expect(next.exitCode, said(next)).toBe(0);
      expect(control.tracks()).toHaveLength(1);
      expect(await stack.preview("--refresh", "--expect-no-changes")).toMatchObject({ exitCode: 0 });
    });
  });

  it("while a track does not show yet keeps what was made", async () => {
    await withStack({ program: program(track("writes")) }, async (stack, { control }) => {
      control.fault({ cloud: "tencent", action: "DescribeAuditTrack", kind: "late", delayMs: 60_000, times: -1 });
      const running = stack.up();
      await expect.poll(() => control.tracks().length, { timeout: 60_000 }).toBe(1);
      stack.interrupt();
      expect((await running).exitCode).not.toBe(0);
      control.clearFaults();
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      expect(control.tracks()).toHaveLength(1);
    });
  });
});

describe("the plugin's process", () => {
  it("tells its port, and ends as soon as it is asked to", async () => {
    const child = spawn(inProject("bin", "pulumi-resource-access-audit"), { stdio: ["ignore", "pipe", "inherit"] });
    const port = await new Promise<string>((resolve, reject) => {
      child.on("error", reject);
      child.stdout.once("data", (text) => resolve(String(text)));
    });
    expect(port).toMatch(/^\d+\n$/);
    const code = await new Promise((resolve) => {
      child.once("exit", resolve);
      child.kill("SIGINT");
    });
    expect(code).toBe(0);
  });
});

describe("the archive", () => {
  it("is installed as a plugin and needs no path", async () => {
    await withStack({ program: program(monitor("logs")) }, async (stack) => {
      const [archive = ""] = await writeArchives(stack.folder, [ownPlatform]);
      const project = join(stack.folder, "Pulumi.yaml");
      writeFileSync(project, readFileSync(project, "utf8").replace(/^plugins:.*$/m, ""));
      const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
      const installed = await stack.cli(["plugin", "install", "resource", "access-audit", version, "--file", archive]);
      expect(installed.exitCode, said(installed)).toBe(0);
      const outcome = await stack.up();
      expect(outcome, said(outcome)).toMatchObject({ exitCode: 0, changes: { create: 2 } });
    });
  });
});
