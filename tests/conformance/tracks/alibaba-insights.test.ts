import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findDataSource, findResource } from "../../../provider/registry";
import { openStage, type Stage } from "../stage";

const insight = findResource("AuditInsight", "alibaba");
const given = { cloud: "alibaba", region: "cn-hangzhou", insightType: "AkInsight", status: "Enabled" };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.calls();
});
afterAll(() => stage.close());

const enabled = () => stage.emulator.control.state().alibaba.insightTypes;
const create = async (more: object = {}) => {
  const { inputs, failures } = insight.check({ ...given, ...more });
  expect(failures).toEqual([]);
  return { inputs, ...(await insight.create(stage.operation(), inputs)) };
};

describe("an insight of the account", () => {
  it("is enabled in one write, and one that is enabled already by none", async () => {
    const { id, properties } = await create();
    expect(id).toBe("alibaba/cn-hangzhou/AkInsight");
    expect(properties.previousStatus).toBe("Disabled");
    expect(stage.writes()).toEqual(["EnableInsight"]);
    stage.emulator.control.enableInsights(["AkInsight", "IpInsight"]);
    expect((await create({ insightType: "IpInsight" })).properties.previousStatus).toBe("Enabled");
    expect(stage.writes()).toEqual([]);
  });

  it.each([
    ["restore", []],
    ["disable", []],
    ["keep", ["AkInsight"]],
  ])("that was off ends as onDelete %s wants it", async (onDelete, left) => {
    const { id, properties } = await create({ onDelete });
    await insight.remove(stage.operation(), id, properties);
    expect(enabled()).toEqual(left);
  });

  it("that was on is put back by restore", async () => {
    stage.emulator.control.enableInsights(["AkInsight"]);
    const { id, properties } = await create({ status: "Disabled" });
    expect(enabled()).toEqual([]);
    await insight.remove(stage.operation(), id, properties);
    expect(enabled()).toEqual(["AkInsight"]);
  });

  it("that is told in no word is off", async () => {
    const { id, properties, inputs } = await create({ insightType: "TrailConcealmentInsight" });
    stage.emulator.control.enableInsights([]);
    const drifted = await insight.read(stage.operation(), id, properties);
    expect(drifted?.inputs.status).toBe("Disabled");
    expect(insight.diff(drifted?.inputs ?? {}, inputs).differences.map(({ path }) => path)).toEqual(["status"]);
  });

  it("of no type is refused before any call", () =>
    expect(insight.check({ ...given, insightType: "ip insight" }).failures).toMatchObject([
      { property: "insightType", reason: expect.stringContaining("a type of insight such as AkInsight") },
    ]));
});

it.each(["cn-hangzhou", "ap-southeast-1"])("the storage region of global events is read: %s", async (storageRegion) => {
  stage.emulator.control.setGlobalEventsRegion(storageRegion);
  const source = findDataSource("getAuditGlobalRegion", "alibaba");
  expect(await source.run(stage.session(), { cloud: "alibaba", region: "cn-beijing" })).toMatchObject({
    storageRegion,
  });
  expect(stage.calls()).toMatchObject([{ action: "GetGlobalEventsStorageRegion", method: "GET" }]);
});
