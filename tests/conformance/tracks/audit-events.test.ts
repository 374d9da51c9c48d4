import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, seed } from "../../../emulator/index";
import type { AuditEventList } from "../../../provider/kinds/get-audit-events";
import { clouds } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

/** What the suite must know of a cloud that lists audit events. */
interface Subject {
  readonly region: string;
  readonly action: string;
  readonly permission: string;
  /** The operation that switches a track off, as the event names it. */
  readonly switchOff: string;
  /** How many calls 80 days need at least, and how many events of the seed they then have. */
  readonly windows: number;
  readonly seeded: number;
  /** How many events make three pages. */
  readonly many: number;
  filters(name: string): object;
  /** Makes a track, and switches it off by hand. */
  switchOffByHand(emulator: Emulator, name: string): void;
  /** Makes an event. */
  happen(emulator: Emulator, name: string): void;
  readonly refused: readonly (readonly [args: object, message: string | RegExp])[];
}

const twice = (key: string) => ({
  attributes: [
    { key, value: "a" },
    { key, value: "b" },
  ],
});

/** A cloud that lists events and is not here fails the suite. */
const subjects: Record<string, Subject> = {
  tencent: {
    region: seed.tencent.region,
    action: "DescribeEvents",
    permission: "cloudaudit:DescribeEvents",
    switchOff: "ModifyAuditTrack",
    windows: 3,
    seeded: 240,
    many: 120,
    filters: (name) => ({
      attributes: [
        { key: "EventName", value: "ModifyAuditTrack" },
        { key: "ResourceName", value: name },
      ],
    }),
    switchOffByHand({ control }, name) {
      const { TrackId } = control.putTrack({ name });
      control.changeTrack(TrackId, { Status: 0 });
    },
    happen: ({ control }, name) => void control.putTrack({ name }),
    refused: [
      [{ attributes: [{ key: "eventName", value: "x" }] }, /attributes\[0\]\.key must be/],
      [twice("EventName"), /attributes\[1\]\.key must differ/],
      [{ startTime: new Date(Date.now() - 91 * 86_400_000) }, "startTime must be at most 90 days ago"],
    ],
  },
  alibaba: {
    region: seed.alibaba.region,
    action: "LookupEvents",
    permission: "actiontrail:LookupEvents",
    switchOff: "StopLogging",
    windows: 3,
    seeded: 240,
    many: 120,
    filters: (name) => ({
      attributes: [
        { key: "EventName", value: "StopLogging" },
        { key: "ResourceName", value: name },
      ],
    }),
    switchOffByHand({ control }, Name) {
      control.putTrail({ Name, Status: "Enable", OssBucketName: "audit" });
      control.putTrail({ Name, Status: "Disable" });
    },
    happen: ({ control }, Name) => void control.putTrail({ Name, OssBucketName: "audit" }),
    refused: [
      [{ attributes: [{ key: "eventName", value: "x" }] }, /attributes\[0\]\.key must be/],
      [twice("User"), /attributes\[1\]\.key must differ/],
    ],
  },
  // CloudTrail lists its whole history in one span; the seed is listed in five pages.
  volcengine: {
    region: seed.volcengine.region,
    action: "LookupEvents",
    permission: "cloud_trail:LookupEvents",
    switchOff: "StopLogging",
    windows: 1,
    seeded: 240,
    many: 120,
    filters: (name) => ({
      attributes: [
        { key: "EventName", value: "StopLogging" },
        { key: "ResourceID", value: name },
      ],
    }),
    switchOffByHand({ control }, TrailName) {
      control.putCloudTrail({ TrailName, LoggingStatus: "Enable" });
      control.putCloudTrail({ TrailName, LoggingStatus: "Disable" });
    },
    happen: ({ control }, TrailName) => void control.putCloudTrail({ TrailName }),
    refused: [
      [{ attributes: [{ key: "UserName", value: "x" }] }, /attributes\[0\]\.key must be/],
      [twice("EventName"), "attributes[1].key must differ from that of attributes[0], but both are EventName"],
      [{ startTime: new Date(Date.now() - 91 * 86_400_000) }, "startTime must be at most 90 days ago"],
    ],
  },
  // CTS keeps events for seven days, so a long span is one call.
  huawei: {
    region: seed.huawei.region,
    action: "ListTraces",
    permission: "cts:trace:list",
    switchOff: "updateTracker",
    windows: 1,
    seeded: 27,
    many: 450,
    filters: (name) => ({ traceName: "updateTracker", resourceName: name }),
    switchOffByHand({ control }, tracker_name) {
      const tracker = { tracker_type: "data", tracker_name } as const;
      control.putTracker({ ...tracker, data_bucket: { data_bucket_name: "orders", data_event: ["WRITE"] } });
      control.putTracker({ ...tracker, status: "disabled" });
    },
    happen: ({ control }, tracker_name) => void control.putTracker({ tracker_type: "data", tracker_name }),
    refused: [
      [{ traceType: "data", user: "alice" }, "user has no effect on data events"],
      [{ traceId: "x", user: "alice" }, "user has no effect together with traceId"],
    ],
  },
};

