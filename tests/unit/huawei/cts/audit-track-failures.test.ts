import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { huaweiAuditTrack as track } from "../../../../provider/clouds/huawei/cts/audit-track";
import { PartialFailure } from "../../../../provider/core/lifecycle/convergence";
import { Operation } from "../../../../provider/core/session/operation";
import { rejection } from "../../../conformance/stage";
import { PlayedClock } from "../../http/stage/played-clock";
import type { Answer, Received } from "../local-cloud";
import { sessionOf } from "../session";
import { type CtsServer, ctsServer, failure, projectId, region } from "./cts-server";

let server: CtsServer;
beforeAll(async () => {
  server = await ctsServer();
});
beforeEach(() => {
  server.trackers.clear();
  server.tags.clear();
  server.interrupt = undefined;
  server.writes();
});
afterAll(() => server.close());

const configuration = { accessKey: "AK", secretKey: "SK", projectId, region };
const operation = () =>
  new Operation(sessionOf({ configuration, emulatorUrl: server.url, clock: new PlayedClock(Date.now()) }));
const declared = (more: object = {}) =>
  track.check({
    cloud: "huawei",
    region,
    type: "data",
    name: "orders",
    status: "Enabled",
    dataBucket: { name: "orders-bucket", events: ["READ", "WRITE"] },
    ...more,
  }).inputs;
const system = (more: object = {}) =>
  track.check({ cloud: "huawei", region, type: "system", status: "Enabled", ...more }).inputs;

/** Answers once for a request of that method; with `done`, after the service carried it out. */
function once(method: string, answer: Answer, done = false) {
  let left = 1;
  server.interrupt = (request: Received) => {
    if (request.method !== method || left-- <= 0) return undefined;
    if (done) {
      const body = JSON.parse(request.body) as Record<string, unknown>;
      server.trackers.set(`${body.tracker_type}/${body.tracker_name}`, {
        ...body,
        id: "id-made",
        status: "enabled",
        project_id: projectId,
        create_time: 1,
      });
    }
    return answer;
  };
}

const ambiguous: readonly (readonly [string, Answer])[] = [
  ["500", failure(500, "CTS.0005")],
  ["CTS.0001", failure(400, "CTS.0001")],
  ["nothing", { status: 201, body: "" }],
  ["a page of a proxy", { status: 200, body: "<html></html>" }],
];

describe("an answer that leaves open whether the tracker was made", () => {
  it.each(ambiguous)("%s, and it was", async (_, answer) => {
    once("POST", answer, true);
    const { properties } = await track.create(operation(), declared());
    expect(properties.trackerId).toBe("id-made");
    expect(server.writes()).toEqual([]);
  });

  it.each(ambiguous)("%s, and it was not", async (_, answer) => {
    once("POST", answer);
    await track.create(operation(), declared());
    expect(server.writes()).toHaveLength(1);
    expect(server.trackers.size).toBe(1);
  });

  it.each(ambiguous)("%s, for the system tracker, which is then changed by PUT", async (_, answer) => {
    once("POST", answer, true);
    await track.create(operation(), system({ isSupportValidate: true }));
    expect(server.trackers.get("system/system")).toMatchObject({ status: "enabled", is_support_validate: true });
    expect(server.trackers.size).toBe(1);
  });
});

describe("a create that fails half-way", () => {
  it("keeps the id, and the next up writes what was not: status and tags", async () => {
    const inputs = declared({ status: "Disabled", tags: { team: "audit" } });
    server.interrupt = ({ method }) => (method === "PUT" ? failure(403, "CTS.0013") : undefined);
    const error = await rejection(track.create(operation(), inputs));
    expect(error).toBeInstanceOf(PartialFailure);
    const { id, properties } = error as PartialFailure;
    expect(properties.tags).toBeUndefined();
    server.interrupt = undefined;
    const repaired = await track.update(operation(), id, properties, inputs);
    expect(repaired).toMatchObject({ status: "Disabled", tags: { team: "audit" } });
    expect([...server.tags]).toEqual([["team", "audit"]]);
  });

  it("keeps what was found of the system tracker when the tags fail after the PUT", async () => {
    await track.create(operation(), system());
    server.interrupt = ({ path }) => (path.includes("/tags/") ? failure(403, "CTS.0013") : undefined);
    const error = await rejection(track.create(operation(), system({ isSupportValidate: true, tags: { a: "1" } })));
    expect(error).toBeInstanceOf(PartialFailure);
    const { id, properties } = error as PartialFailure;
    expect(properties.previousTracker).toMatchObject({ status: "Enabled", isSupportValidate: false });
    server.interrupt = undefined;
    await track.update(operation(), id, properties, system({ isSupportValidate: true, tags: { a: "1" } }));
    expect([...server.tags]).toEqual([["a", "1"]]);
  });

  it("keeps nothing when nothing was made", async () => {
    server.interrupt = ({ method }) => (method === "POST" ? failure(403, "CTS.0013") : undefined);
    expect(await rejection(track.create(operation(), declared()))).not.toBeInstanceOf(PartialFailure);
    expect(await rejection(track.create(operation(), system()))).not.toBeInstanceOf(PartialFailure);
  });
});

it("waits until a write shows", async () => {
  const { id, properties } = await track.create(operation(), declared());
  const before = { ...server.trackers.get("data/orders") };
  let stale = 2;
  let written = false;
  server.interrupt = ({ method }) => {
    written ||= method === "PUT";
    return method === "GET" && written && stale-- > 0 ? { body: { trackers: [before] } } : undefined;
  };
  const updated = await track.update(operation(), id, properties, declared({ isLtsEnabled: true }));
  expect(updated.isLtsEnabled).toBe(true);
  expect(stale).toBeLessThan(0);
});

it.each<[string, Answer]>([
  ["throttling", failure(429, "APIGW.0308")],
  ["500", failure(500, "CTS.0004")],
  ["CTS.0214", failure(404, "CTS.0214")],
])("removes over %s", async (_, answer) => {
  const { id, properties } = await track.create(operation(), declared());
  once("DELETE", answer);
  if (answer.status === 404) server.trackers.clear();
  await track.remove(operation(), id, properties);
  expect(server.trackers.size).toBe(0);
});
