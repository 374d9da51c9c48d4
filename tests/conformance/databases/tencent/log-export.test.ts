import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { MemoryNotebook, type Notebook } from "../../../../provider/core/session/notebook";
import { findResource } from "../../../../provider/registry";
import { mainland } from "../../../mainland";
import { openStage, rejection, type Stage } from "../../stage";

const resource = findResource("AuditLogExport", "tencent");
const { databases, region } = seed.tencent;
const engines = ["cdb", "cynosdb", "postgres", "mongodb", "mariadb", "dcdb"] as const;
type Engine = (typeof engines)[number];
/** The names of their files do not say the span. */
const silent = ["cdb", "cynosdb", "mongodb"] as const;
const dayMs = 86_400_000;

let stage: Stage;
/** Of the machine; each operation is a process of its own. */
let notebook: Notebook = new MemoryNotebook();
beforeAll(async () => {
  stage = await openStage(mainland, () => ({ notebook }));
});
beforeEach(() => {
  notebook = new MemoryNotebook();
  stage.emulator.control.reset();
  for (const engine of engines) stage.emulator.control.putDatabase({ id: databases[engine], engine, auditing: {} });
  stage.calls();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const span = { startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" };
const inputsOf = (engine: Engine, more: object = {}) => {
  const given = { cloud: "tencent", region, engine, instanceId: databases[engine], ...span, ...more };
  const { inputs, failures } = resource.check(given);
  expect(failures).toEqual([]);
  return inputs;
};
const create = (engine: Engine, more: object = {}) => resource.create(stage.operation(), inputsOf(engine, more));
const filesOf = (engine: Engine) =>
  stage.emulator.control.databases().find((one) => one.engine === engine)?.files ?? [];
const asked = () => stage.calls().filter(({ action, code }) => action === "CreateAuditLogFile" && code === undefined);
const from = Date.parse(span.startTime);
const to = Date.parse(span.endTime);
const put = (engine: Engine, file: { from?: number; to?: number; status?: "failed" } = {}) =>
  stage.emulator.control.putDatabase({
    id: databases[engine],
    files: [{ at: stage.now() - 60_000, from: 0, to: 1000, ...file }],
  });

describe.each(engines)("an export of %s", (engine) => {
  it("is looked for, asked for once, waited for, and has a link; the end deletes it", async () => {
    const { id, properties } = await create(engine);
    const [file] = filesOf(engine);
    expect([file?.from, file?.to]).toEqual([from, to]);
    const fileId = ["mariadb", "dcdb"].includes(engine) ? file?.number : file?.name;
    expect(id).toBe(`tencent/${region}/${engine}/${databases[engine]}/${fileId}`);
    expect(properties).toMatchObject({
      fileId,
      fileStatus: "success",
      made: true,
      startTime: "2026-01-15T00:00:00.000Z",
    });
    expect(properties.link).toMatch(/^https:\/\/audit-/);
    const [first, ...rest] = stage.calls().map(({ action }) => action);
    expect(first).toBe("DescribeAuditLogFiles");
    expect(rest.filter((action) => action === "CreateAuditLogFile")).toHaveLength(1);
    await resource.remove(stage.operation(), id, properties);
    expect(filesOf(engine)).toEqual([]);
  });

  it.each(["loseAnswer", "reset", "serverError", "empty", "garbage"] as const)("is one after %s", async (kind) => {
    stage.emulator.control.fault({ cloud: "tencent", action: "CreateAuditLogFile", kind });
    const { properties } = await create(engine);
    expect(filesOf(engine)).toHaveLength(1);
    expect(properties.made).toBe(true);
  });

  it("that a killed process asked for is found by the next, and no other one is asked for", async () => {
    const dying = stage.operation();
    // It dies while it waits for the answer: nothing of it reaches the state.
    stage.emulator.control.fault({ cloud: "tencent", action: "CreateAuditLogFile", kind: "loseAnswer", times: -1 });
    stage.emulator.control.fault({
      cloud: "tencent",
      action: "DescribeAuditLogFiles",
      kind: "denied",
      skip: 2,
      times: -1,
    });
    await rejection(resource.create(dying, inputsOf(engine)));
    stage.emulator.control.clearFaults();
    expect(filesOf(engine)).toHaveLength(1);
    const { properties } = await create(engine);
    expect(filesOf(engine)).toHaveLength(1);
    expect(properties).toMatchObject({ made: true, fileStatus: "success" });
    expect(asked().length).toBeLessThanOrEqual(1);
  });

  it("that the list shows late is not asked for twice", async () => {
    stage.emulator.control.fault({ cloud: "tencent", action: "CreateAuditLogFile", kind: "loseAnswer" });
    // The first looks after the request are shown what was there before it.
    stage.emulator.control.fault({ cloud: "tencent", action: "DescribeAuditLogFiles", kind: "stale", times: 8 });
    await create(engine);
    expect(filesOf(engine)).toHaveLength(1);
  });

  it("stands beside one of another span, in one run and in the next", async () => {
    const later = { startTime: span.endTime, endTime: "2026-01-17T00:00:00Z" };
    const made = await Promise.all([create(engine), create(engine, later)]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(filesOf(engine)).toHaveLength(2);
    expect((await create(engine, later)).id).toBe(made[1]?.id);
    expect(filesOf(engine)).toHaveLength(2);
  });

  it("is read again, imported without a second one, and replaced for another span only", async () => {
    const { id, properties } = await create(engine);
    const read = await resource.read(stage.operation(), id, properties);
    expect(resource.diff(read?.properties ?? {}, inputsOf(engine)).differences).toEqual([]);
    const imported = await resource.read(stage.operation(), id, undefined);
    const { replaces } = resource.diff(imported?.properties ?? {}, inputsOf(engine));
    expect(replaces).toEqual([]);
    stage.calls();
    const updated = await resource.update(stage.operation(), id, imported?.properties ?? {}, inputsOf(engine));
    expect(updated).toMatchObject({ startTime: "2026-01-15T00:00:00.000Z", fileStatus: "success" });
    expect(stage.writes()).toEqual([]);
    const other = inputsOf(engine, { startTime: "2026-01-15T12:00:00Z" });
    expect(resource.diff(updated, other).replaces).toEqual(["startTime"]);
  });

  it("that the service deleted after a day stays in the state; one that somebody deleted is gone", async () => {
    const { id, properties } = await create(engine);
    stage.emulator.control.putDatabase({ id: databases[engine], files: [] });
    expect(await resource.read(stage.operation(), id, properties)).toBeUndefined();
    const old = { ...properties, createTime: new Date(stage.now() - dayMs).toISOString() };
    const read = await resource.read(stage.operation(), id, old);
    expect(read?.properties).toMatchObject({ fileStatus: "expired", made: true });
    expect(read?.properties).not.toHaveProperty("link");
    expect(resource.diff(read?.properties ?? {}, inputsOf(engine)).differences).toEqual([]);
    await resource.remove(stage.operation(), id, read?.properties ?? {});
  });

  it("stays at the end where it is to be kept", async () => {
    const { id, properties } = await create(engine, { onDelete: "keep" });
    stage.calls();
    await resource.remove(stage.operation(), id, properties);
    expect(stage.writes()).toEqual([]);
    expect(filesOf(engine)).toHaveLength(1);
  });

  it("that somebody else asked for is taken over by its id, and never deleted", async () => {
    put(engine);
    const [file] = filesOf(engine);
    const fileId = ["mariadb", "dcdb"].includes(engine) ? file?.number : file?.name;
    const { id, properties } = await create(engine, { file: fileId });
    expect(properties).toMatchObject({ fileId, made: false });
    expect(asked()).toEqual([]);
    await resource.remove(stage.operation(), id, properties);
    expect(filesOf(engine)).toHaveLength(1);
  });

  it("that fails is told with a warning, and no second one is asked for", async () => {
    const { id, properties } = await create(engine);
    const [file] = filesOf(engine);
    stage.emulator.control.putDatabase({
      id: databases[engine],
      files: [{ at: file?.at ?? 0, from, to, status: "failed", error: "too many logs" }],
    });
    // The emulator numbers it anew.
    const [failed] = filesOf(engine);
    const failedId = id.replace(/[^/]*$/, (["mariadb", "dcdb"].includes(engine) ? failed?.number : failed?.name) ?? "");
    const read = await resource.read(stage.operation(), failedId, properties);
    expect(read?.properties).toMatchObject({ fileStatus: "failed" });
    expect(stage.warnings.join()).toContain("could not be made (too many logs): choose a shorter time range");
  });

  it("is not asked for of an instance that is not audited", async () => {
    stage.emulator.control.putDatabase({ id: databases[engine], auditing: null });
    const { message } = await rejection(create(engine));
    expect(message).toContain("AuditPolicyNotExistError");
    expect(message).toContain("Auditing of this instance is off. Switch it on");
    stage.emulator.control.putDatabase({ id: databases[engine], auditing: {} });
    await create(engine);
    expect(filesOf(engine)).toHaveLength(1);
  });
});

describe("files whose span nobody tells", () => {
  it.each(silent)("of %s are a reason to refuse, until the program says which it is, or none", async (engine) => {
    put(engine);
    const [file] = filesOf(engine);
    const { message } = await rejection(create(engine));
    expect(message).toContain(`${file?.name} (asked for at `);
    expect(message).toContain('set file to its id to take it over, or to "new" to ask for a further one');
    expect(asked()).toEqual([]);
    const { properties } = await create(engine, { file: "new" });
    expect(properties.made).toBe(true);
    expect(filesOf(engine)).toHaveLength(2);
  });

  it.each(silent)("of %s are none where they failed", async (engine) => {
    put(engine, { status: "failed" });
    await create(engine);
    expect(filesOf(engine)).toHaveLength(2);
  });

  it.each(["postgres", "mariadb", "dcdb"] as const)("are not those of %s: a name says it", async (engine) => {
    put(engine);
    await create(engine);
    expect(filesOf(engine)).toHaveLength(2);
    stage.emulator.control.putDatabase({ id: databases[engine], files: [{ at: stage.now() - 60_000, from, to }] });
    notebook = new MemoryNotebook();
    stage.calls();
    const { id, properties } = await create(engine);
    expect(properties.made).toBe(false);
    expect(asked()).toEqual([]);
    await resource.remove(stage.operation(), id, properties);
    expect(filesOf(engine)).toHaveLength(1);
  });

  it("that is named and is not there is refused", async () => {
    expect((await rejection(create("cdb", { file: "gone.csv" }))).message).toContain(
      "There is no audit log file gone.csv",
    );
  });
});

it.each([
  [{ engine: "redis", instanceId: databases.redis }, "has no files on TencentDB for Redis"],
  [{ startTime: "2026-01-17T00:00:00Z" }, "must be later than startTime"],
  [{ endTime: new Date(Date.now() + dayMs).toISOString().replace(/\.\d+/, "") }, "must be in the past"],
  [{ startTime: "2026-01-15" }, "must be a time with its offset"],
  [{ startTime: "2026-01-15T00:00:00.5Z" }, "in whole seconds"],
  [{ file: "../x" }, "must be the id of a file"],
])("%o is refused before any call", (given, reason) => {
  const { failures } = resource.check({
    ...{ cloud: "tencent", region, engine: "cdb", instanceId: databases.cdb, ...span },
    ...given,
  });
  expect(failures.map((failure) => failure.reason).join()).toContain(reason);
});

it("a quota that is used up is told with what to do", async () => {
  const files = Array.from({ length: 30 }, (_, n) => ({ at: stage.now() - 1000 * n, from: 0, to: 1000 }));
  stage.emulator.control.putDatabase({ id: databases.postgres, files });
  const { message } = await rejection(create("postgres"));
  expect(message).toContain("AuditFileOverQuotaError");
  expect(message).toContain("its limit of audit files; delete some");
});
