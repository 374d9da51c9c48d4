import { describe, expect, it } from "vitest";
import type { Received } from "../local-cloud";
import {
  closesClouds,
  cloud,
  configuration,
  file,
  files,
  ids,
  instanceId,
  list,
  projectId,
  serving,
} from "./log-server";

closesClouds();

describe("one window", () => {
  it("sends the vendor's form of the times, encoded, and both paging parameters", async () => {
    const result = await list(
      serving(() => files(3)),
      { startTime: new Date("2026-01-01T00:00:00.999Z") },
    );
    expect(cloud?.received).toHaveLength(1);
    const [request] = cloud?.received ?? [];
    expect(request?.path).toBe(`/v3/${projectId}/instances/${instanceId}/audit-logs`);
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      start_time: "2026-01-01T00:00:00+0000",
      end_time: "2026-01-02T00:00:00+0000",
      offset: "0",
      limit: "100",
    });
    expect(request?.headers).toMatchObject({
      host: "gaussdb.cn-north-4.myhuaweicloud.com",
      "content-type": "application/json",
      "x-project-id": projectId,
    });
    expect(request?.headers).not.toHaveProperty("x-language");
    expect(result).toEqual({
      auditLogs: [0, 1, 2].map((index) => ({
        id: `file-0000${index}`,
        name: `name-${index}`,
        size: index + 0.835938,
        beginTime: `2026-01-01T0${8 + index}:00:00+0800`.replace("T010", "T10"),
        endTime: `2026-01-01T0${8 + index}:59:00+0800`.replace("T010", "T10"),
      })),
      totalCount: 3,
      requestIds: ["request-1"],
    });
  });

  it("asks for the language that is configured", async () => {
    await list(
      serving(() => []),
      {},
      { configuration: { ...configuration, language: "zh-cn" } },
    );
    expect(cloud?.received[0]?.headers["x-language"]).toBe("zh-cn");
    expect(cloud?.received[0]?.headers.authorization).toContain("x-language");
  });

  it.each(["2026-01-01T08:00:00+08:00", "2026-01-01T08:00:00+0800", "2026-01-01T00:00:00.000Z"])(
    "takes %s",
    async (startTime) => {
      await list(
        serving(() => []),
        { startTime },
      );
      expect(cloud?.received[0]?.query.get("start_time")).toBe("2026-01-01T00:00:00+0000");
    },
  );

  it("gets the pages after the first at once", async () => {
    const result = await list(
      serving(() => files(700)),
      { endTime: "2026-01-30T23:59:59Z" },
    );
    expect(ids(result)).toEqual(files(700).map(({ id }) => id));
    expect(result.totalCount).toBe(700);
    expect(result.requestIds).toHaveLength(7);
    expect(new Set(result.requestIds).size).toBe(7);
  });

  it("goes on by the rows received when the server's pages are short", async () => {
    const result = await list(
      serving(() => files(300), 37),
      { endTime: "2026-01-30T00:00:00Z" },
    );
    expect(ids(result)).toEqual(files(300).map(({ id }) => id));
    expect(result.requestIds).toHaveLength(cloud?.received.length ?? 0);
  });

  it("sees files that appear while it lists", async () => {
    let count = 150;
    const growing = (request: Received) => {
      count = Math.min(500, count + 200);
      return serving(() => files(count))(request);
    };
    const result = await list(growing, {
      endTime: "2026-01-30T00:00:00Z",
    });
    expect(ids(result)).toEqual(files(500).map(({ id }) => id));
  });

  it.each([{ audit_logs: null, total_count: 0 }, { audit_logs: null }, { total_count: 0 }])(
    "takes %j for an empty list",
    async (body) => {
      expect(await list(() => ({ body }))).toMatchObject({ auditLogs: [], totalCount: 0, requestIds: ["request-1"] });
    },
  );

  it("fills what a file lacks, and sorts what has no time to the front", async () => {
    const body = { audit_logs: [{ ...file(1) }, { id: "b" }, { id: "a", size: null }], total_count: 3 };
    const result = await list(() => ({ body }));
    expect(ids(result)).toEqual(["a", "b", "file-00001"]);
    expect(result.auditLogs[0]).toEqual({ id: "a", name: "", size: 0, beginTime: "", endTime: "" });
  });

  it("sorts by begin time across offsets, then by id", async () => {
    const at = (id: string, begin_time: string) => ({ ...file(0), id, begin_time });
    const rows = [
      at("c", "2026-01-01T09:00:00+0800"),
      at("b", "2026-01-01T03:00:00+0200"),
      at("a", "2026-01-01T05:00:00+0000"),
      at("d", "2025-12-31T20:00:00-0400"),
    ];
    expect(ids(await list(() => ({ body: { audit_logs: rows, total_count: 4 } })))).toEqual(["d", "b", "c", "a"]);
  });

  it("fails when the server repeats a page", async () => {
    const repeating = () => ({ body: { audit_logs: files(100), total_count: 250 } });
    await expect(list(repeating)).rejects.toThrow(
      `Huawei Cloud TaurusDB: could not list the audit logs of instance ${instanceId}: the page from row 100 only repeats`,
    );
  });

  const shortPages = ({ query }: Received) => ({
    body: { audit_logs: query.get("offset") === "0" ? files(100) : [], total_count: 120 },
  });

  it("fails when the server counts more than it lists, also when it is asked once more", async () => {
    await expect(list(shortPages)).rejects.toThrow(
      `Huawei Cloud TaurusDB: could not list the audit logs of instance ${instanceId}: 120 were announced, but 100 arrived, ` +
        "also when the list was read once more. Run the command again",
    );
    expect(cloud?.received.map(({ query }) => query.get("offset"))).toEqual(["0", "100", "0", "100"]);
  });

  it("has all when it is asked once more", async () => {
    const flaky = (request: Received) =>
      (cloud?.received.length ?? 0) <= 2 ? shortPages(request) : serving(() => files(120))(request);
    const result = await list(flaky, { endTime: "2026-01-30T00:00:00Z" });
    expect(ids(result)).toEqual(files(120).map(({ id }) => id));
  });

  it("believes the page that announced the most", async () => {
    const fewer = ({ query }: Received) => {
      const first = query.get("offset") === "0";
      return { body: { audit_logs: first ? files(100) : [], total_count: first ? 120 : 0 } };
    };
    await expect(list(fewer)).rejects.toThrow("120 were announced, but 100 arrived");
  });

  it("does not take one page for empty for which rows are counted", async () => {
    const none = () => ({ body: { audit_logs: [], total_count: 120 } });
    await expect(list(none, { offset: 100, limit: 50 })).rejects.toThrow("20 were announced, but 0 arrived");
    expect(cloud?.received).toHaveLength(2);
    await cloud?.close();
    expect((await list(none, { offset: 120, limit: 50 })).auditLogs).toEqual([]);
  });
});

