import { describe, expect, test } from "vitest";
import { type Emulator, seed } from "../../../emulator/index";
import { sendActionTrail } from "../stage/clients";
import { emulate } from "../stage/fixture";

async function ask(...given: Parameters<typeof sendActionTrail>): Promise<Record<string, unknown>> {
  const answer = await sendActionTrail(...given);
  return { ...JSON.parse(answer.body), status: answer.status };
}

const TrailName = "trail-test";
const text = '[{"ServiceName":"Oss","ReadWriteType":"All","EventName":{"Equals":["GetObject"]}}]';
const put = { TrailName, EventSelectors: text, TrailRegionIds: "cn-shanghai,cn-hangzhou" };
const SlsProjectArn = "acs:log:cn-hangzhou:1234567890123456:project/audit";

async function withTrail(): Promise<Emulator> {
  const emulator = await emulate();
  emulator.control.putTrail({ Name: TrailName, OssBucketName: seed.alibaba.auditBucket, SlsProjectArn });
  return emulator;
}

describe("data events", () => {
  test("are told as they were put, with a delivery for each region; a second put replaces all", async () => {
    const emulator = await withTrail();
    expect(await ask(emulator, "GetDataEventSelector", { TrailName })).not.toHaveProperty("DataEventSelectors");
    expect(await ask(emulator, "PutDataEventSelector", put)).toMatchObject({ status: 200, DataEventSelectors: text });
    expect(await ask(emulator, "GetDataEventSelector", { TrailName })).toMatchObject({
      ...{ DataEventSelectors: text, IsTrailAllRegion: false },
      SlsDeliveryConfigs: [{ TrailRegion: "cn-shanghai", Status: "success" }, { TrailRegion: "cn-hangzhou" }],
    });
    const other = '[{"ServiceName":"PDS"}]';
    await ask(emulator, "PutDataEventSelector", { TrailName, EventSelectors: other, IsTrailAllRegion: "true" });
    expect(await ask(emulator, "GetDataEventSelector", { TrailName })).toMatchObject({
      ...{ DataEventSelectors: other, IsTrailAllRegion: true },
    });
    await ask(emulator, "DeleteDataEventSelector", { TrailName });
    expect(await ask(emulator, "GetDataEventSelector", { TrailName })).not.toHaveProperty("DataEventSelectors");
  });

  test("go with their trail", async () => {
    const emulator = await withTrail();
    await ask(emulator, "PutDataEventSelector", put);
    await ask(emulator, "DeleteTrail", { Name: TrailName });
    expect(emulator.control.state().alibaba.dataEvents).toEqual({});
  });

  const many = (count: number) => JSON.stringify(Array.from({ length: count }, () => ({ ServiceName: "Oss" })));
  const equals = (count: number) =>
    JSON.stringify([{ ServiceName: "Oss", EventName: { Equals: Array.from({ length: count }, (_, n) => `E${n}`) } }]);
  test.each([
    ["TrailNotFoundException", { TrailName: "another" }],
    ["MissingParameter", { EventSelectors: "" }],
    ["MissingParameter", { TrailRegionIds: "" }],
    ["InvalidParameterValue", { EventSelectors: "x" }],
    ["InvalidParameterValue", { EventSelectors: "[]" }],
    ["InvalidParameterValue", { EventSelectors: "[{}]" }],
    ["InvalidParameterValue", { EventSelectors: '[{"ServiceName":"Oss","ReadWriteType":"read"}]' }],
    ["InvalidParameterValue", { EventSelectors: many(21) }],
    ["InvalidParameterValue", { EventSelectors: equals(11) }],
    ["InvalidParameterValue", { EventSelectors: equals(0) }],
    ["InvalidParameterValue", { TrailRegionIds: "Hangzhou" }],
  ])("%s: %j", async (Code, change) => {
    const emulator = await withTrail();
    expect(await ask(emulator, "PutDataEventSelector", { ...put, ...change })).toMatchObject({ Code });
    expect(emulator.control.state().alibaba.dataEvents).toEqual({});
  });
});

