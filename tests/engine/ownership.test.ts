import { describe, expect, it } from "vitest";
import { faces, monitor, programsOf, track, withStack, writes } from "./programs";
import type { Outcome } from "./stack";

const said = ({ stdout, stderr }: Outcome) => stdout + stderr;

describe.each(faces)("a resource that is only renamed, on the $face backend", ({ module }) => {
  const program = programsOf(module);

  it("is left as it is in the cloud, and a second up is empty", async () => {
    await withStack({ program: program(monitor("logs"), track("writes")) }, async (stack, clouds) => {
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      writes(clouds);
      stack.setProgram(program(monitor("renamed"), track("other", { name: "writes" })));
      const renamed = await stack.up();
      expect(renamed, said(renamed)).toMatchObject({ exitCode: 0, changes: { create: 2, delete: 2 } });
      expect(said(renamed)).toContain("was left as it is");
      expect(writes(clouds)).toEqual([]);
      expect(await stack.up("--expect-no-changes")).toMatchObject({ exitCode: 0 });
      expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
      expect(clouds.control.tracks()).toEqual([]);
    });
  });

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
