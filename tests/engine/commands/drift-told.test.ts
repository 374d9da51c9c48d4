import { describe, expect, it } from "vitest";
import { drawnBackend, monitor, programsOf, withStack } from "../stage/programs";

describe.each(drawnBackend("drift of a secret"))("drift of a secret value on the $backend backend", ({ module }) => {
  const program = programsOf(module)(
    'import * as pulumi from "@pulumi/pulumi";',
    `const status = pulumi.secret("Enabled" as const);`,
    `new audit.BucketAccessMonitor("logs", { cloud: "tencent", region: "ap-guangzhou", bucket: "logs-1250000000", status });`,
  );

  it("is told without the value, and what is equal is not", async () => {
    await withStack({ program }, async (stack, { control }) => {
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      const clean = await stack.accessAudit("drift", "--json");
      expect(clean.exitCode, clean.stdout + clean.stderr).toBe(0);
      control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Disabled" });
      const found = await stack.accessAudit("drift", "--json");
      expect(found.exitCode, found.stdout + found.stderr).toBe(7);
      expect(JSON.parse(found.stdout).resources).toMatchObject([
        { name: "logs", findings: [{ property: "status", severity: "high", declared: "[secret]", live: "[secret]" }] },
      ]);
    });
  });
});

describe("drift beside what is not ours", () => {
  const program = programsOf("pulumi-access-audit");
  const other = [
    'import * as pulumi from "@pulumi/pulumi";',
    'const provider = { create: async () => ({ id: "x", outs: {} }), read: async () => { throw new Error("the other cloud is down"); } };',
    'new (class extends pulumi.dynamic.Resource { constructor() { super(provider as never, "other", {}); } })();',
  ];

  it("is told in full, and the failure of another provider or of the program is an error", async () => {
    await withStack({ program: program(monitor("logs")) }, async (stack, { control }) => {
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Disabled" });

      stack.setProgram(program(monitor("renamed")));
      const renamed = await stack.accessAudit("drift", "--json");
      expect(renamed.exitCode, renamed.stdout + renamed.stderr).toBe(7);
      expect(JSON.parse(renamed.stdout).resources).toMatchObject([
        {
          ...{ name: "logs", repair: "pulumi up --refresh --stack test" },
          findings: [
            { rule: "switched-off", suppressed: null },
            {
              ...{ rule: "renamed", suppressed: "the program was changed, not the cloud" },
              reason: expect.stringMatching(/^renamed from logs to renamed: nothing is switched off in the cloud/),
            },
          ],
        },
      ]);

      // With an alias the resource is the same one, by either name.
      stack.setProgram(program(monitor("renamed", {}, { aliases: [{ name: "logs" }] })));
      const aliased = await stack.accessAudit("drift", "--json");
      const [one, ...others]: readonly { readonly repair: string | null }[] = JSON.parse(aliased.stdout).resources;
      expect(others).toEqual([]);
      expect(one).toMatchObject({ name: "logs", findings: [{ rule: "switched-off" }] });
      const repaired = await stack.cli([...(one?.repair ?? "").split(" ").slice(1), "--yes", "--skip-preview"]);
      expect(repaired.exitCode, repaired.stdout + repaired.stderr).toBe(0);
      expect(control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Enabled");
      stack.setProgram(program(monitor("logs", {}, { aliases: [{ name: "renamed" }] })));
      expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { same: 2 } });
      control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Disabled" });

      stack.setProgram(program(monitor("logs"), 'throw new Error("the program is wrong");'));
      const broken = await stack.accessAudit("drift", "--json");
      expect(broken.exitCode).toBe(1);
      const report = JSON.parse(broken.stdout);
      expect(report.resources).toMatchObject([{ name: "logs", findings: [{ severity: "high" }], error: null }]);
      expect(report.errors.join("\n")).toContain("the program is wrong");

      stack.setProgram(program(monitor("logs"), ...other));
      expect(await stack.up("--refresh")).toMatchObject({ exitCode: 0 });
      control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Disabled" });
      const failing = await stack.accessAudit("drift", "--json");
      expect(failing.exitCode).toBe(1);
      const told = JSON.parse(failing.stdout);
      expect(told.resources).toMatchObject([{ name: "logs", findings: [{ severity: "high" }] }]);
      expect(told.errors.join("\n")).toMatch(/::other: .*the other cloud is down/);
      stack.setProgram(program());
    });
  });
});
