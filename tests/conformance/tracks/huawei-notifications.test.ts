import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { findResource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

const notification = findResource("AuditNotification", "huawei");
const { region, projectId } = seed.huawei;
const topicId = `urn:smn:${region}:${projectId}:alarms`;
const operations = [{ serviceType: "CTS", resourceType: "tracker", traceNames: ["updateTracker", "deleteTracker"] }];
const given = {
  ...{ cloud: "huawei", region, name: "trackers", status: "Enabled", topicId },
  ...{ operationType: "customized", operations },
};
const id = `huawei/${region}/${projectId}/notification/trackers`;
const wire = {
  ...{ notification_name: "trackers", operation_type: "customized", topic_id: topicId },
  operations: [{ service_type: "CTS", resource_type: "tracker", trace_names: ["updateTracker", "deleteTracker"] }],
} as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.calls();
});
afterAll(() => stage.close());

const live = () => stage.emulator.control.notifications();
const checked = (more: object = {}) => {
  const { inputs, failures } = notification.check({ ...given, ...more });
  expect(failures).toEqual([]);
  return inputs;
};
const failures = (more: object) => notification.check({ ...given, ...more }).failures;
const create = (more: object = {}) => notification.create(stage.operation(), checked(more));
const update = async (before: { properties: object }, more: object) =>
  notification.update(stage.operation(), id, { ...before.properties }, checked(more));
const bodies = (action: string) =>
  stage.emulator.control
    .journal()
    .filter((entry) => entry.action === action)
    .map(({ body }) => JSON.parse(body));

describe("check refuses, before any call,", () => {
  it.each([
    ["no operations", { operations: undefined }, "operations", /must be set while operationType is "customized"/],
    ["operations of all", { operationType: "complete" }, "operations", /must be left out while operationType is/],
    [
      "users of all",
      { operationType: "complete", operations: undefined, notifyUserList: [{ userGroup: "g", userList: ["u"] }] },
      "notifyUserList",
      /must be left out/,
    ],
    [
      "51 users",
      { notifyUserList: [{ userGroup: "g", userList: [...Array(51).keys()].map(String) }] },
      "notifyUserList",
      /at most 50 users, but names 51/,
    ],
    [
      "a function in place of a topic",
      { topicId: "urn:fss:cn-north-4:p:function:default:f" },
      "topicId",
      /URN of a topic/,
    ],
    ["a name with a slash", { name: "a/b" }, "name", /letters and digits of any script/],
    [
      "an operation without events",
      { operations: [{ ...operations[0], traceNames: [] }] },
      "operations[0].traceNames",
      /./,
    ],
  ])("%s", (_, more, property, reason) => {
    expect(failures(more)).toEqual([{ property, reason: expect.stringMatching(reason) }]);
    expect(stage.calls()).toEqual([]);
  });
});

