import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { findResource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

const track = findResource("AuditTrack", "alibaba");
const trail = {
  ...{ cloud: "alibaba", region: seed.alibaba.region, name: "all-events", status: "Enabled" },
  ossBucketName: seed.alibaba.auditBucket,
};
const readers = {
  regions: ["cn-shanghai", "cn-hangzhou"],
  selectors: [
    { serviceName: "Oss", readWriteType: "Read", eventNames: { equals: ["GetObject", "CopyObject"] } },
    { serviceName: "PDS" },
  ],
};
const reads = ["GetDataEventSelector", "GetInsightSelectors"];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.emulator.control.enableInsights(["AkInsight", "IpInsight"]);
  stage.calls();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const checked = (given: object) => {
  const { inputs, failures } = track.check({ ...trail, ...given });
  expect(failures).toEqual([]);
  return inputs;
};
const create = async (given: object) => {
  const made = await track.create(stage.operation(), checked(given));
  return { ...made, actions: stage.calls().map(({ action }) => action) };
};
const selector = (text: unknown, more: object = {}) => ({
  ...{ text: JSON.stringify(text), allRegions: false, regions: ["cn-hangzhou"], time: "" },
  ...more,
});

describe("data events and insights that are not declared", () => {
  it("are neither read nor touched, in a whole life", async () => {
    const { id, properties } = await create({});
    stage.emulator.control.putDataEvents("all-events", selector([{ ServiceName: "Oss" }]));
    stage.emulator.control.putInsights("all-events", ["AkInsight"]);
    const read = await track.read(stage.operation(), id, properties);
    expect(track.diff(read?.properties ?? {}, checked({})).differences).toEqual([]);
    await track.update(stage.operation(), id, properties, checked({ eventRw: "Write" }));
    const state = stage.emulator.control.state().alibaba;
    expect(state.dataEvents["all-events"]?.text).toBe('[{"ServiceName":"Oss"}]');
    expect(state.insights["all-events"]).toEqual(["AkInsight"]);
    await track.remove(stage.operation(), id, properties);
    expect(stage.calls().filter(({ action }) => /DataEvent|Insight/.test(action))).toEqual([]);
  });

  it("are left as they are when they are no longer declared", async () => {
    const { id, properties } = await create({ dataEvents: readers, insightTypes: ["AkInsight"] });
    const news = checked({});
    expect(track.diff(properties, news).differences).toEqual([]);
    await track.update(stage.operation(), id, properties, { ...news, status: "Disabled" });
    expect(stage.writes()).toEqual(["StopLogging"]);
  });
});

describe("data events", () => {
  it("are set after the trail records, with all that the put replaces", async () => {
    const { id, properties, actions } = await create({ dataEvents: readers, insightTypes: ["IpInsight", "AkInsight"] });
    expect(actions.filter((action) => !/^(Describe|Get)/.test(action))).toEqual([
      ...["CreateTrail", "StartLogging", "PutDataEventSelector", "PutInsightSelectors"],
    ]);
    expect(stage.emulator.control.state().alibaba.dataEvents["all-events"]).toMatchObject({
      text: '[{"ServiceName":"Oss","ReadWriteType":"Read","EventName":{"Equals":["GetObject","CopyObject"]}},{"ServiceName":"PDS","ReadWriteType":"All"}]',
      ...{ allRegions: false, regions: ["cn-hangzhou", "cn-shanghai"] },
    });
    expect(properties.dataEventDeliveries).toMatchObject([
      { region: "cn-hangzhou", status: "success", project: expect.stringContaining("actiontrail-log-") },
      { region: "cn-shanghai" },
    ]);
    expect(
      track.diff(
        (await track.read(stage.operation(), id, properties))?.properties ?? {},
        checked({
          dataEvents: { regions: ["cn-hangzhou", "cn-shanghai"], selectors: [...readers.selectors].reverse() },
          insightTypes: ["AkInsight", "IpInsight"],
        }),
      ).differences,
    ).toEqual([]);
  });

  it.each([
    [
      "a selector less",
      { ...readers, selectors: readers.selectors.slice(1) },
      ["dataEvents.selectors"],
      "PutDataEventSelector",
    ],
    ["all regions", { ...readers, regions: ["All"] }, ["dataEvents.regions"], "PutDataEventSelector"],
    ["none", { selectors: [] }, ["dataEvents.regions", "dataEvents.selectors"], "DeleteDataEventSelector"],
  ])("are changed by one write: %s", async (_, dataEvents, paths, action) => {
    const { id, properties } = await create({ dataEvents: readers });
    const news = checked({ dataEvents });
    const found = track.diff(properties, news);
    expect(found.differences.map(({ path }) => path)).toEqual(paths);
    expect(found.replaces).toEqual([]);
    const updated = await track.update(stage.operation(), id, properties, news);
    expect(stage.writes()).toEqual([action]);
    expect((await track.read(stage.operation(), id, updated))?.inputs.dataEvents).toEqual(news.dataEvents);
  });

  it("show their drift, and are put back", async () => {
    const { id, properties } = await create({ dataEvents: readers, insightTypes: ["AkInsight"] });
    stage.emulator.control.putDataEvents("all-events", undefined);
    stage.emulator.control.putInsights("all-events", []);
    const drifted = await track.read(stage.operation(), id, properties);
    const declared = checked({ dataEvents: readers, insightTypes: ["AkInsight"] });
    expect(track.diff(drifted?.properties ?? {}, declared).differences.map(({ path }) => path)).toEqual([
      ...["dataEvents.regions", "dataEvents.selectors", "insightTypes"],
    ]);
    stage.calls();
    await track.update(stage.operation(), id, drifted?.properties ?? {}, declared);
    expect(stage.writes()).toEqual(["PutDataEventSelector", "PutInsightSelectors"]);
  });

  it("of a region that cannot be delivered are a delivery error, and no failure", async () => {
    const { id, properties } = await create({ dataEvents: readers });
    const { dataEvents } = stage.emulator.control.state().alibaba;
    stage.emulator.control.putDataEvents("all-events", {
      ...(dataEvents["all-events"] ?? expect.fail()),
      errors: { "cn-shanghai": "the project is not there" },
    });
    const read = await track.read(stage.operation(), id, properties);
    expect(read?.properties.deliveryError).toBe(
      "data events of cn-shanghai: LogServiceException: the project is not there",
    );
  });

  it("are set by the next up when their put fails: the trail is kept and records", async () => {
    stage.emulator.control.fault({ cloud: "alibaba", action: "PutDataEventSelector", kind: "denied", times: -1 });
    const failure = (await rejection(create({ dataEvents: readers }))) as Error & { id: string; properties: object };
    expect(failure.message).toContain("actiontrail:PutDataEventSelector");
    expect(failure.id).toBe("alibaba/cn-hangzhou/all-events");
    expect(stage.emulator.control.trails()).toMatchObject([{ Status: "Enable" }]);
    stage.emulator.control.clearFaults();
    stage.calls();
    await track.update(stage.operation(), failure.id, { ...failure.properties }, checked({ dataEvents: readers }));
    expect(stage.writes()).toEqual(["PutDataEventSelector"]);
  });
});

describe("an import", () => {
  beforeEach(() => {
    stage.emulator.control.putTrail({ Name: "all-events", Status: "Enable", OssBucketName: seed.alibaba.auditBucket });
    stage.calls();
  });
  const read = async () => (await track.read(stage.operation(), "alibaba/cn-hangzhou/all-events", undefined))?.inputs;

  it("takes over what there is", async () => {
    stage.emulator.control.putDataEvents("all-events", selector([{ ServiceName: "Oss", ReadWriteType: "Write" }]));
    stage.emulator.control.putInsights("all-events", ["IpInsight"]);
    expect(await read()).toMatchObject({
      dataEvents: { regions: ["cn-hangzhou"], selectors: [{ serviceName: "Oss", readWriteType: "Write" }] },
      insightTypes: ["IpInsight"],
    });
    expect(stage.calls().map(({ action }) => action)).toEqual(expect.arrayContaining(reads));
  });

  it("leaves out what there is not", async () => {
    const inputs = await read();
    expect(inputs).not.toHaveProperty("dataEvents");
    expect(inputs).not.toHaveProperty("insightTypes");
  });

  it("leaves out what may not be read, and says so", async () => {
    for (const action of reads) stage.emulator.control.fault({ cloud: "alibaba", action, kind: "denied", times: -1 });
    expect(await read()).toMatchObject({ name: "all-events", status: "Enabled" });
    expect(stage.warnings.join()).toContain("The call needs the permission actiontrail:GetDataEventSelector");
    expect(stage.warnings.join()).toContain("The call needs the permission actiontrail:GetInsightSelectors");
  });
});

describe("insights", () => {
  it("that the account has not enabled are refused, with what enables them", async () => {
    const { message } = await rejection(create({ insightTypes: ["PolicyChangeInsight"] }));
    expect(message).toContain("InsightTypeNotAvailable");
    expect(message).toContain("an AuditInsight enables it for the account, which is paid");
    expect(stage.emulator.control.state().alibaba.insightTypes).toEqual(["AkInsight", "IpInsight"]);
  });

  it("are ended by an empty list", async () => {
    const { id, properties } = await create({ insightTypes: ["AkInsight"] });
    await track.update(stage.operation(), id, properties, checked({ insightTypes: [] }));
    expect(stage.writes()).toEqual(["PutInsightSelectors"]);
    expect((await track.read(stage.operation(), id, checked({ insightTypes: [] })))?.inputs.insightTypes).toEqual([]);
  });
});
