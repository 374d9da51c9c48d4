import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import type { CommandOutcome } from "../stage/outcome";
import { drawnBackend, programsOf, withStack, writes } from "../stage/programs";

const said = ({ stdout, stderr }: CommandOutcome) => stdout + stderr;
const instances = [
  { cloud: "tencent", region: seed.tencent.region, engine: "cdb", instanceId: seed.tencent.databases.cdb },
  { cloud: "alibaba", region: seed.alibaba.region, engine: "rds", instanceId: seed.alibaba.databases.rds },
];
const program = (module: Parameters<typeof programsOf>[0], more: object) =>
  programsOf(module)(
    ...instances.map(
      (one) => `new audit.DatabaseAuditPolicy("${one.engine}", ${JSON.stringify({ ...one, ...more })} as never);`,
    ),
  );

describe.each(drawnBackend("cautions"))("a preview on the $backend backend", ({ module }) => {
  it("says what is billed and which records are lost, before anything is changed", async () => {
    await withStack({ program: program(module, { status: "Enabled", keepDays: 180 }) }, async (stack, clouds) => {
      expect(said(await stack.preview())).toContain("is switched on where it is off; the cloud bills for it");
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      expect(said(await stack.preview())).not.toContain("audit policy");
      writes(clouds);
      stack.setProgram(program(module, { status: "Enabled", keepDays: 30 }));
      expect(said(await stack.preview())).toMatch(/keeps records for 30 days instead of 180, which (may )?delete/);
      stack.setProgram(program(module, { status: "Disabled" }));
      expect(said(await stack.preview())).toMatch(/is switched off, which (may )?deletes? the existing audit records/);
      expect(writes(clouds)).toEqual([]);
    });
  });
});
