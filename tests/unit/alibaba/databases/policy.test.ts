import { describe, expect, it } from "vitest";
import { stateFromWire as dasState } from "../../../../provider/clouds/alibaba/databases/das-audit";
import { configFromWire } from "../../../../provider/clouds/alibaba/databases/mongodb-audit";
import { stateFromWire as redisState } from "../../../../provider/clouds/alibaba/databases/redis-audit";
import { parseJsonObject } from "../../../../provider/http/json";
import { objectIn } from "../../../../provider/http/members";
import { findResource } from "../../../../provider/registry";
import recorded from "../../../vectors/alibaba-databases.json";

const policy = findResource("DatabaseAuditPolicy", "alibaba");
const reasons = (inputs: object) =>
  policy
    .check({ cloud: "alibaba", region: "cn-hangzhou", instanceId: "rm-1", status: "Enabled", ...inputs })
    .failures.map(({ property, reason }) => `${property} ${reason}`);

describe("inputs of one engine", () => {
  it.each([
    [{ engine: "rds" }, "keepDays is required when status is Enabled"],
    [{ engine: "rds", keepDays: 8 }, "keepDays must be one of 7, 30, 180, 365 on RDS, but is 8"],
    [{ engine: "redis", keepDays: 366 }, "keepDays must be one of 1 to 365 on Redis, but is 366"],
    [{ engine: "mongodb", keepDays: 400 }, "keepDays must be one of 1 to 365, or 1095, 1825 on MongoDB, but is 400"],
    [
      { engine: "mongodb", keepDays: 45, edition: "V2_Standard" },
      "keepDays must be one of 30, 180, 365, 1095, 1825 on MongoDB V2_Standard, but is 45",
    ],
    [
      { engine: "mongodb", keepDays: 1095, edition: "Standard" },
      "keepDays must be one of 1 to 365 on MongoDB Standard, but is 1095",
    ],
    [{ engine: "redis", keepDays: 30, hotDays: 3 }, "hotDays is for rds, polardb, mongodb only; remove it"],
    [{ engine: "polardb", keepDays: 30, hotDays: 0 }, "hotDays must be 1 to 7 on PolarDB, but is 0"],
    [
      { engine: "mongodb", keepDays: 30, hotDays: 3, edition: "Standard" },
      "hotDays is for the edition V2_Standard only; remove it",
    ],
    [{ engine: "mongodb", keepDays: 3, hotDays: 5 }, "hotDays must be at most keepDays, 3, but is 5"],
    [{ engine: "mongodb", keepDays: 30, sqlExplorer: true }, "sqlExplorer is for rds, polardb only; remove it"],
    [{ engine: "rds", keepDays: 30, edition: "Standard" }, "edition is for mongodb only; remove it"],
    [{ engine: "redis", keepDays: 30, auditTypes: ["admin"] }, "auditTypes is for mongodb only; remove it"],
  ])("%j: %s", (inputs, expected) => {
    expect(reasons(inputs)).toEqual([expected]);
  });

  it.each([
    { engine: "rds", keepDays: 7 },
    { engine: "polardb", keepDays: 365, hotDays: 7, sqlExplorer: false },
    { engine: "mongodb", keepDays: 1, edition: "Standard" },
    { engine: "mongodb", keepDays: 1825, hotDays: 0, auditTypes: ["admin", "slow"] },
    { engine: "redis", keepDays: 1 },
    { engine: "redis", status: "Disabled" },
  ])("%j is good", (inputs) => {
    expect(reasons(inputs)).toEqual([]);
  });
});

const answerOf = (name: string) => {
  const found = recorded.cases.find((one) => one.name === name) ?? expect.fail(name);
  return parseJsonObject(String(Object(found.response).body ?? Object(found.response)[0]?.body));
};

describe("what the services answer", () => {
  it.each([
    ["das-modify-enable-v3", true, { keepDays: 30, hotDays: 7, sqlExplorer: true }],
    ["odd-das-typed-code", true, { keepDays: 30 }],
    ["odd-das-data-null", false, {}],
    ["node-das-describe-sts", false, {}],
  ])("DAS, %s", (name, isOn, inputs) => {
    expect(dasState(objectIn(answerOf(name), "Data"))).toMatchObject({ isOn, inputs });
  });

  it.each([
    [{ Enable: true, Retention: 30 }, true],
    [{ Version: "SQL_LOG_NOT_ENABLE" }, false],
    [{ Version: "SQL_LOG_NOT_SUPPORT", SqlLogEnable: false }, false],
    [{ Version: "SQL_LOG_V2", Retention: 30 }, true],
  ])("DAS, %j", (data, isOn) => {
    expect(dasState(data).isOn).toBe(isOn);
  });

  it("DAS that says nothing of being on is no answer", () => {
    expect(() => dasState({ Retention: 30 })).toThrow("SqlLogEnable is missing");
    expect(() => dasState({ SqlLogEnable: "yes" })).toThrow("SqlLogEnable is neither true nor false");
  });

  it.each([
    [{ ServiceType: "V2_Standard", TtlForV2Standard: 180, HotTtlForV2Standard: 7, TtlForStandard: 30 }, 180],
    [{ ServiceType: "V2_Standard", TtlForStandard: 30 }, 30],
    [{ ServiceType: "Standard", TtlForStandard: 45 }, 45],
  ])("MongoDB, %j: %i days", (answer, keepDays) => {
    expect(configFromWire(answer).keepDays).toBe(keepDays);
  });

  it("MongoDB without an edition is no answer", () => {
    expect(() => configFromWire({ TtlForStandard: 45 })).toThrow("ServiceType is missing");
  });

  it.each([
    ["redis-describe", true, { keepDays: 5 }],
    ["redis-describe-never-enabled", false, {}],
  ])("Redis, %s", (name, isOn, inputs) => {
    expect(redisState(answerOf(name))).toEqual({ isOn, inputs, outputs: {} });
  });

  it("Redis that says neither true nor false is no answer", () => {
    expect(() => redisState({})).toThrow("DbAudit is missing");
    expect(() => redisState({ DbAudit: "on" })).toThrow("DbAudit is on");
    expect(() => redisState({ DbAudit: "true", Retention: "many" })).toThrow("Retention is not a number of days");
  });
});