const sources = clouds.flatMap(({ dataSources }) => dataSources.filter(({ name }) => name === "getAuditEvents"));

const dayMs = 86_400_000;

describe.each(sources.map((source) => [source.cloud, source] as const))("getAuditEvents on %s", (cloud, source) => {
  const subject = subjects[cloud] ?? expect.fail(`${cloud} is not in tests/conformance/tracks/audit-events.test.ts`);
  const { region, action } = subject;
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.calls();
  });
  afterAll(() => stage.close());

  const list = async (args: object = {}) =>
    (await source.run(stage.session(), {
      cloud,
      region,
      startTime: new Date(stage.now() - dayMs),
      endTime: new Date(stage.now() + 1000),
      ...args,
    })) as AuditEventList;
  const many = () => {
    for (let n = 0; n < subject.many; n++) subject.happen(stage.emulator, `track-${n}`);
  };

  it("names who switched a track off", async () => {
    subject.switchOffByHand(stage.emulator, "writes-track");
    const { events } = await list(subject.filters("writes-track"));
    expect(events).toHaveLength(1);
    const name = subject.switchOff;
    expect(events[0]).toMatchObject({ name, actor: "console-user", region, resources: [{ name: "writes-track" }] });
    expect(events[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(stage.now() - Date.parse(events[0]?.time ?? "")).toBeLessThan(60_000);
    expect(JSON.stringify(events[0]?.raw)).toContain(name);
  });

  it("fetches all pages, newest first, each event once, and stops at maxResults", async () => {
    many();
    const { events, requestIds } = await list();
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.length).toBeGreaterThanOrEqual(subject.many);
    expect(requestIds.length).toBeGreaterThanOrEqual(3);
    const times = events.map(({ time }) => time);
    expect(times).toEqual([...times].sort().reverse());
    expect((await list({ maxResults: 7 })).events).toHaveLength(7);
  });

  it("asks for long spans in parts, of which none overlaps but at its seam", async () => {
    const { events } = await list({ startTime: new Date(stage.now() - 80 * dayMs) });
    const first = stage.calls().filter((call) => call.action === action);
    expect(first.length).toBeGreaterThanOrEqual(subject.windows);
    expect(events).toHaveLength(subject.seeded);
  });

  it("stops with an error when the server repeats a page", async () => {
    many();
    stage.emulator.control.fault({ cloud, action, kind: "repeatPage", times: -1 });
    expect((await rejection(list())).message).toMatch(/repeats/);
  });

  it("goes on after trouble that passes, and says what a missing permission is", async () => {
    stage.emulator.control.fault({ cloud, action, kind: "throttle", times: 2 });
    expect((await list()).events.length).toBeGreaterThan(0);
    stage.emulator.control.fault({ cloud, action, kind: "denied", times: -1 });
    expect((await rejection(list())).message).toContain(subject.permission);
  });

  it("ends when it is told to", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    const span = { cloud, region, startTime: new Date(stage.now() - dayMs), endTime: new Date() };
    await expect(source.run(stage.session(), span, signal)).rejects.toThrow("cancelled");
  });

  const always = [
    [{ endTime: new Date(0) }, /endTime must (be later than|not be before) startTime/],
    [{ startTime: "2026-01-01T00:00:00" }, "startTime must be a Date, or a time with its offset"],
    [{ maxResults: 0 }, "maxResults must be at least 1"],
  ] as const;
  it.each([...always, ...subject.refused])("refuses %j before any call", async (args, message) => {
    expect((await rejection(list(args))).message).toMatch(message);
    expect(stage.calls()).toEqual([]);
  });
});
