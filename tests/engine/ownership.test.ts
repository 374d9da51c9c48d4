import { describe, expect, it } from "vitest";
import type { Outcome } from "./stage/outcome";
import { drawnBackend, monitor, programsOf, track, withStack, writes } from "./stage/programs";

const said = ({ stdout, stderr }: Outcome) => stdout + stderr;

describe.each(drawnBackend("rename"))("a resource that is only renamed, on the $backend backend", ({ module }) => {
  const program = programsOf(module);

  it("keeps what was found under `up --refresh`", async () => {
    await withStack({ program: program(monitor("logs")) }, async (stack, clouds) => {
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      stack.setProgram(program(monitor("renamed")));
      writes(clouds);
      const renamed = await stack.up("--refresh");
      expect(renamed, said(renamed)).toMatchObject({ exitCode: 0 });
      expect(writes(clouds)).toEqual([]);
      expect(await stack.state()).toMatchObject([{ outputs: { previousStatus: "Disabled" } }]);
      expect(await stack.destroy("--refresh")).toMatchObject({ exitCode: 0 });
      expect(writes(clouds)).toEqual(["PutBucketAccessMonitor"]);
    });
  });
});

describe.each(drawnBackend("former name alone"))(
  "a run of the former name alone, on the $backend backend",
  ({ module }) => {
    const program = programsOf(module);

    it("deletes as it is told, and warns of the resource that it leaves out", async () => {
      await withStack({ program: program(monitor("logs")) }, async (stack, clouds) => {
        expect(await stack.up()).toMatchObject({ exitCode: 0 });
        const [logs] = await stack.state();
        stack.setProgram(program(monitor("renamed")));
        writes(clouds);
        const targeted = await stack.up("--target", logs?.urn ?? "");
        expect(targeted, said(targeted)).toMatchObject({ exitCode: 0 });
        expect(said(targeted)).toContain(
          "BucketAccessMonitor renamed is left out of this run by --target or --exclude",
        );
        expect(writes(clouds)).toEqual(["PutBucketAccessMonitor"]);
        const whole = await stack.up();
        expect(whole, said(whole)).toMatchObject({ exitCode: 0, changes: { create: 1 } });
        expect(said(whole)).not.toContain("is left out");
      });
    });
  },
);

describe.each(drawnBackend("two resources for one thing"))(
  "two resources for one thing, on the $backend backend",
  ({ module }) => {
    const program = programsOf(module);

    it("are refused in a preview, with both names, before any change", async () => {
      await withStack({ program: program(monitor("one"), monitor("two")) }, async (stack, clouds) => {
        const refused = await stack.preview();
        expect(refused.exitCode, said(refused)).not.toBe(0);
        expect(said(refused)).toMatch(/two.*one|one.*two/s);
        expect(said(refused)).toContain("remove one of the two");
        expect(writes(clouds)).toEqual([]);
      });
    });

    it("are refused in up where the names are known only then", async () => {
      const late = [
        track("writes"),
        `new audit.BucketAccessMonitor("late", { cloud: "tencent", region: "ap-guangzhou", status: "Enabled",`,
        `  bucket: writes.apply(() => "logs-1250000000") });`,
        monitor("logs"),
      ];
      await withStack({ program: program(...late) }, async (stack, clouds) => {
        expect(await stack.preview()).toMatchObject({ exitCode: 0 });
        const refused = await stack.up();
        expect(refused.exitCode, said(refused)).not.toBe(0);
        expect(said(refused)).toContain("remove one of the two");
        expect(writes(clouds)).toEqual(["CreateAuditTrack", "PutBucketAccessMonitor"]);
      });
    });
  },
);

describe("one resource of each backend for one thing", () => {
  it("is a warning, and removing either leaves the thing as it is", async () => {
    const mixed = (...lines: string[]) =>
      [
        `import * as audit from "pulumi-access-audit";`,
        `import * as native from "pulumi-access-audit/native";`,
        ...lines,
      ].join("\n");
    const plugin = monitor("plugin").replace("new audit.", "new native.");
    await withStack({ program: mixed(monitor("logs"), plugin, "") }, async (stack, clouds) => {
      const both = await stack.up();
      expect(both, said(both)).toMatchObject({ exitCode: 0 });
      expect(said(both)).toContain("one by the plugin and one as a dynamic resource");
      writes(clouds);
      stack.setProgram(mixed(plugin, ""));
      const one = await stack.up();
      expect(one, said(one)).toMatchObject({ exitCode: 0 });
      expect(writes(clouds)).toEqual([]);
      expect(said(one)).toContain("was left as it is");
    });
  });
});
