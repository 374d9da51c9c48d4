import { describe, expect, it } from "vitest";
import type { CommandOutcome } from "../stage/outcome";
import { backends, monitor, programsOf, withStack, writes } from "../stage/programs";

const said = ({ stdout, stderr }: CommandOutcome) => stdout + stderr;

describe.each(backends)("a preview on the $backend backend", ({ module }) => {
  const program = programsOf(module);

  it("warns of buckets that are missing or elsewhere, reads once for each, and asks nothing once they are managed", async () => {
    const missing = monitor("missing", { bucket: "missing-1250000000" });
    const elsewhere = monitor("elsewhere", { bucket: "elsewhere-1250000000" });
    const there = monitor("there");
    await withStack({ program: program(missing, elsewhere, there) }, async (stack, clouds) => {
      clouds.control.putBucket("tencent", { name: "elsewhere-1250000000", region: "ap-singapore" });
      const preview = await stack.preview();
      expect(preview).toMatchObject({ exitCode: 0 });
      const told = said(preview);
      expect(told).toContain("bucket missing-1250000000 does not exist in ap-guangzhou");
      expect(told).toContain("The bucket is in another region");
      expect(told).not.toContain("logs-1250000000 cannot");
      expect(clouds.control.journal().map(({ action }) => action)).toEqual(Array(3).fill("GetBucketAccessMonitor"));
      expect(writes(clouds)).toEqual([]);

      stack.setProgram(program(there));
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      clouds.control.clearJournal();
      const again = await stack.preview();
      expect(said(again)).not.toContain("cannot be managed");
      expect(clouds.control.journal()).toEqual([]);
    });
  });
});
