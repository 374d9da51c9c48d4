import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findResource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

const history = findResource("AuditHistoryDelivery", "alibaba");
const inputs = { cloud: "alibaba", region: "cn-hangzhou", trail: "all-events" };
const firstId = "9007199254740993";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  const { control } = stage.emulator;
  control.reset();
  const SlsProjectArn = "acs:log:cn-hangzhou:1234567890123456:project/audit";
  control.putTrail({ Name: "all-events", Status: "Enable", SlsProjectArn });
  stage.calls();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const create = () => history.create(stage.operation(), inputs);
const jobs = () => stage.emulator.control.historyJobs().map(({ id }) => id);

describe("a delivery of history", () => {
  it("looks its job up, runs it once, and waits until it is under way; no digit of its number is lost", async () => {
    const { id, properties } = await create();
    expect(id).toBe(`alibaba/cn-hangzhou/${firstId}`);
    expect(properties).toMatchObject({ ...inputs, jobId: firstId, jobStatus: "delivering" });
    expect(stage.calls().map(({ action }) => action)).toEqual([
      ...["ListDeliveryHistoryJobs", "CreateDeliveryHistoryJob", "GetDeliveryHistoryJob", "GetDeliveryHistoryJob"],
    ]);
    expect((await history.read(stage.operation(), id, properties))?.properties.jobStatus).toBe("complete");
  });

  it.each(["loseAnswer", "reset", "serverError", "empty", "garbage"] as const)("is one after %s", async (kind) => {
    stage.emulator.control.fault({ cloud: "alibaba", action: "CreateDeliveryHistoryJob", kind });
    await create();
    expect(jobs()).toHaveLength(1);
  });

  it("takes the newest job of the trail, whoever made it, among many of others", async () => {
    const { control } = stage.emulator;
    for (let n = 0; n < 150; n++) control.putHistoryJob({ id: String(n + 1), trail: `trail-${n}` });
    control.putHistoryJob({ id: "9007199254740995", trail: "all-events" });
    control.putHistoryJob({ id: "9007199254740997", trail: "all-events" });
    const { id } = await create();
    expect(id).toBe("alibaba/cn-hangzhou/9007199254740997");
    expect(stage.writes()).toEqual([]);
  });

  it("keeps its id when its job does not show, and is finished by the next up", async () => {
    stage.emulator.control.fault({ cloud: "alibaba", action: "GetDeliveryHistoryJob", kind: "denied", times: -1 });
    const failure = (await rejection(create())) as Error & { id: string; properties: object };
    expect(failure.id).toBe(`alibaba/cn-hangzhou/${firstId}`);
    stage.emulator.control.clearFaults();
    await history.update(stage.operation(), failure.id, { ...failure.properties }, inputs);
    expect(jobs()).toEqual([firstId]);
  });

  it("that failed is told with a warning, and is no failure of the resource", async () => {
    stage.emulator.control.putHistoryJob({ id: "7", trail: "all-events", failed: true });
    const { properties } = await create();
    expect(properties.jobStatus).toBe("failed");
    expect(stage.warnings.join()).toContain("failed in cn-hangzhou: replace the resource");
  });

  it("whose record is gone is not run again", async () => {
    const { id, properties } = await create();
    stage.emulator.control.deleteHistoryJob(firstId);
    const read = await history.read(stage.operation(), id, properties);
    expect(read?.properties).toMatchObject({ ...inputs, jobStatus: "forgotten" });
    expect(history.diff(read?.properties ?? {}, inputs).differences).toEqual([]);
    await history.remove(stage.operation(), id, read?.properties ?? {});
    stage.calls();
    expect(await history.read(stage.operation(), id, undefined)).toBeUndefined();
  });

  it("deletes its record at the end", async () => {
    const { id, properties } = await create();
    await history.remove(stage.operation(), id, properties);
    expect(jobs()).toEqual([]);
  });

  it("is replaced for another trail", () =>
    expect(history.diff(inputs, { ...inputs, trail: "other-events" })).toMatchObject({ replaces: ["trail"] }));

  it("sends one token for all attempts of an operation", async () => {
    stage.emulator.control.fault({
      cloud: "alibaba",
      action: "CreateDeliveryHistoryJob",
      kind: "serverError",
      times: 2,
    });
    await create();
    const sent = stage.calls().filter(({ action }) => action === "CreateDeliveryHistoryJob");
    const tokens = new Set(sent.map(({ target }) => /ClientToken=([^&]+)/.exec(target)?.[1]));
    expect(sent.length).toBeGreaterThan(1);
    expect(tokens.size).toBe(1);
  });
});
