import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { PartialFailure } from "../../../provider/core/lifecycle/convergence";
import { findDataSource, findResource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

type Inputs = Record<string, unknown>;

const { region, projectId } = seed.huawei;
const engines = {
  taurusdb: { instanceId: seed.huawei.instanceId, show: "ShowAuditLogPolicy", set: "SetAuditLogPolicy" },
  rds: { instanceId: seed.huawei.rdsInstanceId, show: "ShowAuditlogPolicy", set: "SetAuditlogPolicy" },
};
const policy = findResource("DatabaseAuditPolicy", "huawei");

describe.each(Object.entries(engines))("DatabaseAuditPolicy on huawei, %s", (engine, { instanceId, show, set }) => {
  const id = `huawei/${region}/${projectId}/${engine}/${instanceId}`;
  const declared = {
    ...{ cloud: "huawei", region, engine, instanceId, status: "Enabled", keepDays: 180, auditTypes: [] },
    ...{ reserveAuditLogs: true, onDelete: "restore" },
  };
  let stage: Stage;

  const fault = (kind: Parameters<typeof stage.emulator.control.fault>[0]["kind"], action: string, more: object = {}) =>
    stage.emulator.control.fault({ cloud: "huawei", service: engine, action, kind, ...more });
  const create = (inputs: Inputs = declared) => policy.create(stage.operation(), inputs);
  const live = () => stage.emulator.control.instance(instanceId)?.policy;
  const put = (keep_days: number, more: object = {}) =>
    stage.emulator.control.putInstance({ id: instanceId, policy: { keep_days, ...more } });

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.calls();
    stage.warnings.length = 0;
  });
  afterAll(() => stage.close());

  const setCalls = () => stage.calls().filter(({ action }) => action === set).length;

  it("takes the policy over in one write, waits for the instance, and remembers what was found", async () => {
    put(7, { audit_types: ["GRANT"] });
    const { id: made, properties } = await create();
    expect(made).toBe(id);
    expect(live()).toMatchObject({ keep_days: 180, audit_types: [] });
    expect(properties.previousPolicy).toEqual({ status: "Enabled", keepDays: 7, auditTypes: ["GRANT"] });
    expect(stage.emulator.control.instance(instanceId)?.busyLooks).toBe(0);
    expect(setCalls()).toBe(1);
    expect(stage.warnings).toEqual([]);
    expect(policy.diff(properties, declared).differences).toEqual([]);
  });

  it("that is as declared is taken over without a write", async () => {
    put(180);
    await create();
    expect(setCalls()).toBe(0);
  });

  it.each([
    ["status", { status: "Disabled", keepDays: undefined }, 0],
    ["keepDays", { keepDays: 30 }, 30],
    ["auditTypes", { auditTypes: ["CREATE_USER", "GRANT"] }, 180],
  ] as const)("changes %s by one write, and back by leaving it out", async (path, change, keepDays) => {
    const { properties } = await create();
    stage.calls();
    const news = { ...declared, ...change };
    expect(policy.diff(properties, news).differences.map((one) => one.path)).toContain(path);
    const updated = await policy.update(stage.operation(), id, properties, news);
    expect(live()?.keep_days).toBe(keepDays);
    expect(setCalls()).toBe(1);
    const read = await policy.read(stage.operation(), id, updated);
    expect(policy.diff(read?.properties ?? {}, news).differences).toEqual([]);
    await policy.update(stage.operation(), id, updated, declared);
    expect(live()).toMatchObject({ keep_days: 180, audit_types: [] });
    expect(setCalls()).toBe(1);
  });

  it.each([
    ["status", 0, {}],
    ["keepDays", 30, {}],
    ["auditTypes", 180, { audit_types: ["GRANT"] }],
  ] as const)("shows the drift of %s, and up repairs it", async (path, days, more) => {
    const { properties } = await create();
    put(days, more);
    const drifted = await policy.read(stage.operation(), id, properties);
    expect(policy.diff(drifted?.properties ?? {}, declared).differences.map((one) => one.path)).toEqual([path]);
    await policy.update(stage.operation(), id, drifted?.properties ?? {}, declared);
    expect(live()).toMatchObject({ keep_days: 180, audit_types: [] });
  });

  it("waits while the instance is busy with another change", async () => {
    fault("error", set, { status: 409, code: "DBS.201014", times: 2 });
    await create();
    expect(live()?.keep_days).toBe(180);
  });

  it.each(["loseAnswer", "reset", "serverError", "throttle"] as const)("survives %s", async (kind) => {
    fault(kind, set);
    await create();
    expect(live()?.keep_days).toBe(180);
  });

  it("keeps what was found when it does not show in time", async () => {
    fault("denied", show, { times: -1, skip: 1 });
    const error = await rejection(create());
    expect(error).toBeInstanceOf(PartialFailure);
    stage.emulator.control.clearFaults();
    const { properties } = error as PartialFailure;
    expect(properties.previousPolicy).toEqual({ status: "Disabled" });
    await policy.remove(stage.operation(), id, { ...declared, ...properties });
    expect(live()?.keep_days).toBe(0);
  });

  it("says what a missing permission is", async () => {
    fault("denied", set, { times: -1 });
    expect((await rejection(create())).message).toMatch(/needs the permission \w+:auditlog:operate/);
  });

  it("of an instance that does not exist cannot be managed, and one that is gone is gone", async () => {
    const missing = `0${instanceId.slice(1)}`;
    expect((await rejection(create({ ...declared, instanceId: missing }))).message).toContain("does not exist in");
    const { properties } = await create();
    stage.emulator.control.deleteInstance(instanceId);
    expect(await policy.read(stage.operation(), id, properties)).toBeUndefined();
    await policy.remove(stage.operation(), id, properties);
  });

  describe("the end of management", () => {
    it("puts back what was found", async () => {
      put(7, { audit_types: ["GRANT"] });
      const { properties } = await create();
      await policy.remove(stage.operation(), id, properties);
      expect(live()).toMatchObject({ keep_days: 7, audit_types: ["GRANT"] });
    });

    it("or switches off, and keeps the files unless that is given up", async () => {
      put(7);
      const { properties } = await create({ ...declared, onDelete: "disable" });
      await policy.remove(stage.operation(), id, properties);
      expect(live()?.keep_days).toBe(0);
      expect(stage.emulator.control.instance(instanceId)?.files.length).toBeGreaterThan(300);
      const again = await create({ ...declared, onDelete: "disable", reserveAuditLogs: false });
      await policy.remove(stage.operation(), id, again.properties);
      expect(stage.emulator.control.instance(instanceId)?.files).toEqual([]);
    });
  });

  it("lists the audit logs of the instance and makes links", async () => {
    const now = Date.now();
    const span = { startTime: new Date(now - 60 * 86_400_000), endTime: new Date(now) };
    const where = { cloud: "huawei", region, engine, instanceId };
    const { auditLogs } = (await findDataSource("getAuditLogs", "huawei").run(stage.session(), {
      ...where,
      ...span,
    })) as { auditLogs: { id: string }[] };
    expect(auditLogs.length).toBeGreaterThan(230);
    expect(new Set(auditLogs.map((file) => file.id)).size).toBe(auditLogs.length);
    const ids = auditLogs.slice(0, 120).map((file) => file.id);
    const { links } = (await findDataSource("getAuditLogLinks", "huawei").run(stage.session(), { ...where, ids })) as {
      links: string[];
    };
    expect(links).toHaveLength(120);
  });
});

describe("DatabaseAuditPolicy on taurusdb", () => {
  it("takes 200 with the result FAILED for the failure that it is", async () => {
    const stage = await openStage();
    try {
      const { instanceId } = seed.huawei;
      stage.emulator.control.putInstance({ id: instanceId, failsPolicy: true });
      const declared = { cloud: "huawei", region, engine: "taurusdb", instanceId, status: "Enabled", keepDays: 7 };
      const checked = policy.check(declared).inputs;
      const { message } = await rejection(policy.create(stage.operation(), checked));
      expect(message).toContain("the service answered 200 with the result FAILED");
      await policy.create(stage.operation(), checked);
      expect(stage.emulator.control.instance(instanceId)?.policy.keep_days).toBe(7);
    } finally {
      await stage.close();
    }
  });
});
