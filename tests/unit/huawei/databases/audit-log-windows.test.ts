import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Answer, Received } from "../local-cloud";
import { closesClouds, cloud, file, files, ids, list, ninetyDays, serving, year } from "./log-server";

closesClouds();

describe("several windows", () => {
  it("cuts 90 days into windows of 30 days less a second, each beginning where the last ended", async () => {
    const all = files(90 * 24 + 1);
    const result = await list(
      serving(() => all),
      ninetyDays,
    );
    const windows = [
      ...new Set(cloud?.received.map(({ query }) => `${query.get("start_time")} ${query.get("end_time")}`)),
    ];
    expect(windows.sort()).toEqual([
      "2026-01-01T00:00:00+0000 2026-01-30T23:59:59+0000",
      "2026-01-30T23:59:59+0000 2026-03-01T23:59:58+0000",
      "2026-03-01T23:59:58+0000 2026-03-31T23:59:57+0000",
      "2026-03-31T23:59:57+0000 2026-04-01T00:00:00+0000",
    ]);
    expect(ids(result)).toEqual(all.map(({ id }) => id));
    expect(result.totalCount).toBe(all.length);
    expect(result.requestIds).toHaveLength(cloud?.received.length ?? 0);
  });

  it("lists a file once that two windows have", async () => {
    const longest = { ...file(0), id: "on-the-boundary" };
    const everywhere = () => ({ body: { audit_logs: [longest], total_count: 1 } });
    const result = await list(everywhere, ninetyDays);
    expect(result).toMatchObject({ totalCount: 1, auditLogs: [{ id: "on-the-boundary" }] });
    expect(result.requestIds).toHaveLength(4);
  });

  it("asks for 30 days at once", async () => {
    await list(
      serving(() => []),
      { endTime: "2026-01-31T00:00:00Z" },
    );
    expect(cloud?.received).toHaveLength(1);
  });

  it("keeps no more than sixteen calls under way", async () => {
    const slow = async (request: Received) => {
      await setTimeout(15);
      return serving(() => files(6000))(request);
    };
    expect((await list(slow, year)).totalCount).toBe(6000);
    const most = cloud?.mostAtOnce() ?? 0;
    // A busy machine begins some of them after others have ended.
    expect(most).toBeGreaterThan(4);
    expect(most).toBeLessThanOrEqual(16);
  });

  it("ends the other calls when one fails", async () => {
    const failing = async ({ query }: Received): Promise<Answer> => {
      if (query.get("start_time")?.startsWith("2026-01-01"))
        return { status: 403, body: { error_code: "PAP5.0056", error_msg: "User does not have permission" } };
      await setTimeout(30);
      return { status: 503 };
    };
    await expect(list(failing, year)).rejects.toThrow("gaussdbformysql:auditlog:list");
    // What was sent by then arrives.
    await setTimeout(300);
    const before = cloud?.received.length;
    await setTimeout(400);
    expect(cloud?.received.length).toBe(before);
    expect(before).toBeLessThanOrEqual(16);
  });
});

describe("maxResults", () => {
  it("asks for no more than it needs, one window after the other", async () => {
    const result = await list(
      serving(() => files(90 * 24)),
      { ...ninetyDays, maxResults: 130 },
    );
    expect(ids(result)).toEqual(files(130).map(({ id }) => id));
    expect(result.totalCount).toBe(130);
    expect(cloud?.received.map(({ query }) => [query.get("offset"), query.get("limit")])).toEqual([
      ["0", "100"],
      ["100", "30"],
    ]);
  });

  it("goes on to the next window for the rest", async () => {
    const result = await list(
      serving(() => files(90 * 24)),
      { ...ninetyDays, maxResults: 800 },
    );
    expect(ids(result)).toEqual(files(800).map(({ id }) => id));
  });

  it("gives all when there are fewer", async () => {
    expect(
      (
        await list(
          serving(() => files(5)),
          { maxResults: 800 },
        )
      ).totalCount,
    ).toBe(5);
  });
});

it("a year has its order however late each page answers", async () => {
  const all = files(8760);
  const late = async (request: Received) => {
    await setTimeout(Number(request.query.get("offset")) % 300 === 0 ? 20 : 0);
    return serving(() => all)(request);
  };
  expect(ids(await list(late, year))).toEqual(all.map(({ id }) => id));
});
