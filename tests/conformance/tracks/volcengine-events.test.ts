import { afterEach, expect, it } from "vitest";
import type { AuditEventList } from "../../../provider/kinds/get-audit-events";
import { findDataSource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

const dayMs = 86_400_000;
let stage: Stage;
afterEach(() => stage.close());

const open = async (settings: object = {}) => {
  stage = await openStage({ volcengine: JSON.stringify(settings) });
};
const list = (days: number, more: object = {}) =>
  findDataSource("getAuditEvents", "volcengine").run(stage.session(), {
    ...{ cloud: "volcengine", region: "cn-beijing", endTime: new Date(stage.now()), ...more },
    startTime: new Date(stage.now() - days * dayMs),
  }) as Promise<AuditEventList>;
const answer = (event: object) => {
  const body = JSON.stringify({ ResponseMetadata: { RequestId: "r" }, Result: { Trails: [event] } });
  stage.emulator.control.fault({ cloud: "volcengine", action: "LookupEvents", kind: "garbage", body });
};
const event = { EventID: "1", EventTime: "2026-01-15T08:01:08Z", EventName: "GetUser" };
const detail = (UserIdentity: object) => ({ ...event, UserName: "", EventDetail: JSON.stringify({ UserIdentity }) });

it("names the account itself by its TRN, else by its number, and keeps the details as the text that they are", async () => {
  await open();
  const [trn, root] = ["trn:iam::2100000001:root", { PrincipalID: "2100000001", AccessKeyID: "AKLT1" }];
  answer(detail({ ...root, TRN: trn }));
  const { events } = await list(1);
  expect(events).toMatchObject([{ actor: trn, accessKeyId: "AKLT1", resources: [], raw: { EventName: "GetUser" } }]);
  expect(typeof events[0]?.raw.EventDetail).toBe("string");
  answer(detail(root));
  expect((await list(1)).events).toMatchObject([{ actor: "2100000001" }]);
});

it.each(["not JSON", "[]", "null", '{"UserIdentity":7}', 7])(
  "tells an event whose details are %j",
  async (EventDetail) => {
    await open();
    answer({ ...event, EventDetail, UserName: "alice", ErrorCode: "" });
    const { events } = await list(1);
    expect(events).toMatchObject([{ id: "1", actor: "alice", time: "2026-01-15T08:01:08.000Z" }]);
    expect(events[0]).not.toHaveProperty("errorCode");
  },
);

it("lists 90 days in one span, which may begin an hour earlier", async () => {
  await open();
  expect((await list(90)).events).toHaveLength(240);
  await list(90 + 0.5 / 24);
  expect((await rejection(list(91))).message).toContain("startTime must be at most 90 days ago");
});

it("asks BytePlus for its longer history, and tells what its server says", async () => {
  await open({ site: "byteplus" });
  const { message } = await rejection(list(120));
  expect(message).toContain("CloudTrail looks back 90 days, 180 on BytePlus");
  expect(stage.calls().map(({ host }) => host)).toContain("open.byteplusapi.com");
});
