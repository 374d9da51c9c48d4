import { describe, expect, it } from "vitest";
import type { Cell } from "../../../../tools/faults/kill/cells.mjs";
import { differing, forgotten, weakening, writing } from "../../../../tools/faults/kill/judgement.mjs";
import type { JournalEntry } from "../../../../tools/faults/stage/emulator.mjs";
import { type CloudName, subjectOf } from "../../../../tools/faults/subjects/index.mjs";

const entry = (action: string, body: object | string, target = "/"): JournalEntry => ({
  ...{ action, target, status: 200 },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

const off = "<AccessMonitorConfiguration><Status>Disabled</Status></AccessMonitorConfiguration>";
const on = off.replace("Disabled", "Enabled");
const track = { Status: 1, ActionType: "Write", ResourceType: "*", EventNames: ["*"] };
const field = { ResourceType: "cos", ActionType: "Write", EventNames: ["*"] };
const [one, two] = [{ ResourceFields: [field] }, { ResourceFields: [field, { ...field, ResourceType: "cam" }] }];
const trail = "/?Name=all-events&EventRW=Write&TrailRegion=All";
const reads = (type: string) =>
  `/?EventSelectors=${encodeURIComponent(JSON.stringify([{ ServiceName: "Oss", ReadWriteType: type }]))}`;
const logged = (prefix: string) =>
  `<LoggingEnabled><TargetBucket>b</TargetBucket><TargetPrefix>${prefix}</TargetPrefix></LoggingEnabled>`;
const system = { tracker_type: "system", status: "enabled", obs_info: { bucket_name: "audit" } };
const alarm = {
  ...{ status: "enabled", operation_type: "customized" },
  topic_id: "urn:smn:cn-north-4:0483b6b16e954cb88930a360d2c4e663:alarms",
};
const orders = { tracker_type: "data", status: "enabled", data_bucket: { data_event: ["WRITE"] } };

/** Cloud, request, and the resource that it weakens against what is declared first, and after the change. */
const requests: readonly (readonly [CloudName, JournalEntry, string | undefined, string | undefined])[] = [
  ["tencent", entry("PutBucketAccessMonitor", on), undefined, undefined],
  ["tencent", entry("PutBucketAccessMonitor", off), "monitor", undefined],
  ["tencent", entry("ModifyAuditTrack", track), undefined, "track"],
  ["tencent", entry("ModifyAuditTrack", { ...track, ActionType: "*" }), undefined, undefined],
  ["tencent", entry("ModifyAuditTrack", { ...track, Status: 0 }), "track", "track"],
  ["tencent", entry("ModifyAuditTrack", { ...track, ResourceType: "cos" }), "track", "track"],
  ["tencent", entry("ModifyAuditTrack", { ...track, EventNames: ["PutObject"] }), "track", "track"],
  ["tencent", entry("ModifyEventsAuditTrack", { Status: 1, Filters: one }), undefined, "several"],
  ["tencent", entry("ModifyEventsAuditTrack", { Status: 1, Filters: two }), undefined, undefined],
  ["tencent", entry("ModifyEventsAuditTrack", { Status: 0, Filters: two }), "several", "several"],
  ["tencent", entry("DeleteAuditTrack", {}), "track", "track"],
  ["tencent", entry("CreateAuditTrack", track), undefined, undefined],
  ["alibaba", entry("PutBucketAccessMonitor", off), "monitor", undefined],
  ["alibaba", entry("UpdateTrail", "", trail), undefined, "trail"],
  ["alibaba", entry("UpdateTrail", "", trail.replace("Write", "All")), undefined, undefined],
  ["alibaba", entry("UpdateTrail", "", trail.replace("Write", "Read")), "trail", "trail"],
  ["alibaba", entry("UpdateTrail", "", trail.replace("=All", "=cn-beijing")), "trail", "trail"],
  ["alibaba", entry("StopLogging", "", trail), "trail", "trail"],
  ["alibaba", entry("DeleteTrail", "", trail), "trail", "trail"],
  ["alibaba", entry("StartLogging", "", trail), undefined, undefined],
  ["alibaba", entry("PutDataEventSelector", "", reads("Read")), undefined, "trail"],
  ["alibaba", entry("PutDataEventSelector", "", reads("All")), undefined, undefined],
  ["alibaba", entry("DeleteDataEventSelector", "", trail), "trail", "trail"],
  ["alibaba", entry("DisableInsight", "", "/?InsightType=IpInsight"), "insight", undefined],
  ["huawei", entry("UpdateTracker", system), undefined, undefined],
  ["huawei", entry("UpdateTracker", { ...system, status: "disabled" }), "system", "system"],
  ["huawei", entry("UpdateTracker", { ...system, obs_info: { bucket_name: "" } }), "system", "system"],
  ["huawei", entry("UpdateTracker", orders), undefined, "orders"],
  ["huawei", entry("UpdateTracker", { ...orders, status: "disabled" }), "orders", "orders"],
  ["huawei", entry("UpdateTracker", { ...orders, data_bucket: { data_event: [] } }), "orders", "orders"],
  ["huawei", entry("DeleteTracker", "", "/v3/p/trackers?tracker_type=system"), "system", "system"],
  ["huawei", entry("DeleteTracker", "", "/v3/p/trackers?tracker_type=data"), "orders", "orders"],
  ["huawei", entry("UpdateNotification", alarm), undefined, "alarm"],
  ["huawei", entry("UpdateNotification", { ...alarm, operation_type: "complete" }), undefined, undefined],
  ["huawei", entry("UpdateNotification", { ...alarm, status: "disabled" }), "alarm", "alarm"],
  ["huawei", entry("UpdateNotification", { ...alarm, topic_id: "urn:smn:r:p:others" }), "alarm", "alarm"],
  ["huawei", entry("DeleteNotification", ""), "alarm", "alarm"],
  ["huawei", entry("SetAuditLogPolicy", { keep_days: 30 }), undefined, "taurusdb"],
  ["huawei", entry("SetAuditLogPolicy", { keep_days: 60 }), undefined, undefined],
  ["huawei", entry("SetAuditLogPolicy", { keep_days: 0 }), "taurusdb", "taurusdb"],
  ["huawei", entry("SetAuditlogPolicy", { keep_days: 0 }), "rds", undefined],
  ["volcengine", entry("PutBucketAccessMonitor", { Status: "Disabled" }), "monitor", undefined],
  ["volcengine", entry("PutBucketAccessMonitor", { Status: "Enabled" }), undefined, undefined],
];

/** The log of a bucket is judged alike everywhere, in XML and in JSON. */
const logs = (["tencent", "alibaba", "huawei", "volcengine"] as const).flatMap((cloud): typeof requests => {
  const write = (text: string) => entry("PutBucketLogging", text);
  return [
    [cloud, write(logged("logs/")), undefined, "log"],
    [cloud, write(logged("other/")), "log", undefined],
    [cloud, write("<BucketLoggingStatus/>"), "log", "log"],
  ];
});

describe("a request that weakens", () => {
  it.each([...requests, ...logs])("is known on %s: %o", (cloud, request, first, changed) => {
    const subject = subjectOf(cloud);
    const found = (declared: typeof subject.first) =>
      weakening(subject, [request], declared).map((text) => text.split(" ")[0]);
    expect(found(subject.first)).toEqual(first === undefined ? [] : [first]);
    expect(found(subject.changed)).toEqual(changed === undefined ? [] : [changed]);
  });
});

it("takes every request for a write whose name does not say that it reads", () => {
  const journal = ["GetTrailStatus", "DescribeTrails", "ListTrackers", "ShowInstance", "StartLogging", "Unheard"];
  expect(writing(journal.map((action) => entry(action, "")))).toEqual([
    "there was a write: StartLogging /",
    "there was a write: Unheard /",
  ]);
});

it("names each resource that is not as expected", () => {
  expect(differing("in the end", { a: [1], b: 2 }, { a: [1], b: 3, c: [] })).toEqual([
    "in the end b is 2, not 3",
    "in the end c is nothing, not []",
  ]);
});

describe("how a setting was found", () => {
  const cell = { cloud: "tencent", operation: "up", action: "pulumi" } as Cell;
  const aftermath = { cell, kept: [], found: { monitor: "unset" }, left: { monitor: "Enabled" } };

  it("is lost when it was written and the state does not know it", () => {
    expect(forgotten(aftermath)).toEqual(["monitor"]);
  });

  it.each([
    ["the state knows it", { ...aftermath, kept: ["monitor"] }],
    ["it was not written", { ...aftermath, left: { monitor: "unset" } }],
    ["it was there before", { ...aftermath, cell: { ...cell, operation: "update" } as Cell }],
    ["what keeps it was not killed", { ...aftermath, cell: { ...cell, action: "emulator" } as Cell }],
  ])("is not lost when %s", (_, given) => {
    expect(forgotten(given)).toEqual([]);
  });
});
