import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import type { AuditRecordList } from "../../../../provider/kinds/databases/get-audit-records";
import { findDataSource } from "../../../../provider/registry";
import { openStage, rejection, type Stage } from "../../stage";

const source = findDataSource("getAuditRecords", "tencent");
const { databases, region } = seed.tencent;
type Engine = keyof typeof databases;
const engines = Object.keys(databases) as readonly Engine[];
const dayMs = 86_400_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

interface Row {
  readonly at: number;
  readonly [member: string]: unknown;
}

const audited = (engine: Engine, rows: readonly Row[], more: object = {}) =>
  stage.emulator.control.putDatabase({ id: databases[engine], engine, auditing: {}, rows: [...rows], ...more });

function list(engine: Engine, days: number, more: object = {}): Promise<AuditRecordList> {
  const endTime = new Date(stage.now());
  const startTime = new Date(stage.now() - days * dayMs);
  const where = { cloud: "tencent", region, engine, instanceId: databases[engine], startTime, endTime };
  return source.run(stage.session(), { ...where, ...more }) as Promise<AuditRecordList>;
}

const spread = (count: number, days: number): Row[] => {
  const from = stage.now() - days * dayMs;
  return Array.from({ length: count }, (_, n) => ({
    at: from + 1000 + Math.floor((n * (days * dayMs - 2000)) / count),
  }));
};
const parametersOf = (action: string) =>
  stage
    .calls()
    .filter((call) => call.action === action)
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>);

describe.each(engines)("records of %s", (engine) => {
  it("are listed once each, oldest first, although pages repeat rows and leave others out; no digit is lost", async () => {
    audited(engine, spread(330, 20), { unstablePages: true });
    const { records, requestIds } = await list(engine, 20);
    const serials = records.map(({ raw }) => JSON.stringify(raw)).map((text) => /9007199254\d+/.exec(text)?.[0]);
    // MariaDB and TDSQL show what the proxy received, and what the database ran.
    const copies = ["mariadb", "dcdb"].includes(engine) ? 2 : 1;
    expect(records).toHaveLength(330 * copies);
    expect(new Set(serials).size).toBe(330);
    expect([...serials].sort().at(0)).toBe("9007199254740993");
    expect(records.map(({ time }) => time)).toEqual(records.map(({ time }) => time).sort());
    expect(requestIds.length).toBeGreaterThan(3);
    expect(stage.warnings).toEqual([]);
  });

  it("have one form, and the vendor's own", async () => {
    const at = Math.floor(stage.now() / 1000) * 1000 - 60_000;
    audited(engine, [{ at, statement: "drop table orders", user: "eve", host: "10.9.9.9", operation: "DROP" }]);
    const [record] = (await list(engine, 1)).records;
    expect(record).toMatchObject({
      time: new Date(at).toISOString(),
      ...{ statement: "drop table orders", operation: "DROP", host: "10.9.9.9", user: "eve" },
    });
    expect(record?.raw).toHaveProperty("Timestamp");
  });

  it("that are none are told with the reason where nothing is audited", async () => {
    expect((await list(engine, 1)).records).toEqual([]);
    expect(stage.warnings.join()).toContain(`because auditing of ${engine} instance ${databases[engine]}`);
    expect(stage.warnings.join()).toContain("does not mean that nothing was run");
    stage.warnings.length = 0;
    audited(engine, []);
    expect((await list(engine, 1)).records).toEqual([]);
    expect(stage.warnings).toEqual([]);
  });

  it("are asked for in windows of a week at most, without a gap, and no write is sent", async () => {
    audited(engine, spread(10, 30));
    stage.calls();
    await list(engine, 30);
    const calls = stage.calls();
    expect(calls.filter(({ writes }) => writes)).toEqual([]);
    const bodies = calls.map(({ body }) => JSON.parse(body) as { StartTime: string; EndTime: string });
    const utc = (text: string) => Date.parse(`${text.replace(" ", "T")}+08:00`);
    const windows = [...new Set(bodies.map(({ StartTime, EndTime }) => `${utc(StartTime)} ${utc(EndTime)}`))].map(
      (text) => text.split(" ").map(Number),
    );
    windows.sort(([a = 0], [b = 0]) => a - b);
    expect(windows.every(([start = 0, end = 0]) => end - start <= 7 * dayMs)).toBe(true);
    expect(windows.slice(1).map(([start]) => start)).toEqual(windows.slice(0, -1).map(([, end]) => end));
    expect((windows.at(-1)?.[1] ?? 0) - (windows[0]?.[0] ?? 0)).toBeGreaterThanOrEqual(30 * dayMs);
  });

  it("stop when there are enough", async () => {
    audited(engine, spread(400, 5));
    stage.calls();
    expect((await list(engine, 5, { maxResults: 7 })).records).toHaveLength(7);
    expect(stage.calls().length).toBeLessThanOrEqual(2);
  });
});

