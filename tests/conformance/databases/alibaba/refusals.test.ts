import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStage, rejection, type Stage } from "../../stage";
import { databases, policy, region, table } from "./engines";

describe.each(table)("what the services refuse, DatabaseAuditPolicy on alibaba, %s", (engine, row) => {
  const instanceId = databases[engine];
  const id = `alibaba/${region}/${engine}/${instanceId}`;
  const given = { cloud: "alibaba", region, engine, instanceId, status: "Enabled", keepDays: 180, ...row.on };
  const declared = policy.check(given).inputs;
  let stage: Stage;

  const create = (more: object = {}) => policy.create(stage.operation(), { ...declared, ...more });
  const live = () => stage.emulator.control.alibabaDatabases().find((one) => one.id === instanceId);
  const put = (auditing: object | null, more: object = {}) =>
    stage.emulator.control.putAlibabaDatabase({ id: instanceId, auditing, ...more });
  const fault = (kind: "error" | "denied" | "garbage", action: string, more: object = {}) =>
    stage.emulator.control.fault({ cloud: "alibaba", action, kind, ...more });

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.calls();
    stage.warnings.length = 0;
  });
  afterAll(() => stage.close());

  it("waits while the instance is busy with another task", async () => {
    const { kind, ...more } = row.busy as { kind: "error" | "garbage" };
    fault(kind, row.modify, { ...more, times: 2 });
    await create();
    expect(live()?.auditing?.keepDays).toBe(180);
  });

  it("is managed without the permission to read the instance's status, with a warning", async () => {
    const status = { rds: "DescribeDBInstanceAttribute", polardb: "DescribeDBClusterAttribute" };
    const more = { mongodb: "DescribeDBInstanceAttribute", redis: "DescribeInstanceAttribute" };
    fault("denied", { ...status, ...more }[engine], { times: -1 });
    await create();
    expect(live()?.auditing?.keepDays).toBe(180);
    expect(stage.warnings[0]).toMatch(/It is not known whether .* is being changed: .*needs the permission/);
  });

  it("names the permission that is missing", async () => {
    fault("denied", row.modify, { times: -1 });
    expect((await rejection(create())).message).toMatch(new RegExp(`needs the permission \\w+:${row.modify}`));
  });

  it("says when an instance does not support auditing, or no longer", async () => {
    put(null, { supported: false });
    expect((await rejection(create())).message).toContain("does not offer auditing");
    put(null, { supported: true });
    const { properties } = await create();
    put({ ...live()?.auditing, keepDays: 30 }, { supported: false });
    const error = await rejection(policy.update(stage.operation(), id, properties, declared));
    expect(error.message).toContain("does not offer auditing");
  });

  it("waits while a change, or the end, meets a busy instance", async () => {
    const { kind, ...more } = row.busy as { kind: "error" | "garbage" };
    const { properties } = await create();
    fault(kind, row.modify, { ...more, times: 2 });
    const changed = await policy.update(stage.operation(), id, properties, { ...declared, keepDays: 365 });
    expect(live()?.auditing?.keepDays).toBe(365);
    fault(kind, row.modify, { ...more, times: 2 });
    await policy.remove(stage.operation(), id, { ...changed, onDelete: "disable" });
    expect(live()?.auditing).toBeUndefined();
  });

  it("is no longer there for an update and an end, where the instance is gone", async () => {
    const { properties } = await create({ onDelete: "disable" });
    stage.emulator.control.deleteAlibabaDatabase(instanceId);
    stage.calls();
    const error = await rejection(policy.update(stage.operation(), id, properties, { ...declared, keepDays: 365 }));
    expect(error.message).toContain("is gone. Run pulumi refresh");
    await policy.remove(stage.operation(), id, properties);
    expect(stage.writes()).toEqual([]);
  });

  it("of an instance that does not exist cannot be managed, and one that is gone is gone", async () => {
    const missing = `${instanceId}x`;
    const expected = `has no instance ${missing} in ${region}`;
    expect((await rejection(create({ instanceId: missing }))).message).toContain(expected);
    const { properties } = await create();
    stage.emulator.control.deleteAlibabaDatabase(instanceId);
    expect(await policy.read(stage.operation(), id, properties)).toBeUndefined();
    await policy.remove(stage.operation(), id, properties);
  });
});

describe.each(["rds", "polardb"] as const)("what DAS says inside of HTTP 200, on %s", (engine) => {
  const instanceId = databases[engine];
  const id = `alibaba/${region}/${engine}/${instanceId}`;
  const { inputs } = policy.check({
    ...{ cloud: "alibaba", region, engine, instanceId, status: "Enabled", keepDays: 30 },
  });
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.calls();
  });
  afterAll(() => stage.close());

  const says = (action: string, answer: object, more: object = {}) =>
    stage.emulator.control.fault({
      ...{ cloud: "alibaba", action, kind: "garbage", times: -1, body: JSON.stringify({ RequestId: "r", ...answer }) },
      ...more,
    });
  const live = () => stage.emulator.control.alibabaDatabases().find((one) => one.id === instanceId);
  const failed = { Code: "-9", Message: "no such plan", Success: "false" };

  it.each([failed, { ...failed, Success: false }, { ...failed, Code: -9 }])(
    "a change that failed is an error with its code, and nothing is in the state: %j",
    async (answer) => {
      says("ModifySqlLogConfig", answer);
      const error = await rejection(policy.create(stage.operation(), inputs));
      expect(error.name).toBe("CloudError");
      expect(error.message).toContain("-9: no such plan");
      expect(live()?.auditing).toBeUndefined();
    },
  );

  it.each([
    ["a failure", failed, "-9: no such plan"],
    [
      "neither success nor failure",
      { Code: "200", Data: { SqlLogEnable: false } },
      "Success is neither true nor false",
    ],
    ["success that says nothing of being on", { Success: "true", Data: { Retention: 30 } }, "SqlLogEnable is missing"],
    ["success with text for data", { Success: "true", Data: "on" }, "Data is not an object"],
  ])("a read that is %s is an error: not off, and not gone", async (_, answer, message) => {
    const { properties } = await policy.create(stage.operation(), inputs);
    says("DescribeSqlLogConfig", answer);
    const error = await rejection(policy.read(stage.operation(), id, properties));
    expect(error.message).toContain(message);
  });

  it.each(["-404", -404])("a read of code %j is gone", async (Code) => {
    const { properties } = await policy.create(stage.operation(), inputs);
    says("DescribeSqlLogConfig", { ...failed, Code });
    expect(await policy.read(stage.operation(), id, properties)).toBeUndefined();
  });

  it.each([{ Data: null }, { Data: {} }, {}])("success without data, %j, is off, which is drift", async (data) => {
    const { properties } = await policy.create(stage.operation(), inputs);
    says("DescribeSqlLogConfig", { Code: 200, Success: true, ...data });
    const read = await policy.read(stage.operation(), id, properties);
    expect(read?.inputs).toMatchObject({ status: "Disabled" });
  });

  it("a switch-off that failed leaves the policy in the state, and the next end carries it out", async () => {
    const { properties } = await policy.create(stage.operation(), { ...inputs, onDelete: "disable" });
    says("ModifySqlLogConfig", failed, { times: 1 });
    expect((await rejection(policy.remove(stage.operation(), id, properties))).message).toContain("-9: no such plan");
    expect(live()?.auditing).toBeDefined();
    await policy.remove(stage.operation(), id, properties);
    expect(live()?.auditing).toBeUndefined();
  });
});
