import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { questions, sqlOf } from "../../../cli/lake/query/questions";
import { exportGenerated, historyOf } from "../../../tools/bench/lake/lake.mts";
import { inProject } from "../../../tools/setup/project.mjs";
import { undeclaredIn } from "../../report-schemas";
import { runCommand } from "./command";
import { type DatasetRow, datasetRows } from "./dataset-rows";

let parent: string;
let folder: string;
let rows: DatasetRow[];
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "access-audit-query-"));
  folder = join(parent, "it's a lake");
  await exportGenerated(folder, historyOf(20_000, 30));
  rows = await datasetRows(folder);
});
afterAll(() => rmSync(parent, { recursive: true }));

const query = (...args: string[]) => runCommand("query", {}, "--dataset", folder, ...args);
async function answer(...args: string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await query("--json", ...args);
  const lines = stdout.split("\n").filter((line) => line !== "");
  for (const line of lines.slice(0, 5)) expect(undeclaredIn("query", line)).toEqual([]);
  return lines.map((line) => JSON.parse(line));
}
const text = (value: unknown) => String(value ?? "");

describe("the ready questions, against the rows themselves", () => {
  it("has the events that were generated", () => {
    expect(rows).toHaveLength(20_000);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(20_000);
  });

  it("who switched auditing off", async () => {
    const found = await answer("switched-off");
    const expected = rows.filter(({ name }) => name === "StopLogging" || name === "DeleteTrail");
    expect(expected.length).toBeGreaterThan(100);
    expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    const times = found.map(({ time }) => text(time));
    expect(times).toEqual(times.toSorted());
  });

  it("who touched a bucket", async () => {
    const found = await answer("touched", "--set", "resource=archive-7");
    const own = rows.filter(({ resource_name }) => resource_name === "archive-7");
    expect(found.reduce((sum, { calls }) => sum + Number(calls), 0)).toBe(own.length);
    const [most] = found;
    const same = own.filter(({ actor, name }) => actor === most?.actor && name === most?.name);
    expect(most).toMatchObject({
      calls: same.length,
      failed: same.filter(({ error_code }) => typeof error_code === "string").length,
      last_time: same
        .map(({ time }) => text(time))
        .sort()
        .at(-1),
    });
  });

  it("failed calls by address", async () => {
    const found = await answer("failed-by-address");
    const failed = rows.filter(({ error_code }) => typeof error_code === "string");
    expect(found.reduce((sum, one) => sum + Number(one.failed), 0)).toBe(failed.length);
    const own = failed.filter(({ source_address }) => source_address === found[0]?.source_address);
    expect(found[0]).toMatchObject({ failed: own.length, actors: new Set(own.map(({ actor }) => actor)).size });
  });

  it("one actor's day, whose name has a quote", async () => {
    const [one] = rows.filter(({ actor }) => actor === "O'Hara");
    const day = String(one?.date);
    const found = await answer("actor-day", "--set", "actor=O'Hara", `date=${day}`);
    const own = rows.filter(({ actor, date }) => actor === "O'Hara" && date === day);
    expect(found.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
  });

  it("gaps in recording", async () => {
    const times = rows.map(({ time_ms }) => Number(time_ms)).sort((a, b) => a - b);
    const gaps = times.flatMap((ms, index) =>
      index > 0 && ms - (times[index - 1] ?? 0) >= 6 * 3_600_000 ? [ms - (times[index - 1] ?? 0)] : [],
    );
    expect(gaps.length).toBeGreaterThan(2);
    expect((await answer("gaps", "--set", "hours=6")).map(({ gap_ms }) => gap_ms)).toEqual(
      gaps.toSorted((a, b) => b - a),
    );
    expect(await answer("gaps", "--set", "hours=99")).toEqual([]);
  });
});

describe("access-audit query", () => {
  it("runs any SQL, and prints a table, CSV or JSON", async () => {
    const sql = "select cloud, count(*) as events, max(time_ms) as last from events group by cloud";
    const last = Math.max(...rows.map(({ time_ms }) => Number(time_ms)));
    expect((await query(sql)).stdout).toBe(
      `cloud    events  last\n-------  ------  -------------\nalibaba  20000   ${last}\n1 rows\n`,
    );
    expect((await query(sql, "--format", "csv")).stdout).toBe(
      `"cloud","events","last"\r\n"alibaba","20000","${last}"\r\n`,
    );
    expect(await answer(sql)).toEqual([{ cloud: "alibaba", events: 20_000, last }]);
    const big = await answer(
      "select 9223372036854775807 as big, '=1+1' as formula, null as nothing, event_time from events limit 1",
    );
    expect(big[0]).toMatchObject({
      big: "9223372036854775807",
      nothing: null,
      event_time: expect.stringMatching(/^20\d\d-/),
    });
    expect((await query("select '=1+1' as formula", "--format", "csv")).stdout).toContain(`"'=1+1"`);
  });

  it("shows nothing that drives a terminal", async () => {
    const { stdout } = await query("select 'a' || chr(27) || '[31m' || chr(10) || '::error::' as name");
    expect(stdout).toContain("a [31m ::error::");
    expect(stdout.split("\n")[2]).not.toMatch(/^::/);
  });

  it.each([
    ["select * from read_text('/etc/hostname')", /Permission|disabled|allow/i],
    ["copy events to '/tmp/stolen.csv'", /Permission|disabled|allow/i],
    ["set enable_external_access = true", /lock|cannot|Cannot/],
    ["select nonsense", /nonsense/],
  ])("refuses %s", async (sql, message) => {
    await expect(query(sql)).rejects.toThrow(message);
  });

  it("lists the questions, and prints each as SQL of any engine", async () => {
    const { stdout } = await query("--list");
    for (const name of Object.keys(questions)) expect(stdout).toContain(name);
    expect(Object.keys(questions)).toHaveLength(5);
    const printed = (await query("touched", "--set", "resource=o'clock", "--print-sql")).stdout;
    expect(printed).toContain("resource_name = 'o''clock'");
    expect(await answer(printed.trim().slice(0, -1))).toEqual([]);
  });

  it.each([
    [["touched"], "needs --set resource=<"],
    [["touched", "--set", "bucket=x"], "has no parameter bucket. Its parameters: resource"],
    [["actor-day", "--set", "actor=a", "date=today"], "needs --set date="],
    [["gaps", "--set", "hours"], "--set takes name=value"],
    [["gap"], "the question gap is unknown. These are known: switched-off"],
    [["touched", "--set", "resource=a\\b"], "must not have a backslash"],
    [[], "no question was given"],
  ])("refuses %j with what to do", async (args, message) => {
    await expect(query(...args)).rejects.toThrow(message);
    expect(() => sqlOf("nothing", new Map())).toThrow("is unknown");
  });

  it("answers about a dataset without events, and refuses what is none", async () => {
    const empty = join(parent, "empty");
    mkdirSync(join(empty, "_audit"), { recursive: true });
    for (const question of ["switched-off", "gaps", "failed-by-address"])
      expect((await runCommand("query", {}, "--dataset", empty, "--json", question)).stdout).toBe("");
    writeFileSync(join(parent, "file"), "");
    await expect(runCommand("query", {}, "--dataset", parent, "gaps")).rejects.toThrow("is no dataset");
  });
});

it("without its package, a query names what to install", () => {
  const block = `import{registerHooks}from"node:module";registerHooks({resolve(name,context,next){if(name==="@duckdb/node-api"){const error=new Error("none");error.code="ERR_MODULE_NOT_FOUND";throw error}return next(name,context)}})`;
  const args = [
    "--import",
    `data:text/javascript,${block}`,
    inProject("bin", "access-audit"),
    "query",
    "gaps",
    "--dataset",
    folder,
  ];
  expect(() => execFileSync(process.execPath, args, { encoding: "utf8", stdio: "pipe" })).toThrow(
    /npm install @duckdb\/node-api/,
  );
});
