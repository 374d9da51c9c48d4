import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import type { AuditEventList } from "../../provider/core/audit-event";
import { findDataSource } from "../../provider/registry";
import { openStage, rejection, type Stage } from "./stage";

const { region } = seed.alibaba;
const dayMs = 86_400_000;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.calls();
});
afterAll(() => stage.close());

const run = (name: "getAuditTracks" | "getAuditEvents", args: object) =>
  findDataSource(name, "alibaba").run(stage.session(), { cloud: "alibaba", region, ...args });

describe("getAuditTracks", () => {
  const names = async (args: object) =>
    ((await run("getAuditTracks", args)) as { tracks: { name: string }[] }).tracks.map(({ name }) => name);

  it("lists the trails of the region, and on request the copies of others", async () => {
    stage.emulator.control.putTrail({ Name: "here-trail", Status: "Enable", OssBucketName: "audit" });
    stage.emulator.control.putTrail({ Name: "there-trail", HomeRegion: "cn-beijing", OssBucketName: "archive" });
    expect(await run("getAuditTracks", {})).toMatchObject({
      tracks: [{ name: "here-trail", status: "Enabled", ossBucketName: "audit", homeRegion: region }],
      totalCount: 1,
    });
    expect(await names({ includeShadowTrails: true })).toEqual(["here-trail", "there-trail"]);
  });
});

describe("getAuditEvents", () => {
  const list = async (args: object = {}) =>
    (await run("getAuditEvents", {
      startTime: new Date(Date.now() - dayMs),
      endTime: new Date(Date.now() + 1000),
      ...args,
    })) as AuditEventList;

  it("names who switched a trail off", async () => {
    stage.emulator.control.putTrail({ Name: "writes-trail", Status: "Enable", OssBucketName: "audit" });
    stage.emulator.control.putTrail({ Name: "writes-trail", Status: "Disable" });
    const attributes = [
      { key: "EventName", value: "StopLogging" },
      { key: "ResourceName", value: "writes-trail" },
    ];
    const { events } = await list({ attributes });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      name: "StopLogging",
      actor: "console-user",
      region,
      resources: [{ name: "writes-trail" }],
      raw: { eventName: "StopLogging" },
    });
    expect(events[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it("fetches all pages, newest first, each event once, and stops at maxResults", async () => {
    for (let n = 0; n < 120; n++) stage.emulator.control.putTrail({ Name: `trail-${n}`, OssBucketName: "audit" });
    const { events, requestIds } = await list();
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.length).toBeGreaterThanOrEqual(120);
    expect(requestIds.length).toBeGreaterThanOrEqual(3);
    const times = events.map(({ time }) => time);
    expect(times).toEqual([...times].sort().reverse());
    expect((await list({ maxResults: 7 })).events).toHaveLength(7);
  });

  it("asks for long spans in parts", async () => {
    await list({ startTime: new Date(Date.now() - 80 * dayMs) });
    const targets = stage.calls().map(({ target }) => new URL(target, "http://x").searchParams.get("StartTime"));
    expect(new Set(targets).size).toBe(3);
  });

  it("stops with an error when the server repeats a page", async () => {
    for (let n = 0; n < 120; n++) stage.emulator.control.putTrail({ Name: `trail-${n}`, OssBucketName: "audit" });
    stage.emulator.control.fault({ cloud: "alibaba", action: "LookupEvents", kind: "repeatPage", times: -1 });
    expect((await rejection(list())).message).toContain("repeats a page");
  });

  it.each([
    [{ endTime: new Date(0) }, "endTime must be later than startTime"],
    [{ startTime: "2026-01-01T00:00:00" }, "startTime must be a Date, or a time with its offset"],
    [{ attributes: [{ key: "eventName", value: "x" }] }, "attributes[0].key must be"],
    [
      {
        attributes: [
          { key: "User", value: "a" },
          { key: "User", value: "b" },
        ],
      },
      "attributes[1].key must differ",
    ],
    [{ maxResults: 0 }, "maxResults must be at least 1"],
  ])("refuses %j before any call", async (args, message) => {
    expect((await rejection(list(args))).message).toContain(message);
    expect(stage.calls()).toEqual([]);
  });
});
