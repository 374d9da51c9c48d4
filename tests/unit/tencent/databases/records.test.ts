import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Engine } from "../../../../provider/clouds/tencent/databases/engines";
import { recordDialects } from "../../../../provider/clouds/tencent/databases/records/dialects";
import { filtersToWire } from "../../../../provider/clouds/tencent/databases/records/filters";
import { pageFromWire } from "../../../../provider/clouds/tencent/databases/records/record-wire";
import { timeFromWire, timeToWire } from "../../../../provider/clouds/tencent/databases/wall-time";
import { parseJsonObject } from "../../../../provider/http/json";

interface Recorded {
  readonly name: string;
  readonly input: { readonly service: string; readonly action: string };
  readonly request: { readonly body: string };
  readonly responses: readonly { readonly body: string }[];
}

const file = join(__dirname, "..", "..", "..", "vectors", "tencent-databases.json");
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: readonly Recorded[] };
const queries = cases.filter(({ input }) => /^Describe(DBAudit|Audit|)Logs$/.test(input.action));

function answered({ name, input, responses }: Recorded) {
  const engine = (input.service === "dbbrain" ? "dcdb" : input.service) as Engine;
  const member = input.service === "dbbrain" ? "DBLogs" : "Items";
  const { Response: answer } = parseJsonObject(responses.at(-1)?.body ?? "");
  expect(recordDialects[engine].action, name).toBe(input.action);
  return pageFromWire(engine, member, "+08:00", answer as Record<string, unknown>);
}

describe("answers that the vendor's SDKs were given", () => {
  it("are all here", () => expect(queries.map(({ name }) => name)).toHaveLength(9));

  it.each(queries.map((one) => [one.name, one] as const))("%s is read", (name, one) => {
    const { rows, total } = answered(one);
    expect(total === undefined || total >= rows.length, name).toBe(true);
    for (const row of rows) {
      expect(row.time).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(row.statement).toBeTruthy();
    }
  });

  it("lose no digit of a number above 2^53", () => {
    const [mysql, brain] = ["cdb-logs", "dbbrain-logs-db-dcdb"].map((name) => queries.find((one) => one.name === name));
    expect(mysql && answered(mysql).rows[0]).toMatchObject({
      ...{ time: "2026-06-18T09:50:05.104Z", statement: "INSERT INTO `test_db` values('张三',0)", operation: "INSERT" },
      ...{ user: "root", host: "100.122.76.176", database: "wyang", raw: { TrxId: "9007199254740993" } },
    });
    expect(brain && answered(brain).rows[0]?.raw).toMatchObject({ SqlStartTimeNs: "1791627579927490123" });
  });
});

describe("filters", () => {
  it("are written as the vendor's SDK writes them", () => {
    const filtered = queries.find(({ name }) => name === "cynosdb-logs-filtered")?.request.body ?? "{}";
    const { LogFilter } = JSON.parse(filtered) as { LogFilter: { Type: string; Compare: "EQS"; Value: string[] }[] };
    const logFilter = LogFilter.map(({ Type, Compare, Value }) => ({ type: Type, compare: Compare, value: Value }));
    expect(filtersToWire({ engine: "cynosdb", logFilter })).toEqual({ LogFilter, Filter: undefined });
    const brain = cases.find(({ name }) => name === "dbbrain-file-create")?.request.body ?? "{}";
    const filter = {
      host: ["%", "127.0.0.1"],
      dbName: ["db"],
      user: ["tf_test"],
      sentRows: 1,
      affectRows: 1,
      execTime: 1,
    };
    expect(filtersToWire({ engine: "dcdb", filter }).Filter).toEqual((JSON.parse(brain) as { Filter: object }).Filter);
  });
});

describe("times without a zone", () => {
  it.each([
    ["2026-06-18 17:50:05.104", "+08:00", "2026-06-18T09:50:05.104Z"],
    ["2026-06-18 17:50:05", "-03:30", "2026-06-18T21:20:05.000Z"],
    [1786692264000, "+08:00", "2026-08-14T07:24:24.000Z"],
    ["1786692264000", "+08:00", "2026-08-14T07:24:24.000Z"],
  ])("%s at %s is %s", (wire, offset, read) => expect(timeFromWire(wire, offset)).toBe(read));

  it.each([null, "", "soon", "2026-02-30 08:00:00", 1e300, {}])("%s is none", (wire) =>
    expect(() => timeFromWire(wire, "+08:00")).toThrow("no time that can be read"),
  );

  it("are written by the offset", () => {
    expect(timeToWire(Date.parse("2026-06-17T16:00:00Z"), "+08:00")).toBe("2026-06-18 00:00:00");
    expect(timeToWire(Date.parse("2026-06-18T03:30:00Z"), "-03:30")).toBe("2026-06-18 00:00:00");
  });
});
