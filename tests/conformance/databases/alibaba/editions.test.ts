import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { Operation } from "../../../../provider/core/session/operation";
import { findResource } from "../../../../provider/registry";
import { openStage, rejection, type Stage } from "../../stage";

const { region, databases } = seed.alibaba;
const policy = findResource("DatabaseAuditPolicy", "alibaba");
const inputsOf = (engine: keyof typeof databases, more: object) =>
  policy.check({
    ...{ cloud: "alibaba", region, engine, instanceId: databases[engine], status: "Enabled", keepDays: 30, ...more },
  }).inputs;

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

const create = (inputs: Record<string, unknown>) => policy.create(stage.operation(), inputs);
const live = (id: string) => stage.emulator.control.alibabaDatabases().find((one) => one.id === id);

describe("collectors of DAS before the newest", () => {
  const old = () => stage.emulator.control.putAlibabaDatabase({ id: databases.rds, dasVersion: "SQL_LOG_V1" });

  it("take no more than the days, and keep records for a week, too", async () => {
    old();
    const { properties } = await create(inputsOf("rds", { keepDays: 7 }));
    expect(properties).toMatchObject({ keepDays: 7, collectorVersion: "SQL_LOG_V1" });
    const [write] = stage.calls().filter(({ writes }) => writes);
    expect(write?.body).toBe(`InstanceId=${databases.rds}&Enable=true&Retention=7`);
  });

  it.each([
    ["hotDays", { hotDays: 3 }],
    ["sqlExplorer", { sqlExplorer: true }],
  ])("have no %s", async (name, more) => {
    old();
    const error = await rejection(create(inputsOf("rds", more)));
    expect(error.message).toContain(`Remove ${name}: it is for SQL_LOG_V3`);
    expect(stage.writes()).toEqual([]);
  });

  it("and the newest does not keep records for a week only", async () => {
    const error = await rejection(create(inputsOf("rds", { keepDays: 7 })));
    expect(error.message).toContain("Set keepDays to 30 or more");
    expect(stage.writes()).toEqual([]);
  });
});

describe("editions of MongoDB", () => {
  const id = databases.mongodb;

  it("what is switched on without a word gets the edition that is sold", async () => {
    await create(inputsOf("mongodb", {}));
    expect(live(id)?.auditing?.edition).toBe("V2_Standard");
  });

  it("what is on without a word keeps its own", async () => {
    stage.emulator.control.putAlibabaDatabase({ id, auditing: { edition: "Standard", keepDays: 45 } });
    await create(inputsOf("mongodb", { keepDays: 60 }));
    expect(live(id)?.auditing).toMatchObject({ edition: "Standard", keepDays: 60 });
  });

  it("V2_Standard cannot be changed back, which is told before a call", async () => {
    stage.emulator.control.putAlibabaDatabase({ id, auditing: { edition: "V2_Standard" } });
    const error = await rejection(create(inputsOf("mongodb", { edition: "Standard" })));
    expect(error.message).toContain("V2_Standard cannot be changed back");
    expect(stage.writes()).toEqual([]);
  });

  it("days that the edition does not take are told before a call", async () => {
    const error = await rejection(create(inputsOf("mongodb", { keepDays: 45 })));
    expect(error.message).toContain(
      "keepDays must be one of 30, 180, 365, 1095, 1825 on MongoDB V2_Standard, but is 45",
    );
    expect(stage.writes()).toEqual([]);
  });

  it("a missing role is no missing instance", async () => {
    const missing = { cloud: "alibaba", action: "ModifyAuditPolicy", status: 404, code: "NoPermissionService" };
    stage.emulator.control.fault({ kind: "error", ...missing });
    const error = await rejection(create(inputsOf("mongodb", {})));
    expect(error.message).toContain("create MongoDB's service-linked role");
  });

  it("the operations are changed alone where nothing else differs, and after the rest where it does", async () => {
    const inputs = inputsOf("mongodb", { auditTypes: ["admin", "insert"] });
    const { properties } = await create(inputs);
    expect(stage.writes()).toEqual(["ModifyAuditPolicy", "ModifyAuditLogFilter"]);
    expect(live(id)?.filter).toBe("admin,insert");
    const stageId = `alibaba/${region}/mongodb/${id}`;
    await policy.update(stage.operation(), stageId, properties, { ...inputs, auditTypes: ["admin", "query"] });
    expect(stage.writes()).toEqual(["ModifyAuditLogFilter"]);
    expect(live(id)?.filter).toBe("admin,query");
  });

  it("one without a filter is managed all the same", async () => {
    stage.emulator.control.fault({
      ...{ kind: "error", cloud: "alibaba", action: "DescribeAuditLogFilter", status: 400, times: -1 },
      code: "InvalidParameters.Format",
    });
    const { properties } = await create(inputsOf("mongodb", {}));
    expect(properties.auditTypes).toBeUndefined();
    expect(live(id)?.auditing).toBeDefined();
  });
});

