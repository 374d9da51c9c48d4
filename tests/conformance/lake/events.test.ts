import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { groupBy } from "../../../cli/group-by";
import { type Emulator, seed, startEmulator } from "../../../emulator/index";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import type { AuditEventList } from "../../../provider/kinds/get-audit-events";
import { clouds, runDataSource } from "../../../provider/registry";
import { undeclaredIn } from "../../report-schemas";
import { secretsOf } from "../../secrets";
import { openPipeline } from "../gates/pipeline";
import { runEvents } from "./command";

const listing = clouds.filter(({ events }) => events !== undefined).map(({ name }) => name) as (keyof typeof seed)[];
const regions = listing.map((cloud) => `${cloud}/${seed[cloud].region}`);

const dayMs = 86_400_000;

let emulator: Emulator;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), "access-audit-events-"));
});
beforeEach(() => {
  emulator.control.reset();
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) => runEvents(clientEnvironment(emulator, {}), "--region", ...regions, ...args);
type Row = Readonly<Record<string, unknown>> & { cloud: string; id: string; name: string; time: string };
const rowsOf = (text: string) => text.split("\n").flatMap((line): Row[] => (line === "" ? [] : [JSON.parse(line)]));

it("every cloud that lists events has a history", () => {
  const having = clouds.filter(({ dataSources }) => dataSources.some(({ name }) => name === "getAuditEvents"));
  expect(having.map(({ name }) => name)).toEqual(listing);
  for (const { dataSources } of having)
    expect(dataSources.find(({ name }) => name === "getAuditEvents")?.pages).toBeTypeOf("function");
});

describe("access-audit events", () => {
  it("lists every event of every cloud once, as NDJSON of its schema", async () => {
    const { stdout, stderr, code } = await run("--since", "61d");
    const rows = rowsOf(stdout);
    expect(code, stderr).toBe(0);
    expect(
      Object.fromEntries([...groupBy(rows, ({ cloud }) => cloud)].map(([cloud, own]) => [cloud, own.length])),
    ).toEqual({
      ...{ tencent: 240, alibaba: 240, volcengine: 240 },
      // CTS keeps seven days.
      huawei: 27,
    });
    expect(stderr).toMatch(/huawei \S+: Huawei Cloud lists the events of 7 days, so none before/);
    expect(new Set(rows.map(({ cloud, id }) => `${cloud}/${id}`)).size).toBe(rows.length);
    for (const row of rows.filter((_, index) => index % 50 === 0))
      expect(undeclaredIn("events", JSON.stringify(row))).toEqual([]);
    expect(rows.every(({ account }) => account !== "")).toBe(true);
  });

  it("has the same events as the data source, of a span that is the same", async () => {
    const session = new Session(readSettings({ read: () => undefined }, clientEnvironment(emulator, {})));
    for (const cloud of listing) {
      const span = { startTime: new Date(Date.now() - 5 * dayMs), endTime: new Date(Date.now() - dayMs) };
      const { events } = (await runDataSource("getAuditEvents", session, {
        cloud,
        region: seed[cloud].region,
        ...span,
      })) as AuditEventList;
      const { stdout } = await run(
        "--cloud",
        cloud,
        "--since",
        span.startTime.toISOString(),
        "--until",
        span.endTime.toISOString(),
      );
      const rows = rowsOf(stdout);
      expect(rows.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
      const [event] = events;
      expect(rows.find(({ id }) => id === event?.id)).toMatchObject({ ...event });
    }
  });

  it("has what the filters let through, compared as whole values", async () => {
    const { stdout } = await run("--since", "61d", "--event", "StopLogging", "--resource", "trail-old");
    expect(new Set(rowsOf(stdout).map(({ name }) => name))).toEqual(new Set(["StopLogging"]));
    expect(rowsOf(stdout).length).toBeGreaterThan(50);
    expect((await run("--since", "61d", "--event", "stoplogging")).stdout).toBe("");
  });

  it("writes CSV whose cells are no formulas, and which keeps what was written", async () => {
    const formula = '=HYPERLINK("http://example.com")\n\u202edone';
    emulator.control.putTrail({ Name: formula, OssBucketName: "audit" });
    const file = join(folder, "events.csv");
    const args = ["--cloud", "alibaba", "--since", "1h"];
    const { code, stdout, stderr } = await run(...args, "--output", `csv=${file}`);
    expect([code, stdout], stderr).toEqual([0, ""]);
    const text = readFileSync(file, "utf8");
    expect(text.split("\r\n")[0]).toMatch(/^cloud,time,account,region,id,name,/);
    expect(text).toContain(`,"'${formula.replaceAll('"', '""')}",`);
    // On a terminal it is one line that drives nothing.
    const shown = (await run(...args, "--format", "csv")).stdout;
    expect(shown).toContain("'=HYPERLINK");
    expect(shown).not.toMatch(/\u202e|com"+\)\n/);
    expect(rowsOf((await run(...args)).stdout)[0]?.resources).toMatchObject([{ name: formula }]);
  });

  it("tells which list failed, goes on with the others, and ends with 1", async () => {
    emulator.control.fault({ cloud: "tencent", action: "DescribeEvents", kind: "denied", times: -1 });
    const { code, stdout, stderr } = await run("--since", "7d");
    expect(code).toBe(1);
    expect(stderr).toContain("cloudaudit:DescribeEvents");
    expect(new Set(rowsOf(stdout).map(({ cloud }) => cloud))).toEqual(new Set(["alibaba", "huawei", "volcengine"]));
  });

  it("prints no credential, and leaves no file that is not whole", async () => {
    const { stdout, stderr } = await run("--since", "7d");
    for (const secret of secretsOf(emulator)) expect(stdout + stderr).not.toContain(secret);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it.each([
    [["--since", "soon"], "must be how long ago"],
    [["--output", "events.pdf"], "Write parquet=<folder>"],
    [["--region", "aws/us-east-1"], "must be a region"],
    [["--format", "csv", "--output", "a.csv"], "--format and --json are for the terminal"],
    [["--follow", "--output", "a.csv"], "with --follow a file would never be whole"],
  ])("refuses %j before any call", async (args, message) => {
    emulator.control.clearJournal();
    await expect(run(...args)).rejects.toThrow(message);
    expect(emulator.control.journal()).toEqual([]);
  });

  it("says why there is nothing to read", async () => {
    const bare = { ACCESS_AUDIT_EMULATOR_URL: emulator.url };
    await expect(runEvents(bare, "--since", "1h")).rejects.toThrow(
      "there is nothing to read; Tencent Cloud, Alibaba Cloud, Huawei Cloud, Volcengine: no credentials were found",
    );
    const named = await runEvents(clientEnvironment(emulator, {}), "--cloud", "tencent").catch(
      (error: Error) => error.message,
    );
    expect(named).toContain("there is nothing to read");
  });
});

it("follows what happens, until it is stopped", async () => {
  const pipeline = await openPipeline();
  try {
    const { region } = seed.alibaba;
    const child = pipeline.start(
      "events",
      "--cloud",
      "alibaba",
      "--region",
      region,
      "--since",
      "1h",
      "--follow",
      "--interval",
      "1s",
    );
    for (const name of ["one", "two", "three"]) {
      pipeline.emulator.control.putTrail({ Name: name, OssBucketName: "audit" });
      await child.printed(name);
    }
    const { exitCode, stdout } = await child.stop("SIGINT");
    expect(exitCode).toBe(0);
    expect(rowsOf(stdout).map(({ resources }) => resources)).toMatchObject([
      [{ name: "one" }],
      [{ name: "two" }],
      [{ name: "three" }],
    ]);
  } finally {
    await pipeline.close();
  }
});