describe("offset and limit", () => {
  it.each([
    [{ offset: 20, limit: 7 }, { offset: "20", limit: "7" }, 7],
    [{ offset: 20 }, { offset: "20", limit: "10" }, 10],
    [{ limit: 100 }, { offset: "0", limit: "100" }, 100],
    [{ offset: 0, limit: 1 }, { offset: "0", limit: "1" }, 1],
  ])("%j is exactly one call, with the server's count", async (given, sent, rows) => {
    const thirtyDays = { endTime: "2026-01-31T00:00:00Z" };
    const result = await list(
      serving(() => files(300)),
      { ...thirtyDays, ...given },
    );
    expect(cloud?.received).toHaveLength(1);
    expect(Object.fromEntries(cloud?.received[0]?.query ?? [])).toMatchObject(sent);
    expect(result.auditLogs).toHaveLength(rows);
    expect(result.totalCount).toBe(300);
    expect(result.requestIds).toEqual(["request-1"]);
  });

  it("leaves a page as the server orders it", async () => {
    const rows = [file(3), file(1), file(2)];
    const result = await list(() => ({ body: { audit_logs: rows, total_count: 9 } }), { limit: 3 });
    expect(ids(result)).toEqual(rows.map(({ id }) => id));
  });
});

describe("answers that are none", () => {
  it.each([
    ["an empty body", "", "the answer is empty"],
    ["text", "hello", "the answer is not JSON"],
    ["a list", "[]", "not an object"],
    ["rows without an id", '{"audit_logs":[{"name":"x"}]}', "an audit log has no id"],
    ["no rows but text", '{"audit_logs":"x"}', "audit_logs is not a list"],
    ["no member of a listing", "{}", "the answer has no audit_logs"],
    ["members of something else", '{"status":"ok"}', "the answer has no audit_logs"],
    ["a size that is none", '{"audit_logs":[{"id":"a","size":"big"}]}', "the size of audit log a is not a number"],
    ["a count that is none", '{"total_count":-1}', "total_count is not a number of rows"],
  ])("%s fails, and is never an empty list", async (_, body, detail) => {
    await expect(list(() => ({ body }), {}, { timeout: "200ms" })).rejects.toThrow(detail);
  });

  it("a redirect fails and is not followed", async () => {
    const redirect = () => ({ status: 302, headers: { location: "/elsewhere" }, body: "" });
    await expect(list(redirect)).rejects.toThrow("HTTP 302");
    expect(cloud?.received).toHaveLength(1);
  });
});