describe("insights", () => {
  test("are enabled for the account before a trail delivers them, as texts of JSON", async () => {
    const emulator = await withTrail();
    const InsightSelectors = '[{"insightType":"AkInsight"}]';
    const selected = { TrailName, InsightSelectors };
    expect(await ask(emulator, "PutInsightSelectors", selected)).toMatchObject({ Code: "InsightTypeNotAvailable" });
    await ask(emulator, "EnableInsight", { InsightType: "AkInsight" });
    expect(await ask(emulator, "GetInsightTypes", {})).toMatchObject({ InsightTypes: { AkInsight: "Enable" } });
    const told = { InsightSelectors: ['{"insightType":"AkInsight"}'] };
    expect(await ask(emulator, "PutInsightSelectors", selected)).toMatchObject(told);
    expect(await ask(emulator, "GetInsightSelectors", { TrailName })).toMatchObject(told);
    await ask(emulator, "PutInsightSelectors", { TrailName, InsightSelectors: "[]" });
    expect(await ask(emulator, "GetInsightSelectors", { TrailName })).toMatchObject({
      ...{ Code: "InsightSelectorDoesNotExistException", status: 404 },
    });
    await ask(emulator, "DisableInsight", { InsightType: "AkInsight" });
    expect(emulator.control.state().alibaba.insightTypes).toEqual([]);
  });

  test.each([
    ["InsightTypeNotAvailable", { InsightType: "NoInsight" }],
    ["MissingParameter", {}],
  ])("%s", async (Code, parameters) =>
    expect(await ask(await withTrail(), "EnableInsight", parameters)).toMatchObject({ Code }),
  );
});

describe("deliveries of history", () => {
  test("are one for a token, with a number that JavaScript cannot hold, and come to an end", async () => {
    const emulator = await withTrail();
    const create = () => sendActionTrail(emulator, "CreateDeliveryHistoryJob", { TrailName, ClientToken: "t" });
    const { body } = await create();
    expect(body).toContain('"JobId":9007199254740993,');
    expect((await create()).body).toContain('"JobId":9007199254740993,');
    const status = async () =>
      (await ask(emulator, "GetDeliveryHistoryJob", { JobId: "9007199254740993" })).JobStatus as number;
    expect([await status(), await status(), await status()]).toEqual([0, 1, 2]);
    expect(await ask(emulator, "ListDeliveryHistoryJobs", { PageNumber: "1", PageSize: "1" })).toMatchObject({
      ...{ TotalCount: 1, DeliveryHistoryJobs: [{ TrailName, JobStatus: 2 }] },
    });
    await ask(emulator, "DeleteDeliveryHistoryJob", { JobId: "9007199254740993" });
    expect(await ask(emulator, "GetDeliveryHistoryJob", { JobId: "9007199254740993" })).toMatchObject({
      ...{ Code: "DeliveryHistoryJobNotFound", status: 404 },
    });
  });

  test.each([
    ["TrailNotFoundException", { TrailName: "another" }],
    ["InvalidParameterValue", { TrailName: "to-a-bucket" }],
    ["InvalidParameterValue", { TrailName, ClientToken: "x".repeat(65) }],
  ])("%s: %j", async (Code, parameters) => {
    const emulator = await withTrail();
    emulator.control.putTrail({ Name: "to-a-bucket", OssBucketName: seed.alibaba.bucket });
    expect(await ask(emulator, "CreateDeliveryHistoryJob", parameters)).toMatchObject({ Code });
  });
});

test("the storage region of global events is told to a GET alone", async () => {
  const emulator = await withTrail();
  const told = await ask(emulator, "GetGlobalEventsStorageRegion", {}, { method: "GET" });
  expect(told).toMatchObject({ StorageRegion: "cn-hangzhou" });
  expect((await sendActionTrail(emulator, "GetGlobalEventsStorageRegion", {}, { method: "POST" })).status).toBe(405);
});
