import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { findDataSource } from "../../../../provider/registry";
import { openStage, rejection, type Stage } from "../../stage";

const { databases, region } = seed.alibaba;
const engines = ["rds", "polardb"] as const;
type Engine = (typeof engines)[number];
type Given = Parameters<Stage["emulator"]["control"]["putAlibabaDatabase"]>[0];
const hourMs = 3_600_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.calls();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const ask = (name: "getAuditLogs" | "getAuditLogLinks", engine: string, more: object = {}) =>
  findDataSource(name, "alibaba").run(stage.session(), {
    ...{ cloud: "alibaba", region, engine, instanceId: Reflect.get(databases, engine) },
    ...more,
  });
interface Listed {
  readonly auditLogs: readonly Readonly<Record<string, unknown> & { id: string }>[];
  readonly totalCount: number;
  readonly requestIds: readonly string[];
}
const logs = async (engine: string, more: object = {}) => (await ask("getAuditLogs", engine, more)) as Listed;
const links = async (engine: string, ids: readonly string[]) =>
  ((await ask("getAuditLogLinks", engine, { ids })) as { links: string[] }).links;
const put = (engine: Engine, more: Omit<Given, "id">) =>
  stage.emulator.control.putAlibabaDatabase({ id: databases[engine], auditing: {}, ...more });
const now = () => Math.floor(stage.now() / 1000) * 1000;
const iso = (at: number) => new Date(at).toISOString();

describe.each(engines)("exports of %s by DAS", (engine) => {
  it("are listed by the begin of their spans, in one form, without their links; nothing is asked for", async () => {
    const at = now();
    put(engine, {
      tasks: [
        { at, from: at - hourMs, to: at, name: "later" },
        { at, from: at - 2 * hourMs, to: at, name: "earlier", filters: [{ Key: "SqlType", Value: "SELECT" }] },
        { at, type: "Query" },
      ],
    });
    const { auditLogs, totalCount, requestIds } = await logs(engine);
    const common = { source: "das", status: "success", createTime: iso(at), endTime: iso(at) };
    expect(auditLogs).toEqual([
      { ...common, id: "task-0002", name: "earlier", beginTime: iso(at - 2 * hourMs), isFiltered: true },
      { ...common, id: "task-0001", name: "later", beginTime: iso(at - hourMs) },
    ]);
    expect(totalCount).toBe(2);
    expect(requestIds).toHaveLength(engine === "rds" ? 2 : 1);
    expect(stage.writes()).toEqual([]);
    expect(stage.warnings).toEqual([]);
  });

  it("of more than one page are all listed, or as many as are wanted", async () => {
    const at = now();
    put(engine, { tasks: Array.from({ length: 250 }, (_, n) => ({ at: at - 1000 * n })) });
    const { auditLogs } = await logs(engine);
    expect(new Set(auditLogs.map(({ id }) => id)).size).toBe(250);
    expect((await logs(engine, { maxResults: 5 })).auditLogs).toEqual(auditLogs.slice(0, 5));
  });

  it("are those of the primary node, or of the one that is named", async () => {
    const at = now();
    put(engine, { listsLinks: false, tasks: [{ at }, { at, nodeId: "pi-1" }] });
    expect((await logs(engine)).auditLogs.map(({ id }) => id)).toEqual(["task-0001"]);
    expect((await logs(engine, { nodeId: "pi-1" })).auditLogs.map(({ id }) => id)).toEqual(["task-0002"]);
    const asked = { ids: ["task-0002"], nodeId: "pi-1" };
    const found = (await ask("getAuditLogLinks", engine, asked)) as { links: string[] };
    expect(found.links).toEqual([expect.stringContaining("task-0002.csv")]);
  });

  it("are picked by what their spans touch", async () => {
    const at = now();
    put(engine, { tasks: [3, 2, 1].map((n) => ({ at, from: at - n * hourMs, to: at - (n - 1) * hourMs })) });
    const span = { startTime: iso(at - 2 * hourMs), endTime: iso(at - hourMs) };
    expect((await logs(engine, span)).auditLogs.map(({ id }) => id)).toEqual(["task-0002"]);
    const { auditLogs } = await logs(engine, { startTime: span.startTime });
    expect(auditLogs.map(({ id }) => id)).toEqual(["task-0002", "task-0003"]);
  });

  it.each([
    ["INIT", "creating"],
    ["RUNNING", "creating"],
    ["COMPLETED", "success"],
    ["FAILED", "failed"],
    ["CANCELED", "failed"],
  ] as const)("that are %s read as %s", async (status, expected) => {
    put(engine, { tasks: [{ at: now(), status }] });
    expect((await logs(engine)).auditLogs).toMatchObject([{ status: expected }]);
  });

  it.each([true, false])("have links when they are ready; whether the list tells them: %s", async (listsLinks) => {
    const at = now();
    put(engine, {
      listsLinks,
      tasks: [
        { at, status: "FAILED" },
        { at, name: "a" },
        { at, isExpired: true },
        { at, name: "b" },
      ],
    });
    const found = await links(engine, ["task-0004", "task-0001", "missing", "task-0003", "task-0002"]);
    expect(found.map((link) => /\/(task-\d+)\.csv\?.*Signature=/.exec(link)?.[1])).toEqual(["task-0004", "task-0002"]);
    const asked = stage.calls().filter(({ action }) => action === "DescribeSqlLogTask");
    expect(asked).toHaveLength(listsLinks ? 0 : 2);
    const warned = stage.warnings.join("\n");
    expect(warned).toContain("task-0001 of");
    expect(warned).toContain("which has none now: its status is failed");
    expect(warned).toContain("which has none now: its status is expired");
    expect(warned).toContain("missing of");
    expect(warned).toContain("which is not in the list of files");
    expect(warned).not.toContain("http");
  });

  it("that are being made have no link before they are ready", async () => {
    put(engine, { tasks: [{ at: now(), status: "INIT" }] });
    expect(await links(engine, ["task-0001"])).toEqual([]);
    expect(await links(engine, ["task-0001"])).toEqual([]);
    expect(await links(engine, ["task-0001"])).toHaveLength(1);
  });

  it("are none where nothing is audited, which is no error", async () => {
    stage.emulator.control.putAlibabaDatabase({ id: databases[engine], auditing: null });
    const none = '{"RequestId":"r","Code":"200","Success":"true","Data":null}';
    stage.emulator.control.fault({ cloud: "alibaba", action: "DescribeSqlLogTasks", kind: "garbage", body: none });
    expect((await logs(engine)).auditLogs).toEqual([]);
  });

  it("of an instance that there is not are an error", async () => {
    const error = await rejection(logs(engine, { instanceId: `${databases[engine]}x` }));
    expect(error.message).toContain(`could not list the audit log files of ${engine} instance ${databases[engine]}x`);
    expect(error.message).toContain("-404");
  });

  it("that DAS refuses inside of a success are an error, not an empty list", async () => {
    const refused = '{"RequestId":"r","Code":"-5","Message":"not now","Success":"false"}';
    const fault = { cloud: "alibaba", kind: "garbage", body: refused, times: -1 } as const;
    stage.emulator.control.fault({ ...fault, action: "DescribeSqlLogTasks" });
    if (engine === "rds")
      stage.emulator.control.fault({
        ...{ cloud: "alibaba", action: "DescribeSQLLogFiles", kind: "error", status: 400, times: -1 },
        code: "IncorrectEngineVersion",
      });
    expect((await rejection(logs(engine))).message).toContain("-5: not now");
  });
});

