import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import type { Clouds } from "../stage/clouds";
import type { Outcome } from "../stage/outcome";
import { drawnBackend, programsOf, withStack, writes } from "../stage/programs";

const said = ({ stdout, stderr }: Pick<Outcome, "stdout" | "stderr">) => stdout + stderr;
const span = { startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" };

/** How a cloud asks for exports, and what the end of management sends. */
interface Subject {
  readonly args: object;
  readonly ask: string;
  readonly list: string;
  /** Reads of the list before it is asked. */
  readonly looks: number;
  readonly ends: readonly string[];
  audited(clouds: Clouds): void;
  files(clouds: Clouds): readonly unknown[];
}

const { tencent, alibaba } = seed;
const cdb = tencent.databases.cdb;
const rds = alibaba.databases.rds;
const subjects = {
  tencent: {
    args: { cloud: "tencent", region: tencent.region, engine: "cdb", instanceId: cdb, ...span },
    ...{ ask: "CreateAuditLogFile", list: "DescribeAuditLogFiles", looks: 2, ends: ["DeleteAuditLogFile"] },
    audited: ({ control }) => void control.putDatabase({ id: cdb, auditing: {} }),
    files: ({ control }) => control.databases().find(({ id }) => id === cdb)?.files ?? [],
  },
  alibaba: {
    args: { cloud: "alibaba", region: alibaba.region, engine: "rds", instanceId: rds, ...span },
    // No call deletes one.
    ...{ ask: "CreateSqlLogTask", list: "DescribeSqlLogTasks", looks: 1, ends: [] },
    audited: ({ control }) => void control.putAlibabaDatabase({ id: rds, auditing: {} }),
    files: ({ control }) => control.alibabaDatabases().find(({ id }) => id === rds)?.tasks ?? [],
  },
} satisfies Readonly<Record<string, Subject>>;

const file = (name: string, { args }: Subject = subjects.tencent) =>
  `export const ${name} = new audit.AuditLogExport("${name}", ${JSON.stringify(args)} as audit.AuditLogExportArgs).link;`;

const drawn = (["tencent", "alibaba"] as const).flatMap((cloud) =>
  drawnBackend(`export of logs on ${cloud}`).map(({ module }) => [module, cloud] as const),
);
describe.each(drawn)("an export of audit logs, by %s on %s", (module, cloud) => {
  const program = programsOf(module);
  const subject = subjects[cloud];

  it("whose up was interrupted after the request is found by the next one, and renamed without a second file", async () => {
    await withStack(
      { program: program(file("one", subject)), config: { "access-audit:timeout": "5s" } },
      async (stack, clouds) => {
        const { control } = clouds;
        // The answer is lost, and the list, which would show the file, may not be read from then on.
        control.fault({ cloud, action: subject.ask, kind: "loseAnswer" });
        control.fault({ cloud, action: subject.list, kind: "denied", skip: subject.looks, times: -1 });
        const failed = await stack.up();
        expect(failed.exitCode, said(failed)).not.toBe(0);
        control.clearFaults();
        expect(subject.files(clouds)).toHaveLength(1);

        const up = await stack.up();
        expect(up.exitCode, said(up)).toBe(0);
        expect(subject.files(clouds)).toHaveLength(1);
        expect(writes(clouds).filter((action) => action === subject.ask)).toHaveLength(1);
        expect(await stack.up("--expect-no-changes")).toMatchObject({ exitCode: 0 });
        expect(await stack.export()).not.toMatch(/[?&](sign|Signature)=/);
        // Each read signs the link anew, which is no drift.
        const looked = await stack.preview("--refresh", "--expect-no-changes");
        expect(looked.exitCode, said(looked)).toBe(0);
        const refreshed = await stack.refresh("--expect-no-changes");
        expect(refreshed.exitCode, said(refreshed)).toBe(0);
        const drift = await stack.accessAudit("drift", "--json");
        expect(drift.exitCode, said(drift)).toBe(0);

        stack.setProgram(program(file("two", subject)));
        const renamed = await stack.up();
        expect(renamed.exitCode, said(renamed)).toBe(0);
        expect(writes(clouds)).toEqual([]);
        expect(subject.files(clouds)).toHaveLength(1);

        const destroyed = await stack.destroy();
        expect(destroyed.exitCode, said(destroyed)).toBe(0);
        expect(writes(clouds)).toEqual(subject.ends);
        expect(subject.files(clouds)).toHaveLength(subject.ends.length > 0 ? 0 : 1);
      },
      subject.audited,
    );
  });
});

it("an export that somebody asked for is imported, and neither asked for again nor deleted", async () => {
  const program = programsOf("pulumi-access-audit/native");
  await withStack({ program: program() }, async (stack, clouds) => {
    const { control } = clouds;
    control.putDatabase({ id: cdb, auditing: {}, files: [{ at: Date.now() - 60_000 }] });
    const [found] = subjects.tencent.files(clouds);
    const id = `tencent/${tencent.region}/cdb/${cdb}/${found?.name}`;
    const options = ["--yes", "--generate-code=false", "--protect=false", "--non-interactive"];
    const imported = await stack.cli(["import", "access-audit:index:AuditLogExport", "one", id, ...options]);
    expect(imported.exitCode, said(imported)).toBe(0);
    stack.setProgram(program(file("one")));
    const up = await stack.up();
    expect(up, said(up)).toMatchObject({ exitCode: 0, changes: { update: 1 } });
    expect(await stack.up("--expect-no-changes")).toMatchObject({ exitCode: 0 });
    expect((await stack.destroy()).exitCode).toBe(0);
    expect(writes(clouds)).toEqual([]);
    expect(subjects.tencent.files(clouds)).toHaveLength(1);
  });
});