describe("a notification", () => {
  it("is made in one write, which has no status, and read back as it was declared", async () => {
    const made = await create();
    expect(made.id).toBe(id);
    expect(made.properties).toMatchObject({ ...given, projectId, notificationId: expect.stringMatching(/^\w+$/) });
    expect(bodies("CreateNotification")).toEqual([wire]);
    expect(stage.writes()).toEqual(["CreateNotification"]);
    const read = await notification.read(stage.operation(), id, made.properties);
    expect(read?.inputs).toEqual({ ...checked(), projectId });
  });

  it("is made switched on and then switched off where it is declared so", async () => {
    await create({ status: "Disabled" });
    expect(stage.writes()).toEqual(["CreateNotification", "UpdateNotification"]);
    expect(live()).toMatchObject([{ status: "disabled", topic_id: topicId }]);
  });

  it("is told of everything when it is complete", async () => {
    await create({ operationType: "complete", operations: undefined });
    expect(live()).toMatchObject([{ operation_type: "complete", operations: [] }]);
  });

  it("has users and a filter, each in any order, and loses them when they are not declared any more", async () => {
    const notifyUserList = [
      { userGroup: "admin", userList: ["alice", "bob"] },
      { userGroup: "ops", userList: ["carol"] },
    ];
    const filter = { condition: "OR", rules: ["code != 200", "trace_rating = incident"] };
    const made = await create({ notifyUserList, filter });
    const [other, turned] = [
      [notifyUserList[1], { userGroup: "admin", userList: ["bob", "alice"] }],
      { ...filter, rules: filter.rules.toReversed() },
    ];
    const news = checked({ notifyUserList: other, filter: turned });
    expect(notification.diff({ ...made.properties }, news).differences).toEqual([]);
    stage.calls();
    await update(made, {});
    expect(bodies("UpdateNotification")).toMatchObject([
      { notify_user_list: [], filter: { is_support_filter: false, rule: [] }, status: "enabled" },
    ]);
    expect(live()).toMatchObject([{ notify_user_list: [], filter: { is_support_filter: false } }]);
    const read = await notification.read(stage.operation(), id, undefined);
    expect(read?.inputs).not.toHaveProperty("filter");
    expect(read?.inputs).not.toHaveProperty("notifyUserList");
  });

  it("is updated with the complete set, by its id", async () => {
    const made = await create({ agencyName: "cts_admin_trust" });
    const other = [{ serviceType: "IAM", resourceType: "user", traceNames: ["createUser"] }];
    await update(made, { operations: other });
    expect(bodies("UpdateNotification")).toEqual([
      {
        ...wire,
        operations: [{ service_type: "IAM", resource_type: "user", trace_names: ["createUser"] }],
        ...{ agency_name: "cts_admin_trust", status: "enabled", notification_id: live()[0]?.notification_id },
      },
    ]);
  });

  it("shows each field that somebody changed", async () => {
    const { properties } = await create();
    stage.emulator.control.putNotification({
      ...{ notification_name: "trackers", status: "disabled", topic_id: `${topicId}2` },
      ...{ operation_type: "complete", operations: [] },
      notify_user_list: [{ user_group: "g", user_list: ["u"] }],
      filter: { condition: "AND", is_support_filter: true, rule: ["code = 200"] },
    });
    const read = await notification.read(stage.operation(), id, properties);
    const { differences } = notification.diff({ ...read?.properties }, checked());
    expect(differences.map(({ path }) => path).sort()).toEqual(
      ["status", "topicId", "operationType", "operations", "notifyUserList", "filter"].sort(),
    );
  });

  it("that was given a function in place of its topic is not gone, but differs", async () => {
    const { properties } = await create();
    stage.emulator.control.putNotification({ notification_name: "trackers", topic_id: "urn:fss:r:p:function:f" });
    const read = await notification.read(stage.operation(), id, properties);
    expect(read?.properties.topicId).toBe("urn:fss:r:p:function:f");
  });

  it("is gone only where no list has it", async () => {
    const { properties } = await create();
    stage.emulator.control.fault({ cloud: "huawei", action: "ListNotifications", kind: "denied", times: 1 });
    expect((await rejection(notification.read(stage.operation(), id, properties))).message).toContain(
      "cts:notification:list",
    );
    stage.emulator.control.deleteNotification("trackers");
    expect(await notification.read(stage.operation(), id, properties)).toBeUndefined();
  });

  it("is deleted by its one id, and others stay", async () => {
    const { properties } = await create();
    stage.emulator.control.putNotification({ notification_name: "others" });
    const own = live()[0]?.notification_id;
    stage.calls();
    await notification.remove(stage.operation(), id, properties);
    const deletes = stage.emulator.control.journal().filter(({ action }) => action === "DeleteNotification");
    expect(deletes.map(({ target }) => target)).toEqual([`/v3/${projectId}/notifications?notification_id=${own}`]);
    expect(live().map(({ notification_name }) => notification_name)).toEqual(["others"]);
    stage.calls();
    await notification.remove(stage.operation(), id, properties);
    expect(stage.writes()).toEqual([]);
  });

  it("is never deleted by an id that would delete several, or all", async () => {
    const { properties } = await create();
    for (const told of ["one,other", ""]) {
      const listed = { ...live()[0], notification_id: told, notification_type: "smn" };
      const body = JSON.stringify({ notifications: [listed] });
      stage.emulator.control.fault({ cloud: "huawei", action: "ListNotifications", kind: "garbage", times: -1, body });
      await rejection(notification.remove(stage.operation({ timeoutMs: 1000 }), id, properties));
      stage.emulator.control.clearFaults();
    }
    expect(stage.writes()).toEqual(["CreateNotification"]);
  });

  it("of a name that several have is refused by their ids, and none is changed", async () => {
    for (const another of [false, true])
      stage.emulator.control.putNotification({ notification_name: "trackers" }, another);
    const { message } = await rejection(create());
    expect(message).toContain("there are several notifications of the name trackers");
    for (const { notification_id } of live()) expect(message).toContain(notification_id);
    expect(stage.writes()).toEqual([]);
  });

  it.each(["loseAnswer", "reset"] as const)(
    "is made once where the answer of its create is lost (%s)",
    async (kind) => {
      stage.emulator.control.fault({ cloud: "huawei", action: "CreateNotification", kind });
      await create();
      expect(live()).toHaveLength(1);
    },
  );

  it("is not made twice where the list is behind", async () => {
    await create();
    stage.emulator.control.fault({ cloud: "huawei", action: "ListNotifications", kind: "stale", times: 2 });
    await create();
    expect(live()).toHaveLength(1);
  });

  it("that exists and differs is taken over only where that is said", async () => {
    stage.emulator.control.putNotification({ notification_name: "trackers", topic_id: topicId });
    expect((await rejection(create())).message).toMatch(/adopt/);
    expect(stage.writes()).toEqual([]);
    await create({ adopt: true });
    expect(live()).toMatchObject([{ operation_type: "customized" }]);
  });
});

it("weakens by each field that tells of less, or elsewhere", () => {
  const weak = (before: object, after: object) =>
    notification
      .diff({ ...checked(before) }, checked(after))
      .differences.flatMap(({ before: was, after: is, meta }) => meta.weakens?.(was, is)?.rule ?? []);
  const all = { operationType: "complete", operations: undefined };
  const users = { notifyUserList: [{ userGroup: "g", userList: ["a", "b"] }] };
  expect(weak({}, { status: "Disabled" })).toEqual(["switched-off"]);
  expect(weak({}, { topicId: `${topicId}2` })).toEqual(["redirected"]);
  expect(weak(all, {})).toEqual(["narrowed"]);
  expect(weak({}, all)).toEqual([]);
  expect(weak({}, { operations: [{ ...operations[0], traceNames: ["deleteTracker"] }] })).toEqual(["narrowed"]);
  expect(weak({}, users)).toEqual(["narrowed"]);
  expect(weak(users, {})).toEqual([]);
  expect(weak(users, { notifyUserList: [{ userGroup: "g", userList: ["a"] }] })).toEqual(["narrowed"]);
  expect(weak({}, { filter: { rules: ["code = 200"] } })).toEqual(["narrowed"]);
  expect(weak({ filter: { rules: ["code = 200"] } }, {})).toEqual([]);
});
