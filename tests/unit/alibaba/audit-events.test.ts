import { describe, expect, it } from "vitest";
import { alibabaGetAuditEvents } from "../../../provider/clouds/alibaba/actiontrail/get-audit-events";
import type { AuditEventList } from "../../../provider/kinds/get-audit-events";
import { replay } from "./replay";
import { keys, session } from "./session";

const event = (eventId: string, more = "") =>
  `{"eventId":"${eventId}","eventTime":"2025-02-01T00:00:00Z","eventName":"StopLogging","serviceName":"ActionTrail"${more}}`;
const page = (events: readonly string[], next = "") => ({
  status: 200,
  headers: {},
  body: `{"RequestId":"r","Events":[${events.join(",")}],"NextToken":"${next}"}`,
});

async function list(pages: readonly ReturnType<typeof page>[], args: object = {}) {
  await using server = await replay(...pages);
  const given = { cloud: "alibaba", region: "cn-hangzhou", startTime: "2025-01-20T00:00:00Z", ...args };
  const run = alibabaGetAuditEvents.run(session(keys, {}, server.url), { endTime: "2025-02-01T00:00:00Z", ...given });
  const { events } = (await run) as AuditEventList;
  const queries = server.received.map(({ target }) => new URL(target, "http://host").searchParams);
  return { events, queries };
}

describe("getAuditEvents of ActionTrail", () => {
  it("keeps every digit of the record, and gives what JSON can hold", async () => {
    const { events } = await list([page([event("a", ',"additional":[{"n":9007199254740993}]')])]);
    expect(events[0]?.raw).toMatchObject({ additional: [{ n: "9007199254740993" }] });
    expect(() => JSON.stringify(events)).not.toThrow();
  });

  it("goes on after an empty page, with the same parameters", async () => {
    const { events, queries } = await list([page([event("a")], "one"), page([], "two"), page([event("b")])]);
    expect(events.map(({ id }) => id).sort()).toEqual(["a", "b"]);
    const parameters = queries.map((query) => Object.fromEntries(query));
    expect(parameters.map(({ NextToken }) => NextToken)).toEqual([undefined, "one", "two"]);
    const rest = parameters.map(({ NextToken: _, ...others }) => others);
    expect(rest).toEqual([rest[0], rest[0], rest[0]]);
    expect(rest[0]?.MaxResults).toBe("50");
  });

  it("lists what happened at the seam of two windows once, and takes it for no repetition", async () => {
    const seam = [page([event("a")]), page([event("a")], "one"), page([event("b")])];
    const { events } = await list(seam, { startTime: "2024-12-20T00:00:00Z" });
    expect(events.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("makes no more than two calls a second", async () => {
    const begin = Date.now();
    await list([page([event("a")], "one"), page([event("b")], "two"), page([event("c")])]);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(900);
  });
});
