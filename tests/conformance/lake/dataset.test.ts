import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type Emulator, seed, startEmulator } from "../../../emulator/index";
import { secretsOf } from "../../secrets";
import { runEvents } from "./command";
import { datasetRows, filesOf } from "./dataset-rows";

let emulator: Emulator;
let parent: string;
let folder: string;
let made = 0;
beforeAll(async () => {
  emulator = await startEmulator();
  parent = mkdtempSync(join(tmpdir(), "access-audit-dataset-"));
});
beforeEach(() => {
  emulator.control.reset();
  folder = join(parent, `d${made++}`);
});
afterAll(async () => {
  await emulator.stop();
  rmSync(parent, { recursive: true });
});

const clouds = ["tencent", "alibaba", "huawei", "volcengine"] as const;
const regions = clouds.map((cloud) => `${cloud}/${seed[cloud].region}`);
const run = (...args: string[]) =>
  runEvents(clientEnvironment(emulator, {}), "--region", ...regions, "--output", `parquet=${folder}`, ...args);
const lines = async (...args: string[]) => {
  const { stdout } = await runEvents(clientEnvironment(emulator, {}), "--region", ...regions, ...args);
  return stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
};

describe("a dataset of events", () => {
  it("has what the terminal shows, each row whole, in folders by cloud and date", async () => {
    const span = ["--since", "40d", "--until", "2h"];
    const { code, stdout, stderr } = await run(...span);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^tencent ap-guangzhou: \d+ events in .*; complete until /m);
    const rows = await datasetRows(folder);
    const shown = (await lines(...span)).sort((a, b) => (`${a.cloud}/${a.id}` < `${b.cloud}/${b.id}` ? -1 : 1));
    expect(rows.map(({ cloud, id }) => [cloud, id])).toEqual(shown.map(({ cloud, id }) => [cloud, id]));
    for (const [index, row] of rows.entries()) {
      const event = shown[index];
      expect(row).toMatchObject({ name: event.name, time: event.time, actor: event.actor ?? undefined });
      expect(row.date).toBe(event.time.slice(0, 10));
      expect([(row.event_time as Date).toISOString(), Number(row.time_ms)]).toEqual([
        event.time,
        Date.parse(event.time),
      ]);
      expect(JSON.parse(String(row.raw))).toEqual(event.raw);
      expect(JSON.parse(String(row.resources))).toEqual(event.resources);
    }
    expect(new Set(filesOf(folder).map((file) => file.split("/")[0]))).toEqual(
      new Set(clouds.map((cloud) => `cloud=${cloud}`)),
    );
    for (const secret of secretsOf(emulator))
      expect(JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? 0 : value))).not.toContain(secret);
  });

  it("goes on where it was, and asks again only for where late events may show", async () => {
    const alibaba = ["--cloud", "alibaba", "--since", "30d"];
    await run(...alibaba, "--until", "20d");
    const before = await datasetRows(folder);
    await run(...alibaba);
    const all = await datasetRows(folder);
    expect(all.length).toBeGreaterThan(before.length + 50);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    emulator.control.putTrail({ Name: "late", OssBucketName: "audit" });
    emulator.control.clearJournal();
    await run(...alibaba);
    expect(emulator.control.journal().filter(({ action }) => action === "LookupEvents")).toHaveLength(1);
    expect((await datasetRows(folder)).length).toBe(all.length + 1);
    await run(...alibaba);
    expect((await datasetRows(folder)).length).toBe(all.length + 1);
  });

  it("refuses other filters, another account, other regions that are one list, and a folder of something else", async () => {
    const tencent = ["--cloud", "tencent", "--since", "2d"];
    await run(...tencent, "--failed");
    await expect(run(...tencent)).rejects.toThrow(/was begun with other filters/);
    rmSync(folder, { recursive: true });
    await run(...tencent);
    const other = [...tencent, "--region", "tencent/ap-beijing"];
    const { code, stderr } = await runEvents(
      clientEnvironment(emulator, {}),
      ...other,
      "--output",
      `parquet=${folder}`,
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining("was begun with the regions ap-guangzhou")]);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    writeFileSync(join(folder, "thesis.doc"), "");
    await expect(run(...tencent)).rejects.toThrow(/is not empty, and no dataset of this command/);
  });

  it("is written by one process at a time for each account", async () => {
    const tencent = ["--cloud", "tencent", "--since", "2d"];
    await run(...tencent);
    const writer = `writer~${process.ppid}~${encodeURIComponent("")}~elsewhere`;
    const own = join(folder, "_audit", "tencent", "default", writer);
    writeFileSync(own, "");
    const before = filesOf(folder);
    emulator.control.clearJournal();
    const refused = await run(...tencent);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(
        /tencent ap-guangzhou: process \d+ on elsewhere writes the same events .* delete .*writer~/s,
      ),
    ]);
    expect(filesOf(folder)).toEqual(before);
    expect(emulator.control.journal().filter(({ action }) => action === "DescribeEvents")).toEqual([]);
    const other = await run("--cloud", "huawei", "--since", "2d");
    expect(other.code, other.stderr).toBe(0);
    rmSync(join(folder, "_audit", "huawei"), { recursive: true });
    rmSync(own);
    await run(...tencent);
    expect(readdirSync(join(folder, "_audit")).sort()).toEqual(["aside", "dataset.json", "tencent"]);
    expect(readdirSync(join(folder, "_audit", "tencent", "default"))).toEqual(["ap-guangzhou.json"]);
    expect(readdirSync(join(folder, "_audit", "aside"))).toEqual([]);
  });
});
