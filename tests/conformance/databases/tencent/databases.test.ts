import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PartialFailure } from "../../../../provider/core/lifecycle/convergence";
import { openStage, rejection, type Stage } from "../../stage";
import { databases, policy, region, rows, table } from "./engines";

describe.each(table)("DatabaseAuditPolicy on tencent, %s", (engine, row) => {
  const instanceId = databases[engine];
  const id = `tencent/${region}/${engine}/${instanceId}`;
  const given = { cloud: "tencent", region, engine, instanceId, status: "Enabled", keepDays: 180, ...row.on };
  const declared = policy.check(given).inputs;
  let stage: Stage;

  const create = (more: object = {}) => policy.create(stage.operation(), { ...declared, ...more });
  const live = () => stage.emulator.control.databases().find((one) => one.id === instanceId);
  const put = (auditing: object | null, more: object = {}) =>
    stage.emulator.control.putDatabase({ id: instanceId, auditing, ...more });
  const fault = (
    kind: "error" | "denied" | "loseAnswer" | "reset" | "serverError" | "throttle",
    action: string,
    more: object = {},
  ) => stage.emulator.control.fault({ cloud: "tencent", action, kind, ...more });

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.calls();
    stage.warnings.length = 0;
  });
  afterAll(() => stage.close());

  it("is accepted as it is declared here", () => {
    expect(policy.check(given).failures).toEqual([]);
  });

  it("is switched on by one call, waits until it records, and remembers that it was off", async () => {
    const { id: made, properties } = await create();
    expect(made).toBe(id);
    expect(live()).toMatchObject({ auditing: { keepDays: Reflect.get(declared, "keepDays") }, task: undefined });
    expect(properties.previousPolicy).toEqual({ status: "Disabled" });
    expect(stage.warnings).toEqual([]);
    const read = await policy.read(stage.operation(), id, properties);
    expect(policy.diff(read?.properties ?? {}, declared).differences).toEqual([]);
    const writes = stage.writes();
    const opened = engine === "sqlserver" ? [row.open, row.change] : [row.open];
    expect(writes).toEqual(opened);
  });

  it("that is on as declared is taken over without a write", async () => {
    const { properties } = await create();
    stage.calls();
    const again = await create();
    expect(stage.writes()).toEqual([]);
    expect(again.properties.previousPolicy).toMatchObject({ status: "Enabled", keepDays: properties.keepDays });
  });

  it.each(Object.entries(row.changes))(
    "changes %s by one change, never off in between",
    async (field, [change, expected]) => {
      const { properties } = await create();
      stage.calls();
      const news = { ...declared, ...change };
      expect(policy.check(news).failures).toEqual([]);
      const updated = await policy.update(stage.operation(), id, properties, news);
      expect(live()?.auditing).toMatchObject(expected);
      expect(stage.writes()).toEqual([row.change]);
      const read = await policy.read(stage.operation(), id, updated);
      expect(policy.diff(read?.properties ?? {}, news).differences).toEqual([]);
      await policy.update(stage.operation(), id, updated, declared);
      // What the service fills in stays as it is when it is left out.
      const isFilledIn = field === "fastDays" && !("fastDays" in row.on);
      expect(stage.writes()).toEqual(isFilledIn ? [] : [row.change]);
    },
  );

  it("shows who switched it off, and the next up switches it on", async () => {
    const { properties } = await create();
    put(null);
    const drifted = await policy.read(stage.operation(), id, properties);
    expect(policy.diff(drifted?.properties ?? {}, declared).differences.map(({ path }) => path)).toEqual(["status"]);
    await policy.update(stage.operation(), id, drifted?.properties ?? {}, declared);
    expect(live()?.auditing).toBeDefined();
  });

  it("shows the drift of keepDays, and the next up repairs it", async () => {
    const { properties } = await create();
    const other = engine === "redis" ? 7 : 365;
    put({ ...live()?.auditing, keepDays: other });
    const drifted = await policy.read(stage.operation(), id, properties);
    expect(policy.diff(drifted?.properties ?? {}, declared).differences.map(({ path }) => path)).toEqual(["keepDays"]);
    await policy.update(stage.operation(), id, drifted?.properties ?? {}, declared);
    expect(live()?.auditing?.keepDays).toBe(declared.keepDays);
  });

  it.each(Object.entries(row.changes))(
    "shows the drift of %s, and the next up repairs it",
    async (field, [change, shown]) => {
      // What is left out is as the service has it, and no drift.
      const inputs = { ...declared, ...(field === "fastDays" ? { fastDays: 7 } : {}) };
      const { properties } = await policy.create(stage.operation(), inputs);
      const found = live();
      put({ ...found?.auditing, ...shown }, field === "degradeAtMs" ? { degradeMs: 900 } : {});
      const drifted = await policy.read(stage.operation(), id, properties);
      // MongoDB never shows its filters.
      const expected = Object.keys(change).filter((name) => name !== "ruleFilters");
      const differing = policy.diff(drifted?.properties ?? {}, inputs).differences.map(({ path }) => path);
      expect(differing.sort()).toEqual(expected.sort());
      stage.calls();
      const repaired = await policy.update(stage.operation(), id, drifted?.properties ?? {}, inputs);
      expect(stage.writes()).toEqual([row.change]);
      expect(live()).toMatchObject({ auditing: { ...found?.auditing }, degradeMs: found?.degradeMs });
      const read = await policy.read(stage.operation(), id, repaired);
      expect(policy.diff(read?.properties ?? {}, inputs).differences).toEqual([]);
    },
  );

  it("is switched off only where that is declared, and loses its records then", async () => {
    const { properties } = await create();
    put({ ...live()?.auditing }, { records: [1, 2, 3] });
    stage.calls();
    const news = { ...declared, status: "Disabled" };
    const updated = await policy.update(stage.operation(), id, properties, news);
    expect(live()).toMatchObject({ auditing: undefined, records: [] });
    expect(stage.writes()).toEqual([row.close]);
    await policy.update(stage.operation(), id, updated, { ...news, keepDays: undefined });
    expect(stage.writes()).toEqual([]);
  });

  it.each(["loseAnswer", "reset", "serverError", "throttle"] as const)(
    "survives %s of the call that switches on, of the one that changes, and of the one that switches off",
    async (kind) => {
      fault(kind, row.open);
      const { properties } = await create();
      expect(live()?.auditing?.keepDays).toBe(declared.keepDays);
      fault(kind, row.change);
      const changed = await policy.update(stage.operation(), id, properties, { ...declared, keepDays: 7 });
      expect(live()?.auditing?.keepDays).toBe(7);
      fault(kind, row.close);
      await policy.update(stage.operation(), id, changed, { ...declared, status: "Disabled" });
      expect(live()?.auditing).toBeUndefined();
    },
  );

  it("waits while the instance is busy with another task", async () => {
    const busy = { code: "OperationDenied.AuditTaskConflictError", times: 2 };
    fault("error", row.open, busy);
    const { properties } = await create();
    expect(live()?.auditing?.keepDays).toBe(declared.keepDays);
    fault("error", row.change, busy);
    const changed = await policy.update(stage.operation(), id, properties, { ...declared, keepDays: 7 });
    expect(live()?.auditing?.keepDays).toBe(7);
    fault("error", row.close, busy);
    await policy.remove(stage.operation(), id, { ...changed, onDelete: "disable" });
    expect(live()?.auditing).toBeUndefined();
  });

  it("keeps what was found when it does not show in time", async () => {
    const list = row === rows.redis || row === rows.sqlserver ? "DescribeLogInstanceList" : "DescribeAuditInstanceList";
    const halves = ["postgres", "mariadb", "dcdb", "redis"].includes(engine) ? 4 : 2;
    fault("denied", list, { times: -1, skip: halves });
    const error = await rejection(create());
    expect(error).toBeInstanceOf(PartialFailure);
    expect((error as PartialFailure).properties.previousPolicy).toEqual({ status: "Disabled" });
  });

  it("names the permission that is missing", async () => {
    fault("denied", row.open, { times: -1 });
    expect((await rejection(create())).message).toMatch(new RegExp(`needs the permission \\w+:${row.open}`));
  });

  it("says when an instance does not support auditing", async () => {
    put(null, { supported: false });
    expect((await rejection(create())).message).toContain("does not offer auditing");
    put(null, { supported: true });
    const { properties } = await create();
    put(null, { supported: false });
    const error = await rejection(policy.update(stage.operation(), id, properties, declared));
    expect(error.message).toContain("does not offer auditing");
  });

  it("of an instance that does not exist cannot be managed, and one that is gone is gone", async () => {
    const missing = `${instanceId}x`;
    expect((await rejection(create({ instanceId: missing }))).message).toContain(
      `has no instance ${missing} in ${region}`,
    );
    const { properties } = await create();
    stage.emulator.control.deleteDatabase(instanceId);
    expect(await policy.read(stage.operation(), id, properties)).toBeUndefined();
    stage.calls();
    const error = await rejection(policy.update(stage.operation(), id, properties, { ...declared, keepDays: 7 }));
    expect(error.message).toContain("is gone. Run pulumi refresh");
    await policy.remove(stage.operation(), id, { ...properties, onDelete: "disable" });
    expect(stage.writes()).toEqual([]);
  });

  it("is imported as it is", async () => {
    await create();
    const read = await policy.read(stage.operation(), id, undefined);
    expect(read?.inputs).toMatchObject({ ...given, onDelete: "keep" });
    expect(policy.diff(read?.inputs ?? {}, { ...read?.inputs }).differences).toEqual([]);
  });

  describe("the end of management", () => {
    it("leaves it as it is", async () => {
      const { properties } = await create();
      stage.calls();
      await policy.remove(stage.operation(), id, properties);
      expect(stage.writes()).toEqual([]);
      expect(live()?.auditing).toBeDefined();
    });

    it("puts back what was found, also that it was off", async () => {
      const { properties } = await create({ onDelete: "restore" });
      await policy.remove(stage.operation(), id, properties);
      expect(live()?.auditing).toBeUndefined();
      put({ keepDays: 7, fastDays: 7 });
      const again = await create({ onDelete: "restore" });
      await policy.remove(stage.operation(), id, again.properties);
      expect(live()?.auditing?.keepDays).toBe(7);
    });

    it("or switches off", async () => {
      put({ keepDays: 7, fastDays: 7 });
      const { properties } = await create({ onDelete: "disable" });
      await policy.remove(stage.operation(), id, properties);
      expect(live()?.auditing).toBeUndefined();
    });
  });
});

describe("a result of DBbrain that is not 0", () => {
  it("is a failure, although the answer is a success", async () => {
    const stage = await openStage();
    try {
      stage.emulator.control.putDatabase({ id: databases.mariadb, failsChange: true });
      const given = { cloud: "tencent", region, engine: "mariadb", instanceId: databases.mariadb, status: "Enabled" };
      const { inputs } = policy.check({ ...given, keepDays: 30, fastDays: 7 });
      const error = await rejection(policy.create(stage.operation(), inputs));
      expect(error.message).toContain("the service answered success with the result 17");
    } finally {
      await stage.close();
    }
  });
});
