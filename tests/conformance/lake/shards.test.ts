import { cpSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shardOf } from "../../../cli/accounts/shard";
import { inProject } from "../../../tools/setup/project.mjs";
import { happenIn, openAccounts, rows, signedRequests } from "../accounts/accounts";
import { type Outcome, openPipeline, type Pipeline } from "../gates/pipeline";
import { type DatasetRow, datasetRows } from "./dataset-rows";

const count = 4;
const shards = Array.from({ length: count }, (_, index) => index);
const ownOf = (index: number) => rows.filter(({ name }) => shardOf(name, count) === index);

let pipeline: Pipeline;
let span: readonly string[];
let whole: DatasetRow[];
let requests = 0;
beforeAll(async () => {
  pipeline = await openPipeline();
  openAccounts(pipeline);
  for (const row of rows) for (const name of ["first", "second", "third"]) happenIn(pipeline, row, name);
  span = ["--since", "4d", "--until", new Date(Date.now() + 1000).toISOString()];
  const { exitCode, stderr } = await events("--output", "parquet=whole");
  expect(exitCode, stderr).toBe(0);
  whole = await datasetRows(pipeline.at("whole"));
  requests = signedRequests(pipeline.emulator).length;
});
afterAll(() => pipeline.close());

const events = (...args: string[]) => pipeline.run("events", "--accounts", "accounts.yaml", ...span, ...args);
const part = (index: number, ...args: string[]) => events("--shard", `${index}/${count}`, ...args);
const clean = (outcomes: readonly Outcome[]) => {
  for (const { exitCode, stderr } of outcomes) expect(exitCode, stderr).toBe(0);
};
/** What no run of a command leaves behind. */
const leftovers = (folder: string) =>
  readdirSync(pipeline.at(`${folder}/_audit`), { recursive: true, encoding: "utf8" }).filter((name) =>
    /writer~|\.new$|\.parquet$/.test(name),
  );

describe("the parts of an export", () => {
  it("are of all clouds, and several of them have accounts", () => {
    expect(new Set(rows.map(({ cloud }) => cloud)).size).toBe(4);
    expect(shards.filter((index) => ownOf(index).length > 0).length).toBeGreaterThan(2);
    expect(new Set(whole.map(({ account }) => account))).toEqual(new Set(rows.map(({ id }) => id)));
  });

  it("write one dataset at the same time, which is the one of one run", async () => {
    pipeline.emulator.control.clearJournal();
    const outcomes = await Promise.all(shards.map((index) => part(index, "--output", "parquet=lake")));
    clean(outcomes);
    expect(await datasetRows(pipeline.at("lake"))).toEqual(whole);
    expect(leftovers("lake")).toEqual([]);
    for (const [index, { stdout }] of outcomes.entries())
      expect(stdout.split("\n").filter(Boolean).length).toBe(ownOf(index).length);
  });

  it("ask their own accounts each, and are one dataset in one folder, with which a run without parts goes on", async () => {
    const { control } = pipeline.emulator;
    for (const index of shards) {
      control.clearJournal();
      clean([await part(index, "--output", `parquet=apart-${index}`)]);
      const own = ownOf(index).map(({ cloud, id }) => `${cloud} ${id}`);
      const asked = signedRequests(pipeline.emulator).map(({ cloud, account }) => `${cloud} ${account}`);
      expect([...new Set(asked)].sort()).toEqual(own.sort());
      const found = await datasetRows(pipeline.at(`apart-${index}`));
      expect(found).toEqual(whole.filter(({ cloud, account }) => own.includes(`${cloud} ${account}`)));
      cpSync(pipeline.at(`apart-${index}`), pipeline.at("together"), { recursive: true });
    }
    expect(await datasetRows(pipeline.at("together"))).toEqual(whole);
    control.clearJournal();
    clean([await events("--output", "parquet=together")]);
    expect(await datasetRows(pipeline.at("together"))).toEqual(whole);
    // Of the days, only the last minutes of each history are asked for.
    const again = signedRequests(pipeline.emulator).length;
    expect([again > 0, again < requests]).toEqual([true, true]);
  });

  it("lose nothing and bring nothing twice where one is killed and comes again", async () => {
    const [index = 0] = shards.toSorted((a, b) => ownOf(b).length - ownOf(a).length);
    const kill = (at: number) =>
      pipeline.runWith(
        {
          NODE_OPTIONS: `--import=${inProject("tests", "conformance", "lake", "kill-at.mjs")}`,
          ...{ KILL_FOLDER: pipeline.at("killed"), KILL_AT: String(at) },
        },
        ...["events", "--accounts", "accounts.yaml", ...span],
        ...["--shard", `${index}/${count}`, "--output", `parquet=${pipeline.at("killed")}`],
      );
    const others = shards.filter((one) => one !== index).map((one) => part(one, "--output", "parquet=killed"));
    for (const at of [40, 75]) expect((await kill(at)).exitCode, `gate ${at}`).toBeNull();
    clean(await Promise.all(others));
    expect((await datasetRows(pipeline.at("killed"))).length).toBeLessThan(whole.length);
    clean([await part(index, "--output", "parquet=killed")]);
    expect(await datasetRows(pipeline.at("killed"))).toEqual(whole);
    expect(leftovers("killed")).toEqual([]);
  });

  it("do nothing where nothing falls to one, and say so", async () => {
    const many = 64;
    const empty = Array.from({ length: many }, (_, index) => index).find((index) =>
      rows.every(({ name }) => shardOf(name, many) !== index),
    );
    pipeline.emulator.control.clearJournal();
    const { exitCode, stderr } = await events("--shard", `${empty}/${many}`, "--follow", "--output", "parquet=empty");
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining(`part ${empty}/${many}: nothing falls to it`)]);
    const table = await events("--shard", `${empty}/${many}`, "--output", "csv=empty.csv");
    expect([table.exitCode, pipeline.read("empty.csv").trimEnd().split("\r\n").length]).toEqual([0, 1]);
    expect(pipeline.emulator.control.journal()).toEqual([]);
  });
});

describe("the parts of the audit logs", () => {
  it("refuse an instance by name, which falls to one of them only", async () => {
    const { exitCode, stderr } = await pipeline.run("logs", "--shard", "0/2", "--instance", "cdb-etxaaa12");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("--instance")]);
  });
});
