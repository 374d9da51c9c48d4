import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { MemoryNotebook, type Notebook } from "../../../../provider/core/session/notebook";
import { findResource } from "../../../../provider/registry";
import { openStage, rejection, type Stage } from "../../stage";

const resource = findResource("AuditLogExport", "alibaba");
const { databases, region } = seed.alibaba;
const engines = ["rds", "polardb"] as const;
type Engine = (typeof engines)[number];
const dayMs = 86_400_000;

let stage: Stage;
/** Of the machine; each operation is a process of its own. */
let notebook: Notebook = new MemoryNotebook();
beforeAll(async () => {
  stage = await openStage({}, () => ({ notebook }));
});
beforeEach(() => {
  notebook = new MemoryNotebook();
  stage.emulator.control.reset();
  for (const engine of engines) stage.emulator.control.putAlibabaDatabase({ id: databases[engine], auditing: {} });
  stage.calls();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const span = { startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" };
const [from, to] = [Date.parse(span.startTime), Date.parse(span.endTime)];
const inputsOf = (engine: Engine, more: object = {}) => {
  const given = { cloud: "alibaba", region, engine, instanceId: databases[engine], ...span, ...more };
  const { inputs, failures } = resource.check(given);
  expect(failures).toEqual([]);
  return inputs;
};
const create = (engine: Engine, more: object = {}) => resource.create(stage.operation(), inputsOf(engine, more));
const tasksOf = (engine: Engine) =>
  stage.emulator.control.alibabaDatabases().find(({ id }) => id === databases[engine])?.tasks ?? [];
type Task = NonNullable<Parameters<Stage["emulator"]["control"]["putAlibabaDatabase"]>[0]["tasks"]>[number];
const put = (engine: Engine, ...tasks: Omit<Task, "at">[]) =>
  stage.emulator.control.putAlibabaDatabase({
    id: databases[engine],
    tasks: tasks.map((task) => ({ at: stage.now() - 60_000, from, to, ...task })),
  });
const fault = (action: string, kind: "loseAnswer" | "denied" | "stale" | "garbage", more: object = {}) =>
  stage.emulator.control.fault({ cloud: "alibaba", action, kind, ...more });

describe.each(engines)("an export of %s", (engine) => {
  const idOf = (task: string) => `alibaba/${region}/${engine}/${databases[engine]}/${task}`;

  it("is looked for, asked for once, waited for, and has a link; the end deletes nothing", async () => {
    const { id, properties } = await create(engine);
    expect(tasksOf(engine)).toMatchObject([{ from, to, type: "Export", name: "access-audit", filters: [] }]);
    expect(id).toBe(idOf("task-0001"));
    expect(properties).toMatchObject({
      ...{ fileId: "task-0001", fileStatus: "success", made: true, onDelete: "keep" },
      startTime: "2026-01-15T00:00:00.000Z",
    });
    expect(properties.link).toMatch(/^http:\/\/das-sqllog\..*Signature=/);
    const [first, ...rest] = stage.calls().map(({ action }) => action);
    expect(first).toBe("DescribeSqlLogTasks");
    expect(rest.filter((action) => action === "CreateSqlLogTask")).toHaveLength(1);
    await resource.remove(stage.operation(), id, properties);
    expect(stage.calls()).toEqual([]);
    expect(tasksOf(engine)).toHaveLength(1);
  });

  it("has the link of its own call where the list tells none", async () => {
    stage.emulator.control.putAlibabaDatabase({ id: databases[engine], listsLinks: false });
    expect((await create(engine)).properties.link).toMatch(/Signature=/);
  });

  it.each(["loseAnswer", "reset", "serverError", "empty", "garbage"] as const)("is one after %s", async (kind) => {
    stage.emulator.control.fault({ cloud: "alibaba", action: "CreateSqlLogTask", kind });
    const { properties } = await create(engine);
    expect(tasksOf(engine)).toHaveLength(1);
    expect(properties.made).toBe(true);
  });

  it("that a killed process asked for is found by the next one, on another machine too", async () => {
    // It dies while it waits for the answer: nothing of it reaches the state.
    fault("CreateSqlLogTask", "loseAnswer", { times: -1 });
    fault("DescribeSqlLogTasks", "denied", { skip: 1, times: -1 });
    await rejection(create(engine));
    stage.emulator.control.clearFaults();
    expect(tasksOf(engine)).toHaveLength(1);
    notebook = new MemoryNotebook();
    const { properties } = await create(engine);
    expect(tasksOf(engine)).toHaveLength(1);
    expect(properties).toMatchObject({ made: true, fileStatus: "success" });
  });

  it("that the list shows late is not asked for twice", async () => {
    fault("CreateSqlLogTask", "loseAnswer");
    // The first looks after the request are shown what was there before it.
    fault("DescribeSqlLogTasks", "stale", { times: 8 });
    await create(engine);
    expect(tasksOf(engine)).toHaveLength(1);
  });

  it("stands beside one of another span, and beside one of a node", async () => {
    const later = { startTime: span.endTime, endTime: "2026-01-17T00:00:00Z" };
    const made = await Promise.all([create(engine), create(engine, later), create(engine, { nodeId: "pi-1" })]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect(tasksOf(engine)).toHaveLength(3);
    expect(resource.things({ ...inputsOf(engine) })).not.toEqual(
      resource.things({ ...inputsOf(engine, { nodeId: "pi-1" }) }),
    );
    expect((await create(engine, later)).id).toBe(made[1]?.id);
    expect((await create(engine, { nodeId: "pi-1" })).id).toBe(made[2]?.id);
    expect(tasksOf(engine)).toHaveLength(3);
  });

  it("is read again and imported without a second one, and replaced for another span or node", async () => {
    const { id, properties } = await create(engine, { nodeId: "pi-1" });
    const declared = inputsOf(engine, { nodeId: "pi-1" });
    const read = await resource.read(stage.operation(), id, properties);
    expect(resource.diff(read?.properties ?? {}, declared).differences).toEqual([]);
    const imported = await resource.read(stage.operation(), id, undefined);
    expect(resource.diff(imported?.properties ?? {}, declared).differences).toEqual([]);
    expect(imported?.properties).toMatchObject({ made: true, nodeId: "pi-1", onDelete: "keep" });
    expect(resource.diff(properties, inputsOf(engine)).replaces).toEqual(["nodeId"]);
    const other = inputsOf(engine, { nodeId: "pi-1", startTime: "2026-01-15T12:00:00Z" });
    expect(resource.diff(properties, other).replaces).toEqual(["startTime"]);
  });

  it("that the list has no more after a day stays in the state; one of a moment ago is gone", async () => {
    const { id, properties } = await create(engine);
    put(engine);
    expect(await resource.read(stage.operation(), id, properties)).toBeUndefined();
    const old = { ...properties, createTime: new Date(stage.now() - dayMs).toISOString() };
    const read = await resource.read(stage.operation(), id, old);
    expect(read?.properties).toMatchObject({ fileStatus: "expired", made: true });
    expect(read?.properties).not.toHaveProperty("link");
    expect(resource.diff(read?.properties ?? {}, inputsOf(engine)).differences).toEqual([]);
  });

  it("that has expired stays in the state, and no new one takes it for its own", async () => {
    const { id, properties } = await create(engine);
    put(engine, { name: "access-audit", isExpired: true });
    const expired = idOf(tasksOf(engine)[0]?.id ?? "");
    const read = await resource.read(stage.operation(), expired, properties);
    expect(read?.properties).toMatchObject({ fileStatus: "expired" });
    expect(read?.properties).not.toHaveProperty("link");
    expect((await create(engine)).id).not.toBe(expired);
    expect(id).not.toBe(expired);
    expect(tasksOf(engine)).toHaveLength(2);
  });

  it("that fails is told with a warning, and a further create asks for another one", async () => {
    put(engine, { name: "access-audit", status: "FAILED" });
    const [failed] = tasksOf(engine);
    const read = await resource.read(stage.operation(), idOf(failed?.id ?? ""), undefined);
    expect(read?.properties).toMatchObject({ fileStatus: "failed" });
    expect(stage.warnings.join()).toContain("failed or was stopped: choose a shorter time range");
    await create(engine);
    expect(tasksOf(engine)).toHaveLength(2);
  });

  it("is not asked for of an instance that is not audited", async () => {
    stage.emulator.control.putAlibabaDatabase({ id: databases[engine], auditing: null });
    const { message } = await rejection(create(engine));
    expect(message).toContain("SQL_LOG_NOT_ENABLE");
    expect(message).toContain("Check that the instance was audited in the span");
    stage.emulator.control.putAlibabaDatabase({ id: databases[engine], auditing: {} });
    await create(engine);
    expect(tasksOf(engine)).toHaveLength(1);
  });

  it("that is answered with success and no task is an error", async () => {
    fault("CreateSqlLogTask", "garbage", { body: '{"RequestId":"r","Code":"200","Success":"true","Data":null}' });
    const { message } = await rejection(create(engine));
    expect(message).toContain("the service answered success, and no task");
    expect(message).toContain("Check that the instance was audited in the span");
  });

  it("of an instance that is gone is gone, and cannot be asked for", async () => {
    const { id, properties } = await create(engine);
    stage.emulator.control.deleteAlibabaDatabase(databases[engine]);
    expect(await resource.read(stage.operation(), id, properties)).toBeUndefined();
    expect((await rejection(create(engine))).message).toContain("-404");
  });

  it("that the service refuses to read, with a code that nobody knows, is gone where the list lacks it", async () => {
    const { id, properties } = await create(engine, { nodeId: "pi-1" });
    const body = '{"RequestId":"r","Code":"-7","Message":"no such task","Success":"false"}';
    fault("DescribeSqlLogTask", "garbage", { body, times: -1 });
    expect((await rejection(resource.read(stage.operation(), id, properties))).message).toContain("-7: no such task");
    put(engine);
    expect(await resource.read(stage.operation(), id, properties)).toBeUndefined();
  });

  it("of which its call says nothing is there where the list has it", async () => {
    const { id, properties } = await create(engine);
    const body = '{"RequestId":"r","Code":"200","Success":"true","Data":null}';
    fault("DescribeSqlLogTask", "garbage", { body, times: -1 });
    const read = await resource.read(stage.operation(), id, properties);
    expect(read?.properties).toMatchObject({ fileStatus: "success", link: expect.stringContaining("Signature=") });
  });

  it("names the permission that is missing", async () => {
    fault("CreateSqlLogTask", "denied", { times: -1 });
    expect((await rejection(create(engine))).message).toContain("needs the permission hdm:CreateSqlLogTask");
  });
});
