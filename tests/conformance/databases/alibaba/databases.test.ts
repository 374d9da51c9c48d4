import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PartialFailure } from "../../../../provider/core/lifecycle/convergence";
import { openStage, rejection, type Stage } from "../../stage";
import { databases, policy, region, table } from "./engines";

describe.each(table)("DatabaseAuditPolicy on alibaba, %s", (engine, row) => {
  const instanceId = databases[engine];
  const id = `alibaba/${region}/${engine}/${instanceId}`;
  const given = { cloud: "alibaba", region, engine, instanceId, status: "Enabled", keepDays: 180, ...row.on };
  const declared = policy.check(given).inputs;
  let stage: Stage;

  const create = (more: object = {}) => policy.create(stage.operation(), { ...declared, ...more });
  const live = () => stage.emulator.control.alibabaDatabases().find((one) => one.id === instanceId);
  const put = (auditing: object | null, more: object = {}) =>
    stage.emulator.control.putAlibabaDatabase({ id: instanceId, auditing, ...more });
  const fault = (
    kind: "error" | "denied" | "loseAnswer" | "reset" | "serverError" | "throttle" | "garbage",
    action: string,
    more: object = {},
  ) => stage.emulator.control.fault({ cloud: "alibaba", action, kind, ...more });
  /** The writes since the last look, each told by what it says of being on or off. */
  const words = () =>
    stage
      .calls()
      .filter(({ writes }) => writes)
      .map(({ target, body }) => `${target}&${body}`.split(/[?&]/))
      .map((sent) => (sent.includes(row.sent.off) ? "off" : sent.includes(row.sent.on) ? "on" : "filter"));

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
    expect(live()).toMatchObject({ auditing: { keepDays: 180 }, busyLooks: 0 });
    expect(properties.previousPolicy).toEqual({ status: "Disabled" });
    expect(stage.warnings).toEqual([]);
    const read = await policy.read(stage.operation(), id, properties);
    expect(policy.diff(read?.properties ?? {}, declared).differences).toEqual([]);
    expect(words()).toEqual(["on"]);
  });

  it("that is on as declared is taken over without a write: to switch on again may be billed", async () => {
    await create();
    stage.calls();
    const again = await create();
    expect(words()).toEqual([]);
    expect(again.properties.previousPolicy).toMatchObject({ status: "Enabled", keepDays: 180 });
  });

  it.each(Object.entries(row.changes))(
    "changes %s by one change, never off in between",
    async (field, [change, expected]) => {
      const word = field === "auditTypes" ? "filter" : "on";
      const { properties } = await create();
      stage.calls();
      const news = { ...declared, ...change };
      expect(policy.check(news).failures).toEqual([]);
      const updated = await policy.update(stage.operation(), id, properties, news);
      expect(live()).toMatchObject(expected);
      expect(words()).toEqual([word]);
      const read = await policy.read(stage.operation(), id, updated);
      expect(policy.diff(read?.properties ?? {}, news).differences).toEqual([]);
      await policy.update(stage.operation(), id, updated, declared);
      // What the service fills in stays as it is when it is left out.
      expect(words()).toEqual(Object.keys(change).every((name) => name in declared) ? [word] : []);
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
    put({ ...live()?.auditing, keepDays: 30 });
    const drifted = await policy.read(stage.operation(), id, properties);
    expect(policy.diff(drifted?.properties ?? {}, declared).differences.map(({ path }) => path)).toEqual(["keepDays"]);
    await policy.update(stage.operation(), id, drifted?.properties ?? {}, declared);
    expect(live()?.auditing?.keepDays).toBe(180);
  });

  it.each(Object.entries(row.changes))(
    "shows the drift of %s alone, and the next up repairs it",
    async (field, [, shown]) => {
      // What is left out is as the service has it, and no drift.
      const given = { ...declared, ...row.declares[field] };
      expect(policy.check(given).failures).toEqual([]);
      const { properties } = await policy.create(stage.operation(), given);
      const found = live();
      const { auditing, ...more } = shown as { auditing?: object };
      put({ ...found?.auditing, ...auditing }, more);
      const drifted = await policy.read(stage.operation(), id, properties);
      expect(policy.diff(drifted?.properties ?? {}, given).differences.map(({ path }) => path)).toEqual([field]);
      stage.calls();
      const repaired = await policy.update(stage.operation(), id, drifted?.properties ?? {}, given);
      expect(words()).toEqual([field === "auditTypes" ? "filter" : "on"]);
      expect(live()).toMatchObject({ auditing: { ...found?.auditing }, filter: found?.filter });
      const read = await policy.read(stage.operation(), id, repaired);
      expect(policy.diff(read?.properties ?? {}, given).differences).toEqual([]);
    },
  );

  it("is switched off only where that is declared", async () => {
    const { properties } = await create();
    put({ ...live()?.auditing }, { records: [1, 2, 3] });
    stage.calls();
    const news = { ...declared, status: "Disabled" };
    const updated = await policy.update(stage.operation(), id, properties, news);
    expect(live()).toMatchObject({ records: [] });
    expect(live()?.auditing).toBeUndefined();
    expect(words()).toEqual(["off"]);
    await policy.update(stage.operation(), id, updated, { ...news, keepDays: undefined });
    expect(words()).toEqual([]);
  });

  it("an update that was interrupted is finished by the next, never switched off in between", async () => {
    const { properties } = await create();
    stage.calls();
    const news = { ...declared, keepDays: 365 };
    fault("reset", row.describe, { times: -1, skip: 1 });
    await rejection(policy.update(stage.operation({ timeoutMs: 20_000 }), id, properties, news));
    stage.emulator.control.clearFaults();
    await policy.update(stage.operation(), id, properties, news);
    expect(live()?.auditing?.keepDays).toBe(365);
    expect(words()).not.toContain("off");
  });

  it("that is being switched on by an interrupted up is waited for, and then put back as it was found", async () => {
    const { properties } = await create({ onDelete: "restore" });
    put({ keepDays: 180, hotDays: 1 }, { busyLooks: 4 });
    await policy.remove(stage.operation(), id, properties);
    expect(live()?.auditing).toBeUndefined();
  });

  it.each(["loseAnswer", "reset", "serverError", "throttle"] as const)(
    "survives %s of the call that switches on, and of the one that switches off",
    async (kind) => {
      fault(kind, row.modify);
      const { properties } = await create();
      expect(live()?.auditing?.keepDays).toBe(180);
      fault(kind, row.modify);
      await policy.update(stage.operation(), id, properties, { ...declared, status: "Disabled" });
      expect(live()?.auditing).toBeUndefined();
    },
  );

  it("keeps what was found when it does not show in time", async () => {
    fault("denied", row.describe, { times: -1, skip: 1 });
    const error = await rejection(create());
    expect(error).toBeInstanceOf(PartialFailure);
    expect((error as PartialFailure).properties.previousPolicy).toEqual({ status: "Disabled" });
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
      expect(words()).toEqual([]);
      expect(live()?.auditing).toBeDefined();
    });

    it("puts back what was found, also that it was off", async () => {
      const { properties } = await create({ onDelete: "restore" });
      await policy.remove(stage.operation(), id, properties);
      expect(live()?.auditing).toBeUndefined();
      put({ keepDays: 30, hotDays: 1 });
      const again = await create({ onDelete: "restore" });
      await policy.remove(stage.operation(), id, again.properties);
      expect(live()?.auditing?.keepDays).toBe(30);
    });

    it("or switches off", async () => {
      put({ keepDays: 30, hotDays: 1 });
      const { properties } = await create({ onDelete: "disable" });
      await policy.remove(stage.operation(), id, properties);
      expect(live()?.auditing).toBeUndefined();
    });
  });
});
