import { afterEach, describe, expect, it } from "vitest";
import { huaweiGetAuditEvents } from "../../../../provider/clouds/huawei/cts/get-audit-events";
import type { AuditEventList } from "../../../../provider/kinds/get-audit-events";
import { type Answer, type LocalCloud, localCloud, type Received } from "../local-cloud";
import { sessionOf } from "../session";
import { projectId, region } from "./cts-server";

const endMs = Date.now();
const startMs = endMs - 3_600_000;
const args = { cloud: "huawei", region, startTime: new Date(startMs), endTime: new Date(endMs) };

let cloud: LocalCloud | undefined;
afterEach(() => cloud?.close());

async function list(
  handle: (request: Received) => Answer,
  given: object = {},
  warnings: string[] = [],
): Promise<AuditEventList> {
  cloud = await localCloud(handle);
  const configuration = { accessKey: "AK", secretKey: "SK", projectId, region };
  const session = sessionOf({ configuration, emulatorUrl: cloud.url, warnings });
  return (await huaweiGetAuditEvents.run(session, { ...args, ...given })) as AuditEventList;
}

const trace = (index: number) => ({ trace_id: `id-${index}`, trace_name: "deleteTracker", time: endMs - index });

/** Serves traces newest first, both ends exclusive, walking back by the id of the last. */
const serving =
  (count: number) =>
  ({ query }: Received): Answer => {
    const [from, to] = [Number(query.get("from")), Number(query.get("to"))];
    const all = Array.from({ length: count }, (_, index) => trace(index)).filter(
      ({ time }) => time > from && time < to,
    );
    const at = all.findIndex(({ trace_id }) => trace_id === query.get("next")) + 1;
    const traces = all.slice(at, at + Number(query.get("limit")));
    return { body: { traces, meta_data: { count: traces.length, marker: traces.at(-1)?.trace_id ?? null } } };
  };

describe("getAuditEvents", () => {
  it("counts both ends in, which the service does not", async () => {
    const two = [
      { ...trace(0), time: startMs },
      { ...trace(1), time: endMs },
    ];
    const { events } = await list(({ query }) => {
      const [from, to] = [Number(query.get("from")), Number(query.get("to"))];
      return { body: { traces: two.filter(({ time }) => time > from && time < to), meta_data: { marker: null } } };
    });
    expect(events.map(({ id }) => id)).toEqual(["id-1", "id-0"]);
    expect(cloud?.received[0]?.query.get("from")).toMatch(/^\d{13}$/);
  });

  it("fetches all pages, newest first, each event once", async () => {
    const { events, requestIds } = await list(serving(450));
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 450 }, (_, index) => `id-${index}`));
    expect(requestIds).toHaveLength(4);
    expect(cloud?.received.every(({ query }) => query.get("limit") === "200")).toBe(true);
  });

  it("stops at maxResults", async () => {
    expect((await list(serving(450), { maxResults: 150 })).events).toHaveLength(150);
    expect(cloud?.received).toHaveLength(1);
  });

  it("gives the common members and the vendor's record", async () => {
    const wire = {
      trace_id: "t-1",
      trace_name: "createTracker",
      trace_rating: "warning",
      service_type: "CTS",
      resource_type: "tracker",
      resource_name: "system",
      source_ip: "10.0.0.1",
      code: "403",
      request_id: "r-1",
      user: '{"name":"audit","id":"u-1","access_key_id":"AK1"}',
      request: '{"a":1}',
      time: endMs,
    };
    const { events } = await list(() => ({ body: { traces: [wire], meta_data: {} } }));
    expect(events).toEqual([
      {
        id: "t-1",
        time: new Date(endMs).toISOString(),
        name: "createTracker",
        source: "CTS",
        region,
        actor: "audit",
        accessKeyId: "AK1",
        sourceAddress: "10.0.0.1",
        resources: [{ type: "tracker", name: "system" }],
        errorCode: "403",
        requestId: "r-1",
        raw: wire,
      },
    ]);
  });

  it("keeps every digit of the record, and takes a user that is an object or a name", async () => {
    const body = `{"traces":[{"trace_id":"a","time":${endMs},"user":"bob","big":12345678901234567890,"trace_rating":"normal","code":"200"},{"trace_id":"b","time":${endMs},"user":{"name":"eve"}}]}`;
    const { events } = await list(() => ({ body }));
    expect(events[0]).toMatchObject({ actor: "bob", raw: { big: "12345678901234567890" } });
    expect(events[0]?.errorCode).toBeUndefined();
    expect(events[1]?.actor).toBe("eve");
  });

  it("sends the filters under the vendor's names", async () => {
    const given = {
      trackerName: "system",
      serviceType: "OBS",
      user: "a b",
      resourceId: "i",
      resourceName: "n",
      resourceType: "bucket",
      traceName: "x",
      traceRating: "incident",
    };
    await list(serving(0), given);
    expect(Object.fromEntries(cloud?.received[0]?.query ?? [])).toMatchObject({
      trace_type: "system",
      tracker_name: "system",
      service_type: "OBS",
      user: "a b",
      resource_id: "i",
      resource_name: "n",
      resource_type: "bucket",
      trace_name: "x",
      trace_rating: "incident",
    });
  });

  it.each<[object, RegExp]>([
    [{ traceType: "data", user: "a" }, /user has no effect on data events/],
    [{ traceId: "t", user: "a" }, /user has no effect together with traceId/],
    [{ traceRating: "bad" }, /traceRating must be "normal" or "warning" or "incident"/],
    [{ endTime: new Date(startMs - 1) }, /endTime must not be before startTime/],
  ])("refuses %j", async (given, message) => {
    await expect(list(serving(0), given)).rejects.toThrow(message);
    expect(cloud?.received).toEqual([]);
  });

  it("tells of a start that is older than what is kept", async () => {
    const warnings: string[] = [];
    await list(serving(0), { startTime: new Date(endMs - 8 * 24 * 3_600_000) }, warnings);
    expect(warnings).toEqual([expect.stringContaining("CTS keeps events for 7 days")]);
  });

  it("ends at a marker that repeats after a short last page, and at an empty page", async () => {
    const pages = [trace(0), trace(1)].map((one) => ({ traces: [one], meta_data: { marker: "m" } }));
    let call = 0;
    expect((await list(() => ({ body: pages[call++] }))).events).toHaveLength(2);
    await cloud?.close();
    expect((await list(() => ({ body: { traces: [], meta_data: { marker: "m" } } }))).events).toEqual([]);
  });

  it("is an error when a page repeats", async () => {
    const same = { traces: [trace(0)], meta_data: { marker: "m" } };
    await expect(list(() => ({ body: same }))).rejects.toThrow("would have no end");
  });

  it("names the permission when it is denied", async () => {
    const denied = { status: 403, body: { error_code: "CTS.0013", error_msg: "No permission." } };
    await expect(list(() => denied)).rejects.toThrow("cts:trace:list");
  });
});