describe("a change of the edition of MongoDB", () => {
  const id = databases.mongodb;
  const stageId = `alibaba/${region}/mongodb/${id}`;

  it("is one change, never off in between, also where somebody else made it", async () => {
    stage.emulator.control.putAlibabaDatabase({ id, auditing: { edition: "Standard" }, records: [1, 2] });
    const { properties } = await create(inputsOf("mongodb", { edition: "Standard" }));
    stage.calls();
    const news = inputsOf("mongodb", { edition: "V2_Standard" });
    const updated = await policy.update(stage.operation(), stageId, properties, news);
    expect(live(id)).toMatchObject({ auditing: { edition: "V2_Standard", keepDays: 30 }, records: [1, 2] });
    const [sent, ...more] = stage.calls().filter(({ writes }) => writes);
    expect(sent?.target).toContain("AuditStatus=enable");
    expect(more).toEqual([]);

    stage.emulator.control.putAlibabaDatabase({ id, auditing: { edition: "Standard" }, standardClosed: false });
    const drifted = await policy.read(stage.operation(), stageId, updated);
    expect(policy.diff(drifted?.properties ?? {}, news).differences.map(({ path }) => path)).toEqual(["edition"]);
    await policy.update(stage.operation(), stageId, drifted?.properties ?? {}, news);
    expect(live(id)?.auditing?.edition).toBe("V2_Standard");
  });

  it("that somebody else made, and from which there is no way back, is told as such", async () => {
    stage.emulator.control.putAlibabaDatabase({ id, auditing: { edition: "Standard" } });
    const inputs = inputsOf("mongodb", { edition: "Standard" });
    const { properties } = await create(inputs);
    stage.emulator.control.putAlibabaDatabase({ id, auditing: { edition: "V2_Standard" } });
    const drifted = await policy.read(stage.operation(), stageId, properties);
    stage.calls();
    const error = await rejection(policy.update(stage.operation(), stageId, drifted?.properties ?? {}, inputs));
    expect(error.message).toContain("V2_Standard cannot be changed back");
    expect(stage.writes()).toEqual([]);
  });
});

describe("days that a region shares", () => {
  const other = `${databases.redis}2`;

  it("are told of MongoDB's Standard edition, too, where no program names it", async () => {
    const [one, two] = [databases.mongodb, `${databases.mongodb}2`];
    for (const id of [one, two])
      stage.emulator.control.putAlibabaDatabase({ id, engine: "mongodb", auditing: { edition: "Standard" } });
    const session = stage.session();
    await policy.create(new Operation(session), inputsOf("mongodb", { keepDays: 60 }));
    await policy.create(new Operation(session), inputsOf("mongodb", { instanceId: two, keepDays: 90 }));
    expect(stage.warnings.filter((text) => text.includes("one number of days for all instances"))).toHaveLength(1);
  });

  it("are told in a refresh, and where one of the two is as declared and is not written", async () => {
    for (const instanceId of [databases.redis, other])
      stage.emulator.control.putAlibabaDatabase({ id: instanceId, engine: "redis", auditing: { keepDays: 30 } });
    const made = [
      await create(inputsOf("redis", { keepDays: 30 })),
      await create(inputsOf("redis", { instanceId: other, keepDays: 60 })),
    ];
    expect(stage.warnings).toEqual([]);
    const session = stage.session();
    for (const { id, properties } of made) await policy.read(new Operation(session), id, properties);
    expect(stage.warnings).toEqual([expect.stringContaining("one number of days for all instances")]);
  });

  it.each([
    [30, false],
    [60, true],
  ])("%i and 30 days in one run: a warning is %s", async (keepDays, isWarned) => {
    stage.emulator.control.putAlibabaDatabase({ id: other, engine: "redis" });
    const session = stage.session();
    await policy.create(new Operation(session), inputsOf("redis", {}));
    await policy.create(new Operation(session), inputsOf("redis", { instanceId: other, keepDays }));
    expect(stage.warnings.some((text) => text.includes("one number of days for all instances"))).toBe(isWarned);
  });
});
