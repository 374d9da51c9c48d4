import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { findResource } from "../../../../provider/registry";
import { openStage, rejection, type Stage } from "../../stage";

const resource = findResource("AuditLogExport", "alibaba");
const { databases, region } = seed.alibaba;
const engines = ["rds", "polardb"] as const;
type Engine = (typeof engines)[number];
const dayMs = 86_400_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  for (const engine of engines) stage.emulator.control.putAlibabaDatabase({ id: databases[engine], auditing: {} });
  stage.calls();
});
afterAll(() => stage.close());

const span = { startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" };
const [from, to] = [Date.parse(span.startTime), Date.parse(span.endTime)];
const create = (engine: Engine, more: object = {}) => {
  const given = { cloud: "alibaba", region, engine, instanceId: databases[engine], ...span, ...more };
  const { inputs, failures } = resource.check(given);
  expect(failures).toEqual([]);
  return resource.create(stage.operation(), inputs);
};
const tasksOf = (engine: Engine) =>
  stage.emulator.control.alibabaDatabases().find(({ id }) => id === databases[engine])?.tasks ?? [];
type Task = NonNullable<Parameters<Stage["emulator"]["control"]["putAlibabaDatabase"]>[0]["tasks"]>[number];
const put = (engine: Engine, ...tasks: Omit<Task, "at">[]) =>
  stage.emulator.control.putAlibabaDatabase({
    id: databases[engine],
    tasks: tasks.map((task) => ({ at: stage.now() - 60_000, from, to, ...task })),
  });

describe.each(engines)("an export of %s", (engine) => {
  it("that is named is taken over, where it is of the span", async () => {
    put(engine, { name: "march", filters: [{ Key: "SqlType", Value: "SELECT" }] }, { from: 0, to: 1000 });
    const [march, old] = tasksOf(engine);
    const { id, properties } = await create(engine, { file: march?.id });
    expect(id).toBe(`alibaba/${region}/${engine}/${databases[engine]}/${march?.id}`);
    expect(properties).toMatchObject({ made: false, fileStatus: "success" });
    const { message } = await rejection(create(engine, { file: old?.id }));
    expect(message).toContain("has the records from 1970-01-01T00:00:00.000Z to 1970-01-01T00:00:01.000Z");
    expect((await rejection(create(engine, { file: "gone" }))).message).toContain("There is no export gone of");
    expect(stage.writes()).toEqual([]);
  });

  it("of one node is no export of all", async () => {
    put(engine, { name: "access-audit pi-1", nodeId: "pi-1" });
    const [task] = tasksOf(engine);
    expect((await rejection(create(engine, { file: task?.id }))).message).toContain("has the records of node pi-1");
    await create(engine);
    expect(tasksOf(engine)).toHaveLength(2);
  });
});

describe("an export of the span that somebody else asked for", () => {
  it.each(engines)("is taken over on %s, the newest one that is or will be ready", async (engine) => {
    put(engine, { status: "FAILED" }, { isExpired: true }, { name: "older" }, { name: "newer", status: "RUNNING" });
    const [, , , newer] = tasksOf(engine);
    const { properties } = await create(engine);
    expect(properties).toMatchObject({ fileId: newer?.id, made: false, fileStatus: "success" });
    expect(stage.writes()).toEqual([]);
  });

  it("is that of the node", async () => {
    put("polardb", { name: "primary" }, { name: "replica", nodeId: "pi-1" });
    const [primary, replica] = tasksOf("polardb");
    expect((await create("polardb", { nodeId: "pi-1" })).properties.fileId).toBe(replica?.id);
    expect((await create("polardb")).properties.fileId).toBe(primary?.id);
    expect(stage.writes()).toEqual([]);
  });

  it.each([
    ["it has filters", "rds", { filters: [{ Key: "SqlType", Value: "SELECT" }] }, {}],
    ["it is an analysis", "rds", { type: "Query" }, {}],
    ["it is of the primary node, and another one is meant", "polardb", {}, { nodeId: "pi-1" }],
    ["it is of another node", "polardb", { nodeId: "pi-1" }, {}],
    ["it is of another node by its name", "polardb", { name: "access-audit pi-1" }, {}],
  ] as const)("is none where %s", async (_, engine, task, more) => {
    put(engine, task as Omit<Task, "at">);
    expect((await create(engine, more)).properties.made).toBe(true);
    expect(tasksOf(engine)).toHaveLength(2);
  });
});

it.each([
  [{ engine: "mongodb", instanceId: databases.mongodb }, "has no files on MongoDB"],
  [{ engine: "redis", instanceId: databases.redis }, "has no files on Redis"],
  [{ startTime: "2026-01-17T00:00:00Z" }, "must be later than startTime"],
  [{ endTime: new Date(Date.now() + dayMs).toISOString().replace(/\.\d+/, "") }, "must be in the past"],
  [{ startTime: "2026-01-15" }, "must be a time with its offset"],
  [{ startTime: "2026-01-15T00:00:00.5Z" }, "in whole seconds"],
  [{ file: "../x" }, "must be the id of a file"],
  [{ nodeId: "a,b" }, "must be the id of one node"],
  [{ onDelete: "delete" }, "keep"],
])("%o is refused before any call", (given, reason) => {
  const { failures } = resource.check({
    ...{ cloud: "alibaba", region, engine: "rds", instanceId: databases.rds, ...span },
    ...given,
  });
  expect(failures.map((failure) => failure.reason).join()).toContain(reason);
});