/** What each engine is asked, as the program says it and as the wire has it. */
const filters: Readonly<Record<Engine, { given: object; sent: object; action: string }>> = {
  cdb: {
    given: { logFilter: [{ type: "sqlType", compare: "EQS", value: ["DROP"] }] },
    sent: { LogFilter: [{ Type: "sqlType", Compare: "EQS", Value: ["DROP"] }], Order: "ASC", OrderBy: "timestamp" },
    action: "DescribeAuditLogs",
  },
  cynosdb: {
    given: { logFilter: [{ type: "sql", compare: "WINC", value: ["drop"] }] },
    sent: { LogFilter: [{ Type: "sql", Compare: "WINC", Value: ["drop"] }] },
    action: "DescribeAuditLogs",
  },
  postgres: {
    given: { filter: { sqlType: ["DROP"], dbName: ["shop"] } },
    sent: { Filter: { SqlType: ["DROP"], DBName: ["shop"] }, Product: "postgres" },
    action: "DescribeAuditLogs",
  },
  mongodb: {
    given: { filter: { atype: ["DROP"] } },
    sent: { Filter: { Atype: ["DROP"] } },
    action: "DescribeAuditLogs",
  },
  mariadb: {
    given: { filter: { user: ["eve"] }, logType: "DB" },
    sent: { Filter: { User: ["eve"] }, LogType: "DB", Product: "mariadb", SortBy: "Timestamp", OrderBy: "ASC" },
    action: "DescribeDBAuditLogs",
  },
  dcdb: {
    given: { filter: { user: ["eve"] }, logType: "Proxy", clusterId: "cluster-1" },
    sent: { Filter: { User: ["eve"] }, LogType: "Proxy", ClusterId: "cluster-1", Product: "dcdb" },
    action: "DescribeDBAuditLogs",
  },
  redis: {
    given: { logFilter: [{ type: "CommandType", compare: "EQS", value: ["DROP"] }] },
    sent: { LogFilter: [{ Type: "CommandType", Compare: "EQS", Value: ["DROP"] }], LogType: "auditLog" },
    action: "DescribeLogs",
  },
  sqlserver: {
    given: { logFilter: [{ type: "sqlType", compare: "EQS", value: ["DROP"] }] },
    sent: { LogFilter: [{ Type: "sqlType", Compare: "EQS", Value: ["DROP"] }], LogType: "auditLog" },
    action: "DescribeLogs",
  },
};

describe("filters", () => {
  it.each(engines)("of %s choose records", async (engine) => {
    const [first, ...rest] = spread(5, 1);
    audited(engine, [{ ...first, at: first?.at ?? 0, operation: "DROP", user: "eve", statement: "drop it" }, ...rest]);
    stage.calls();
    const { given, sent, action } = filters[engine];
    const { records } = await list(engine, 1, given);
    expect(records.map(({ user }) => user)).toEqual(["eve"]);
    expect(parametersOf(action)[0]).toMatchObject(sent);
  });

  it.each([
    ["cdb", { filter: { user: ["a"] } }, "filter is not for TencentDB for MySQL, which takes logFilter"],
    ["postgres", { logFilter: [{ type: "sql", compare: "INC", value: ["a"] }] }, "logFilter is not for TencentDB"],
    ["cdb", { logFilter: [{ type: "sqll", compare: "INC", value: ["a"] }] }, "logFilter[0].type must be one of sql,"],
    ["cdb", { logFilter: [{ type: "sql", compare: "EQS", value: ["a"] }] }, "logFilter[0].compare must be one of INC"],
    ["cdb", { logFilter: [{ type: "execTime", compare: "RA", value: ["9"] }] }, "must be ranges such as 100-200"],
    ["mongodb", { filter: { dbName: ["a"] } }, "filter.dbName is not for TencentDB for MongoDB, which takes host,"],
    ["mongodb", { filter: { hosts: ["a"] } }, "filter.hosts"],
    ["cdb", { logType: "DB" }, "logType is for mariadb, dcdb only; remove it"],
    ["mariadb", { clusterId: "c" }, "clusterId is for dcdb only; remove it"],
    ["cdb", { utcOffset: "8" }, "utcOffset must be an offset such as +08:00"],
    ["cdb", { endTime: "2020-01-01T00:00:00Z" }, "endTime must be later than startTime"],
  ] as const)("of another engine are refused before any call: %s %o", async (engine, given, reason) => {
    stage.calls();
    expect((await rejection(list(engine, 1, given))).message).toContain(reason);
    expect(stage.calls()).toEqual([]);
  });
});

describe("what is told of a listing that fails", () => {
  it("by a record that cannot be read does not show the record", async () => {
    audited("cdb", spread(3, 1));
    const body = JSON.stringify({ Response: { TotalCount: 1, Items: [{ Sql: "the secret" }], RequestId: "r" } });
    stage.emulator.control.fault({ cloud: "tencent", action: "DescribeAuditLogs", kind: "garbage", times: -1, body });
    const { message } = await rejection(list("cdb", 1));
    expect(message).toContain("a record has no time that can be read");
    expect(message).not.toContain("the secret");
  });

  it("names the permission, and whether auditing is off is not needed to know", async () => {
    stage.emulator.control.fault({ cloud: "tencent", action: "DescribeAuditLogs", kind: "denied", times: -1 });
    expect((await rejection(list("cdb", 1))).message).toContain("cdb:DescribeAuditLogs");
    stage.emulator.control.clearFaults();
    stage.emulator.control.fault({ cloud: "tencent", action: "DescribeAuditInstanceList", kind: "denied", times: -1 });
    expect((await list("cdb", 1)).records).toEqual([]);
    expect(stage.warnings.join()).toContain("Whether it is audited is not known: ");
  });

  it("of an instance that there is not says so", async () => {
    const { message } = await rejection(list("cdb", 1, { instanceId: "cdb-missing1" }));
    expect(message).toContain("ResourceNotFundError");
  });
});

it("times are those of the offset that is given", async () => {
  const at = Math.floor(stage.now() / 1000) * 1000 - 60_000;
  audited("cdb", [{ at }]);
  stage.calls();
  const { records } = await list("cdb", 1, { utcOffset: "+00:00" });
  // The emulator's clock is Beijing's, so it shows nothing of a span eight hours before.
  expect(records).toEqual([]);
  const sent = parametersOf("DescribeAuditLogs")[0] as { EndTime: string };
  expect(Date.parse(`${sent.EndTime.replace(" ", "T")}Z`)).toBe(Math.ceil(stage.now() / 1000) * 1000);
});
