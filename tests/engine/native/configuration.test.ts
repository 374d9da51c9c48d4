import { describe, expect, it } from "vitest";
import type { Outcome } from "../stage/outcome";
import { drawnBackend, monitor, programsOf, withStack } from "../stage/programs";

const program = programsOf("pulumi-access-audit/native");
const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;

describe("configuration", () => {
  const canary = "canary-7f3d9b1c5e";

  /** A provider of its own for one monitor, with keys that the emulator knows or not. */
  const explicit = (secretKey: string, extra = "") =>
    program(
      `const security = new audit.Provider("security", { tencent: { secretId: process.env.TENCENTCLOUD_SECRET_ID ?? "", secretKey: ${secretKey} }${extra} });`,
      monitor("logs").replace("{})", "{ provider: security })"),
    );

  it("is what it was when an address comes from which the plugin is downloaded", async () => {
    const from = (options: string) => program(monitor("logs").replace("{})", `${options})`));
    await withStack({ program: from("{}") }, async (stack) => {
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      stack.setProgram(from('{ pluginDownloadURL: "https://get.example.com/access-audit" }'));
      const preview = await stack.preview();
      expect(preview.exitCode, said(preview)).toBe(0);
      expect(preview.changes).toEqual({ same: 2 });
    });
  });

  it("of a provider of one's own is encrypted in the state, and a rotated key is a change of nothing else", async () => {
    await withStack({ program: explicit("process.env.TENCENTCLOUD_SECRET_KEY ?? ''") }, async (stack, clouds) => {
      const outcome = await stack.up();
      expect(outcome, said(outcome)).toMatchObject({ exitCode: 0, changes: { create: 3 } });
      expect(await stack.export()).not.toContain(clouds.environment.TENCENTCLOUD_SECRET_KEY);
      stack.setProgram(explicit(JSON.stringify(canary)));
      const rotated = await stack.up();
      expect(rotated, said(rotated)).toMatchObject({ exitCode: 0, changes: { same: 2, update: 1 } });
      expect(await stack.export()).not.toContain(canary);
      // The new key is used: the emulator does not know it.
      const refused = await stack.refresh();
      expect(refused.exitCode).not.toBe(0);
      expect(said(refused)).toContain("SignatureDoesNotMatch");
      expect(said(refused)).not.toContain(canary);
      stack.setProgram(explicit("process.env.TENCENTCLOUD_SECRET_KEY ?? ''"));
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
    });
  });

  it("of the stack is encrypted in the state, whatever its members are", async () => {
    await withStack({ program: program(monitor("logs")) }, async (stack, clouds) => {
      const { TENCENTCLOUD_SECRET_ID: id = "", TENCENTCLOUD_SECRET_KEY: key = "" } = clouds.environment;
      await stack.cli(["config", "set", "--path", "access-audit:tencent.secretId", id]);
      await stack.cli(["config", "set", "--path", "--secret", "access-audit:tencent.secretKey", key]);
      const outcome = await stack.up();
      expect(outcome, said(outcome)).toMatchObject({ exitCode: 0 });
      const state = await stack.export();
      expect(state).not.toContain(key);
      expect(state).toContain("access-audit:index:BucketAccessMonitor");
    });
  });

  it.each(drawnBackend("region of the configuration"))(
    "has the region of resources and data sources that name none, on the $backend backend",
    async ({ module }) => {
      const text = programsOf(module)(
        'new audit.BucketAccessMonitor("logs", { cloud: "tencent", bucket: "logs-1250000000", status: "Enabled" });',
        'export const listed = audit.getAuditTracksOutput({ cloud: "tencent" }).tracks.apply((tracks) => tracks.length);',
      );
      await withStack({ program: text }, async (stack, { control }) => {
        const without = await stack.preview();
        expect(said(without)).toMatch(/region.* is required: give it, or set access-audit:tencent\.region/);
        await stack.cli(["config", "set", "--path", "access-audit:tencent.region", "ap-guangzhou"]);
        const outcome = await stack.up();
        expect(outcome.exitCode, said(outcome)).toBe(0);
        expect(await stack.state()).toMatchObject([{ id: "tencent/ap-guangzhou/logs-1250000000" }]);
        expect(control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Enabled");
      });
    },
  );

  it("that is wrong is refused with the property and the rule", async () => {
    const wrong = program(
      'const wrong = new audit.Provider("wrong", { tencent: { site: "lunar" as "mainland" }, timeout: "soon" });',
      monitor("logs").replace("{})", "{ provider: wrong })"),
    );
    await withStack({ program: wrong }, async (stack) => {
      const outcome: Outcome = await stack.preview();
      expect(outcome.exitCode).not.toBe(0);
      expect(said(outcome)).toContain("access-audit:tencent.site");
      expect(said(outcome)).toContain("access-audit:timeout must be a time such as 300, 90s or 10m");
    });
  });
});