describe("files of RDS itself", () => {
  const file = (name: string, more: object = {}) => {
    const at = now();
    return { name, from: at - 3 * hourMs, to: at - 2 * hourMs, ...more };
  };

  it("are listed beside the exports of DAS", async () => {
    const at = now();
    put("rds", { tasks: [{ at }], logFiles: [file("custins1.csv"), file("custins2.csv", { status: "Generating" })] });
    const { auditLogs } = await logs("rds");
    const common = { source: "rds", beginTime: iso(at - 3 * hourMs), endTime: iso(at - 2 * hourMs), size: 3000 / 1024 };
    expect(auditLogs.slice(0, 2)).toEqual([
      { ...common, id: "custins1.csv", name: "custins1.csv", status: "success" },
      { ...common, id: "custins2.csv", name: "custins2.csv", status: "creating" },
    ]);
    expect(auditLogs[2]).toMatchObject({ id: "task-0001", source: "das" });
  });

  it("of more than one page are all listed", async () => {
    put("rds", { logFiles: Array.from({ length: 130 }, (_, n) => file(`f-${n}.csv`)) });
    expect((await logs("rds")).auditLogs).toHaveLength(130);
  });

  it("have links, but for one that may not be downloaded", async () => {
    put("rds", {
      logFiles: [file("a.csv"), file("b.csv", { downloadable: false }), file("c.csv", { status: "Failed" })],
    });
    const found = await links("rds", ["c.csv", "b.csv", "a.csv"]);
    expect(found).toEqual([expect.stringMatching(/\/a\.csv\?.*Signature=/)]);
    expect(stage.warnings).toHaveLength(2);
  });

  it.each(["DescribeSQLLogFiles", "DescribeSqlLogTasks"])(
    "%s that an instance does not offer leaves the other list, with a warning",
    async (action) => {
      put("rds", { tasks: [{ at: now() }], logFiles: [file("a.csv")] });
      stage.emulator.control.fault({
        ...{ cloud: "alibaba", action, kind: "error", status: 400, code: "IncorrectEngineVersion", times: -1 },
      });
      const { auditLogs } = await logs("rds");
      expect(auditLogs.map(({ id }) => id)).toEqual([action === "DescribeSQLLogFiles" ? "task-0001" : "a.csv"]);
      expect(stage.warnings.join()).toContain("Some audit log files may be missing: ");
    },
  );

  it.each([
    ["DescribeSQLLogFiles", "rds:DescribeSQLLogFiles"],
    ["DescribeSqlLogTasks", "hdm:DescribeSqlLogTasks"],
  ])("%s that may not be called is an error that names the permission", async (action, permission) => {
    stage.emulator.control.fault({ cloud: "alibaba", action, kind: "denied", times: -1 });
    expect((await rejection(logs("rds"))).message).toContain(`needs the permission ${permission}`);
  });
});

it.each(["mongodb", "redis"])("%s has no files, and says so before any call", async (engine) => {
  for (const asked of [logs(engine), links(engine, ["a"])])
    expect((await rejection(asked)).message).toMatch(
      /engine has no files on (MongoDB|Redis), whose service writes none; getAuditRecords lists its records/,
    );
  expect(stage.calls()).toEqual([]);
});

it("no links of no files make no call, and a span must have a length", async () => {
  expect(await links("rds", [])).toEqual([]);
  const span = { startTime: "2026-01-16T00:00:00Z", endTime: "2026-01-15T00:00:00Z" };
  expect((await rejection(logs("rds", span))).message).toContain("endTime must be later than startTime");
  expect(stage.calls()).toEqual([]);
});
