import { describe, expect, it } from "vitest";
import type { CommandOutcome } from "../stage/outcome";
import { drawnBackend, monitor, programsOf, withStack, writes } from "../stage/programs";
import type { TestStack } from "../stage/stack";

const said = ({ stdout, stderr }: CommandOutcome) => stdout + stderr;
const canary = "canary-of-a-secret";

async function set(stack: TestStack, key: string, value: string, ...options: string[]): Promise<void> {
  const outcome = await stack.cli(["config", "set", ...options, key, value]);
  expect(outcome, said(outcome)).toMatchObject({ exitCode: 0 });
}

/** Each wrong name, how it is set, and the name that was meant. */
const misspelt = [
  ["access-audit:tencnet.secretId", "tencent", "--secret"],
  ["access-audit:huawie", "huawei"],
  ["access-audit:timeuot", "timeout"],
  ["access-audit:tencent.secretkey", "secretKey", "--path", "--secret"],
  ["access-audit:tencent.secretid", "secretId", "--secret"],
  ["access-audit:volcengine.endpoints.toss", "tos", "--path"],
  ["access-audit:alibaba.endpoints.os", "oss"],
  ["access-audit:tencent.assumeRole.roleArm", "roleArn", "--path"],
] as const;

describe.each(drawnBackend("configuration"))("a configuration that is wrong, on the $backend backend", ({ module }) => {
  const program = programsOf(module)(monitor("logs"));

  it("is refused in a preview, before any call, with the names that were meant and no value", async () => {
    await withStack({ program }, async (stack, clouds) => {
      for (const [key, , ...options] of misspelt) await set(stack, key, canary, ...options);
      await set(stack, "access-audit:volcengine.site", canary);
      const refused = await stack.preview();
      expect(refused.exitCode, said(refused)).not.toBe(0);
      for (const [key, meant] of misspelt)
        expect(said(refused)).toContain(`${key} is not a setting. Did you mean ${meant}? There are `);
      expect(said(refused)).toContain('access-audit:volcengine.site must be "volcengine" or "byteplus"');
      expect(said(refused)).not.toContain(canary);
      expect(clouds.control.journal()).toEqual([]);
    });
  });
});

describe("the keys of a provider of its own", () => {
  it("are not told beside a wrong setting, where the engine does not know that they are secret", async () => {
    const lines = [
      `const own = new audit.Provider("own", { tencent: { site: "lunar", secretKey: ${JSON.stringify(canary)} } as never });`,
      monitor("logs").replace("{})", "{ provider: own })"),
    ];
    await withStack({ program: programsOf("pulumi-access-audit/native")(...lines) }, async (stack) => {
      const refused = await stack.preview();
      expect(refused.exitCode, said(refused)).not.toBe(0);
      expect(said(refused)).toContain('access-audit:tencent.site must be "international" or "mainland"');
      expect(said(refused)).not.toContain(canary);
    });
  });
});

describe("a configuration that went wrong after the stack was made", () => {
  const program = programsOf("pulumi-access-audit")(monitor("logs"));

  it("ends access-audit before any call, for other credentials would count; a destroy goes by that of the last up", async () => {
    await withStack({ program }, async (stack, clouds) => {
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      await set(stack, "access-audit:tencnet.secretId", canary, "--secret");
      writes(clouds);
      const commands = [["scan", "--cloud", "tencent"], ["whoami"], ["drift", "--explain"]] as const;
      for (const [command, ...options] of commands) {
        const refused = await stack.accessAudit(command, ...options, "--stack", "test");
        expect(refused.exitCode, said(refused)).toBe(1);
        expect(said(refused)).toContain("access-audit:tencnet.secretId is not a setting. Did you mean tencent?");
        expect(said(refused)).not.toContain(canary);
        if (command !== "drift") expect(clouds.control.journal()).toEqual([]);
      }
      expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
      expect(clouds.control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Disabled");
    });
  });
});
