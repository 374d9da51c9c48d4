import { describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import type { Clouds } from "./stage/clouds";
import type { Outcome } from "./stage/outcome";
import { drawnBackend, programsOf, withStack, writes } from "./stage/programs";

const said = ({ stdout, stderr }: Pick<Outcome, "stdout" | "stderr">) => stdout + stderr;
const { region, databases } = seed.tencent;
const args = {
  ...{ cloud: "tencent", region, engine: "cdb", instanceId: databases.cdb },
  ...{ startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" },
};
const file = (name: string) =>
  `export const ${name} = new audit.AuditLogExport("${name}", ${JSON.stringify(args)} as audit.AuditLogExportArgs).link;`;
const audited = ({ control }: Clouds) => void control.putDatabase({ id: databases.cdb, auditing: {} });
const filesOf = ({ control }: Clouds) => control.databases().find(({ id }) => id === databases.cdb)?.files ?? [];
const asked = (clouds: Clouds) => writes(clouds).filter((action) => action === "CreateAuditLogFile");

describe.each(drawnBackend("export of logs"))("an export of audit logs on the $backend backend", ({ module }) => {
  const program = programsOf(module);

  it("whose up was interrupted after the request is found by the next one, and renamed without a second file", async () => {
    await withStack(
      { program: program(file("one")), config: { "access-audit:timeout": "5s" } },
      async (stack, clouds) => {
        const { control } = clouds;
        // The answer is lost, and the list, which would show the file, may not be read from then on.
        control.fault({ cloud: "tencent", action: "CreateAuditLogFile", kind: "loseAnswer" });
        control.fault({ cloud: "tencent", action: "DescribeAuditLogFiles", kind: "denied", skip: 2, times: -1 });
        const failed = await stack.up();
        expect(failed.exitCode, said(failed)).not.toBe(0);
        control.clearFaults();
        expect(filesOf(clouds)).toHaveLength(1);

        const up = await stack.up();
        expect(up.exitCode, said(up)).toBe(0);
        expect(filesOf(clouds)).toHaveLength(1);
        expect(asked(clouds)).toHaveLength(1);
        expect(await stack.up("--expect-no-changes")).toMatchObject({ exitCode: 0 });
        expect(await stack.export()).not.toContain("?sign=");

        stack.setProgram(program(file("two")));
        const renamed = await stack.up();
        expect(renamed.exitCode, said(renamed)).toBe(0);
        expect(writes(clouds)).toEqual([]);
        expect(filesOf(clouds)).toHaveLength(1);

        const destroyed = await stack.destroy();
        expect(destroyed.exitCode, said(destroyed)).toBe(0);
        expect(writes(clouds)).toEqual(["DeleteAuditLogFile"]);
        expect(filesOf(clouds)).toEqual([]);
      },
      audited,
    );
  });
});

it("an export that somebody asked for is imported, and neither asked for again nor deleted", async () => {
  const program = programsOf("pulumi-access-audit/native");
  await withStack({ program: program() }, async (stack, clouds) => {
    const { control } = clouds;
    control.putDatabase({ id: databases.cdb, auditing: {}, files: [{ at: Date.now() - 60_000 }] });
    const [found] = filesOf(clouds);
    const id = `tencent/${region}/cdb/${databases.cdb}/${found?.name}`;
    const options = ["--yes", "--generate-code=false", "--protect=false", "--non-interactive"];
    const imported = await stack.cli(["import", "access-audit:index:AuditLogExport", "one", id, ...options]);
    expect(imported.exitCode, said(imported)).toBe(0);
    stack.setProgram(program(file("one")));
    const up = await stack.up();
    expect(up, said(up)).toMatchObject({ exitCode: 0, changes: { update: 1 } });
    expect(await stack.up("--expect-no-changes")).toMatchObject({ exitCode: 0 });
    expect((await stack.destroy()).exitCode).toBe(0);
    expect(writes(clouds)).toEqual([]);
    expect(filesOf(clouds)).toHaveLength(1);
  });
});
