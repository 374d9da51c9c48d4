import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import type { AuditRecordList } from "../../../../provider/kinds/databases/get-audit-records";
import { findDataSource } from "../../../../provider/registry";
import { openStage, rejection, type Stage } from "../../stage";

const source = findDataSource("getAuditRecords", "alibaba");
const { databases, region } = seed.alibaba;
type Engine = keyof typeof databases;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The call of an engine, and the hours that a test of many windows looks back. */
const engines: Readonly<Record<Engine, { readonly action: string; readonly hours: number; readonly windows: number }>> =
  {
    rds: { action: "GetDasSQLLogHotData", hours: 72, windows: 3 },
    polardb: { action: "GetDasSQLLogHotData", hours: 72, windows: 3 },
    mongodb: { action: "DescribeAuditRecords", hours: 72, windows: 3 },
    redis: { action: "DescribeAuditRecords", hours: 1, windows: 6 },
  };
const table = Object.entries(engines) as [Engine, (typeof engines)[Engine]][];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.calls();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const audited = (engine: Engine, rows: readonly { at: number }[], more: object = {}) =>
  stage.emulator.control.putAlibabaDatabase({ id: databases[engine], auditing: {}, rows: [...rows], ...more });

function list(engine: Engine, hours: number, more: object = {}): Promise<AuditRecordList> {
  const now = Math.floor(stage.now() / 1000) * 1000;
  const [startTime, endTime] = [new Date(now - hours * hourMs), new Date(now)];
  const child = engine === "polardb" ? { childInstanceIds: "pi-1,pi-2" } : {};
  const where = { cloud: "alibaba", region, engine, instanceId: databases[engine], startTime, endTime, ...child };
  return source.run(stage.session(), { ...where, ...more }) as Promise<AuditRecordList>;
}

const spread = (count: number, hours: number) => {
  const from = stage.now() - hours * hourMs;
  return Array.from({ length: count }, (_, n) => ({
    at: from + 1000 + Math.floor((n * (hours * hourMs - 2000)) / count),
  }));
};

describe.each(table)("records of %s on alibaba", (engine, { action, hours, windows }) => {
  it("are listed once each, oldest first, although pages repeat rows and leave others out", async () => {
    audited(engine, spread(700, hours), { unstablePages: true });
    const { records, requestIds } = await list(engine, hours);
    expect(records).toHaveLength(700);
    expect(new Set(records.map(({ raw }) => JSON.stringify(raw))).size).toBe(700);
    expect(records.map(({ time }) => time)).toEqual(records.map(({ time }) => time).sort());
    expect(requestIds.length).toBeGreaterThanOrEqual(windows);
    expect(requestIds.every((id) => id !== "")).toBe(true);
    expect(stage.warnings).toEqual([]);
  });

  it("are asked for in windows that the service takes", async () => {
    audited(engine, spread(3, hours));
    await list(engine, hours);
    expect(stage.calls().filter((call) => call.action === action && call.status === 200)).toHaveLength(windows);
  });

  it("have one form, and the vendor's own", async () => {
    const at = Math.floor(stage.now() / 1000) * 1000 - 60_000;
    audited(engine, [{ at, ...{ statement: "drop table orders", user: "eve", host: "10.9.9.9", database: "shop" } }]);
    const [record] = (await list(engine, 1)).records;
    expect(record).toMatchObject({
      time: new Date(at).toISOString(),
      ...{ statement: "drop table orders", user: "eve", host: "10.9.9.9", database: "shop" },
    });
    expect(record?.errorCode).toBeUndefined();
    expect(record?.raw).toHaveProperty("ExecuteTime");
  });

  it("are filtered by the service", async () => {
    const at = stage.now() - 60_000;
    const row = (user: string, statement: string) => ({ at, user, statement });
    audited(engine, [row("eve", "drop a"), row("root", "drop b"), row("eve", "select c")]);
    const { records } = await list(engine, 1, { user: "eve", keywords: ["drop"] });
    expect(records.map(({ statement }) => statement)).toEqual(["drop a"]);
  });

  it("stop when there are enough", async () => {
    audited(engine, spread(200, 1));
    expect((await list(engine, 1, { maxResults: 7 })).records).toHaveLength(7);
  });

  it("that are none are told with the reason where nothing is audited", async () => {
    expect((await list(engine, 1)).records).toEqual([]);
    expect(stage.warnings.join()).toContain(`because auditing of ${engine} instance ${databases[engine]}`);
    audited(engine, []);
    stage.warnings.length = 0;
    expect((await list(engine, 1)).records).toEqual([]);
    expect(stage.warnings).toEqual([]);
  });
});

describe("a span that the fast storage does not keep", () => {
  it.each(["rds", "polardb"] as const)("is refused on %s, with the reason and before a call", async (engine) => {
    const error = await rejection(list(engine, 8 * 24));
    expect(error.message).toContain("startTime must be at most 7 days ago");
    expect(error.message).toContain("its fast storage keeps no more");
    expect(stage.calls()).toEqual([]);
  });

  it("that reaches back to its very end is asked for without what was dropped meanwhile", async () => {
    audited("rds", [{ at: stage.now() - 6 * dayMs }]);
    expect((await list("rds", 7 * 24)).records).toHaveLength(1);
  });

  it("is asked for on MongoDB, which keeps as long as its policy says", async () => {
    audited("mongodb", [{ at: stage.now() - 20 * dayMs }]);
    expect((await list("mongodb", 30 * 24)).records).toHaveLength(1);
  });
});

it("ten thousand rows a window are not passed: a window of more is halved", async () => {
  audited("rds", spread(25_000, 20));
  const { records } = await list("rds", 24);
  expect(records).toHaveLength(25_000);
  const pages = stage.calls().map(({ body }) => new URLSearchParams(body));
  const rows = pages.map((sent) => Number(sent.get("PageNumbers")) * Number(sent.get("MaxRecordsPerPage")));
  expect(Math.max(...rows)).toBeLessThanOrEqual(10_000);
});

describe("arguments of one engine", () => {
  it.each([
    ["polardb", { childInstanceIds: undefined }, "childInstanceIds is required on polardb"],
    ["rds", { childInstanceIds: "pi-1" }, "childInstanceIds is for polardb only; remove it"],
    ["rds", { nodeId: "n-1" }, "nodeId is for mongodb, redis only; remove it"],
    ["mongodb", { host: "10.0.0.1" }, "host is for rds, polardb, redis only; remove it"],
    ["redis", { sqlType: "select" }, "sqlType is for rds, polardb only; remove it"],
    ["redis", { keywords: ["a", "b"] }, "keywords must be one word on redis, but there are 2"],
    ["redis", { logicalOperator: "or" }, "logicalOperator is for rds, polardb, mongodb only; remove it"],
  ] as const)("%s, %j: %s", async (engine, more, expected) => {
    const error = await rejection(list(engine, 1, more));
    expect(error.message).toContain(expected);
    expect(stage.calls()).toEqual([]);
  });
});
