import { describe, expect, it } from "vitest";
import { type Trial, trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const key = (on: Trial) => on.emulator.credentials.alibaba.accessKeyId;
const time = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");

describe.each(keyKinds)("alibabacloud-actiontrail20200706 with %s", (_, given) => {
  const on = trial(given, "alibaba/actiontrail.py");
  const trail = { name: "all-events", oss_bucket_name: "audit", event_rw: "All" };

  it("makes a trail, starts and stops it", async () => {
    expect(await on.value("create", trail)).toBe("all-events");
    expect(on.accepted("CreateTrail", key(on))).toMatchObject({ status: 200 });
    expect(await on.value("status", { name: "all-events" })).toBe(false);
    await on.value("start", { name: "all-events" });
    expect(await on.value("status", { name: "all-events" })).toBe(true);
    expect(await on.value("trails", { name_list: "all-events" })).toEqual([["all-events", "Enable", "All", "audit"]]);
    await on.value("stop", { name: "all-events" });
    expect(on.accepted("StopLogging", key(on))).toMatchObject({ status: 200 });
    expect(on.control.trails()).toMatchObject([{ Name: "all-events", Status: "Disable" }]);
  });

  it("changes a trail and deletes it", async () => {
    await on.value("create", trail);
    await on.value("update", { ...trail, event_rw: "Write", oss_bucket_name: "archive" });
    expect(await on.value("trails")).toEqual([["all-events", "Fresh", "Write", "archive"]]);
    await on.value("delete", { name: "all-events" });
    expect(on.control.trails()).toEqual([]);
  });

  const named = { trail_name: "all-events" };
  const text = '[{"ServiceName":"Oss","ReadWriteType":"Read","EventName":{"Equals":["GetObject"]}}]';

  it("sets, reads, replaces and deletes data events", async () => {
    await on.value("create", trail);
    expect(await on.value("data_events", named)).toEqual([null, null, []]);
    const regions = { trail_region_ids: "cn-hangzhou,cn-shanghai" };
    expect(await on.value("data_events", { ...named, event_selectors: text, ...regions })).toEqual([
      ...[text, false, ["cn-hangzhou", "cn-shanghai"]],
    ]);
    expect(on.accepted("PutDataEventSelector", key(on))).toMatchObject({ status: 200 });
    const all = await on.value("data_events", { ...named, event_selectors: text, is_trail_all_region: true });
    expect(all).toMatchObject([text, true, expect.arrayContaining(["cn-beijing"])]);
    await on.value("delete_data_events", named);
    expect(await on.value("data_events", named)).toEqual([null, null, []]);
  });

  it("enables insights and delivers them", async () => {
    await on.value("create", trail);
    expect(await on.value("enable_insight", { insight_type: "AkInsight" })).toMatchObject({ AkInsight: "Enable" });
    const one = '{"insightType":"AkInsight"}';
    expect(await on.value("insights", { ...named, insight_selectors: `[${one}]` })).toEqual([one]);
    expect(on.accepted("GetInsightSelectors", key(on))).toMatchObject({ status: 200 });
    expect(await on.value("disable_insight", { insight_type: "AkInsight" })).not.toMatchObject({ AkInsight: "Enable" });
    const { error } = await on.call("insights", { ...named, insight_selectors: `[${one}]` });
    expect(error).toMatchObject({ code: "InsightTypeNotAvailable" });
  });

  it("delivers history once for a token, and forgets it", async () => {
    on.control.putTrail({ Name: "all-events", SlsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit" });
    const jobId = await on.value("deliver_history", { ...named, client_token: "t-1" });
    expect(await on.value("deliver_history", { ...named, client_token: "t-1" })).toBe(jobId);
    expect(await on.value("history", { job_id: jobId })).toEqual(["all-events", 0]);
    expect(await on.value("histories", { page_number: 1, page_size: 1 })).toEqual([1, [jobId]]);
    await on.value("forget_history", { job_id: jobId });
    expect((await on.call("history", { job_id: jobId })).error).toMatchObject({ code: "DeliveryHistoryJobNotFound" });
    expect(await on.value("global_region")).toBe("cn-hangzhou");
  });

  it("looks events up, page by page", async () => {
    for (let n = 0; n < 7; n++) on.control.putTrail({ Name: `trail-${n}`, OssBucketName: "audit" });
    const span = { start_time: time(Date.now() - 3_600_000), end_time: time(Date.now() + 1000) };
    const found = await on.value("events", { ...span, name: "CreateTrail", limit: 3 });
    expect(found).toEqual(Array.from({ length: 7 }, () => "CreateTrail"));
    expect(on.requests("LookupEvents")).toHaveLength(3);
  });

  it.each([
    ["create", { ...trail, name: "x" }, "InvalidTrailNameException"],
    ["create", { name: "no-destination" }, /\./],
    ["start", { name: "gone-trail" }, "TrailNotFoundException"],
    ["delete", { name: "gone-trail" }, "TrailNotFoundException"],
  ])("raises the error of %s %j", async (operation, args, code) => {
    const { error } = await on.call(operation, args);
    expect(error).toBeDefined();
    if (typeof code === "string") expect(error).toMatchObject({ code });
  });
});
