import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Trial, trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const key = (on: Trial) => on.emulator.credentials.huawei.accessKey;
const instance_id = seed.huawei.rdsInstanceId;

describe.each(keyKinds)("huaweicloudsdkcts with %s", (_, given) => {
  const on = trial(given, "huawei/cts.py");
  const data = { name: "track-orders", bucket: "orders", events: ["READ"], transfer: "audit" };

  it("makes, lists and deletes a data tracker", async () => {
    const made = await on.value("create", data);
    expect(made).toMatchObject({
      name: "track-orders",
      status: "enabled",
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(on.accepted("CreateTracker", key(on))).toMatchObject({ status: 201, resource: "track-orders" });
    expect(await on.value("trackers")).toEqual([
      ["system", "system", "enabled"],
      ["data", "track-orders", "enabled"],
    ]);
    expect(await on.value("quotas")).toEqual({ data_tracker: [1, 100], system_tracker: [1, 1] });
    await on.value("delete", { name: "track-orders" });
    expect(on.accepted("DeleteTracker", key(on))).toMatchObject({ status: 204 });
    expect(await on.value("trackers", { tracker_type: "data" })).toEqual([]);
  });

  it("changes the system tracker", async () => {
    await on.value("updateSystem", { status: "disabled" });
    expect(on.control.trackers()).toMatchObject([{ tracker_type: "system", status: "disabled" }]);
    expect(await on.value("trackers", { tracker_type: "system" })).toEqual([["system", "system", "disabled"]]);
  });

  it("makes, lists, changes and deletes a notification", async () => {
    const at = { name: "trackers", topic: `urn:smn:${seed.huawei.region}:${seed.huawei.projectId}:alarms` };
    const made = await on.value("notify", { ...at, names: ["deleteTracker"] });
    expect(made).toEqual([expect.stringMatching(/^\w+$/), "enabled", "smn", ["code != 200"]]);
    expect(on.accepted("CreateNotification", key(on))).toMatchObject({ status: 201, resource: "trackers" });
    const [id] = made as string[];
    await on.value("changeNotification", { id, ...at, status: "disabled", names: ["updateTracker"] });
    expect(await on.value("notifications")).toEqual([["trackers", "disabled", ["updateTracker"]]]);
    expect(await on.value("notifications", { type: "fun" })).toEqual([]);
    expect(await on.value("notifications", { notification_name: "others" })).toEqual([]);
    await on.value("deleteNotification", { id });
    expect(on.accepted("DeleteNotification", key(on))).toMatchObject({ status: 204, resource: id });
    expect(on.control.notifications()).toEqual([]);
  });

  it("lists events, page by page", async () => {
    for (let n = 0; n < 12; n++) await on.value("updateSystem", { status: "enabled" });
    const span = { _from: Date.now() - 3_600_000, to: Date.now() + 1000 };
    const traces = (await on.value("traces", { limit: 5, ...span })) as string[][];
    expect(traces.length).toBeGreaterThanOrEqual(12);
    expect(traces[0]).toEqual(["updateTracker", "alice"]);
    expect(on.requests("ListTraces").length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ["create", { ...data, name: "-bad" }, { status: 400, code: "CTS.0203" }],
    ["create", { ...data, bucket: "nobody" }, { status: 400, code: "CTS.0211" }],
    ["create", { ...data, transfer: "orders" }, { status: 400, code: "CTS.0213" }],
    ["delete", { name: "gone" }, { status: 404, code: "CTS.0214" }],
  ])("raises the error of %s %j", async (operation, args, expected) => {
    const { error } = await on.call(operation, args);
    expect(error).toMatchObject({ type: "ClientRequestException", ...expected });
  });
});

describe.each(keyKinds)("huaweicloudsdkrds with %s", (_, given) => {
  const on = trial(given, "huawei/rds.py");
  const time = (ago: number) => new Date(Date.now() - ago).toISOString().replace(/\.\d+Z$/, "+0000");
  const span = { instance_id, start_time: time(20 * 86_400_000), end_time: time(0), offset: 0, limit: 50 };

  it("lists audit logs and makes links", async () => {
    const { ids, total } = (await on.value("logs", span)) as { ids: string[]; total: number };
    expect(ids).toHaveLength(50);
    expect(total).toBeGreaterThan(70);
    expect(on.accepted("ListAuditlogs", key(on))).toMatchObject({ status: 200, resource: instance_id });
    expect(await on.value("links", { instance_id, ids: ids.slice(0, 2) })).toHaveLength(2);
  });

  it("reads and sets the policy, after which the instance is busy for a while", async () => {
    expect(await on.value("policy", { instance_id })).toEqual([0, []]);
    await on.value("setPolicy", { instance_id, keep_days: 30, audit_types: ["GRANT"] });
    expect(on.accepted("SetAuditlogPolicy", key(on))).toMatchObject({ status: 200 });
    expect(await on.value("policy", { instance_id })).toEqual([30, ["GRANT"]]);
    expect(await on.value("instance", { instance_id })).toEqual(["MODIFYING"]);
    const { error } = await on.call("setPolicy", { instance_id, keep_days: 7 });
    expect(error).toMatchObject({ status: 409, code: "DBS.201014" });
    expect(await on.value("instance", { instance_id })).toEqual(["ACTIVE"]);
  });

  it("raises the error of a limit beyond 50", async () => {
    const { error } = await on.call("logs", { ...span, limit: 51 });
    expect(error).toMatchObject({ status: 400, code: "DBS.200001" });
  });
});
