import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shardOf } from "../../../cli/accounts/shard";
import { undeclaredIn } from "../../report-schemas";
import { type Outcome, openPipeline, type Pipeline } from "../gates/pipeline";
import { fileOf, openAccounts, rows } from "./accounts";

const shards = [0, 1, 2, 3];
const parts = shards.map((index) => `part-${index}.json`);
const ends = { text: "txt", sarif: "sarif", junit: "xml", markdown: "md", csv: "csv", ocsf: "ocsf.json", json: "json" };
const filesOf = (name: string) => [
  ...Object.entries(ends).flatMap(([format, end]) => ["--output", `${format}=${name}.${end}`]),
  ...["--html", `${name}.html`],
];
/** Each run has ids of its requests, and the events of OCSF, the JSON and the page say when they were written. */
const timeless = (text: string) =>
  text
    .replace(/request\s+[0-9a-f-]{36}/g, "request")
    .replace(/"time": (\d+|"[\dT:.-]+Z")/g, '"time": 0')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/, "UTC");

let pipeline: Pipeline;
let whole: Outcome;
const scan = (...args: string[]) => pipeline.run("scan", "--accounts", "accounts.yaml", ...args);
const merge = (...args: string[]) => pipeline.run("merge", ...args);

beforeAll(async () => {
  pipeline = await openPipeline();
  openAccounts(pipeline);
  const gone = '{ name: gone, cloud: tencent, role: "qcs::cam::uin/1:roleName/none" }';
  pipeline.write("accounts.yaml", fileOf([gone, ...rows.map(({ entry }) => entry)]));
  const [one, other] = rows;
  const entries = [one, other].map(
    (row) => `  - { rule: unmonitored, id: tencent/ap-guangzhou/${row?.bucket}, reason: r, expires: 2999-01-01 }`,
  );
  pipeline.write(".access-audit-ignore.yaml", `ignore:\n${entries.join("\n")}\n`);
  whole = await scan(...filesOf("whole"));
  for (const index of shards) await scan("--shard", `${index}/4`, "--run", "17", "--output", `json=part-${index}.json`);
});
afterAll(() => pipeline.close());

describe("the parts of a scan", () => {
  it("are each what falls to them by name, and there are several", () => {
    for (const index of shards) {
      const { clouds, shard } = JSON.parse(pipeline.read(`part-${index}.json`));
      expect(undeclaredIn("scan", pipeline.read(`part-${index}.json`))).toEqual([]);
      expect(shard).toMatchObject({ index, count: 4, run: "17" });
      const own = [...rows.map(({ name }) => name), "gone"].filter((name) => shardOf(name, 4) === index);
      expect(clouds.map(({ account }: { account: string }) => account)).toEqual(own.sort());
    }
  });

  it("make the report of one run, in every format", async () => {
    const merged = await merge(...parts, ...filesOf("merged"));
    expect(merged, merged.stderr).toMatchObject({ exitCode: whole.exitCode });
    expect(timeless(merged.stdout)).toBe(timeless(whole.stdout));
    for (const end of [...Object.values(ends), "html"])
      expect(timeless(pipeline.read(`merged.${end}`)).replaceAll("merged.", "whole."), end).toBe(
        timeless(pipeline.read(`whole.${end}`)),
      );
  });

  it("make it in whatever order they are given", async () => {
    const merged = await merge(...parts.toReversed(), "--format", "json");
    expect(timeless(merged.stdout)).toBe(timeless(pipeline.read("whole.json")));
  });

  it("of which one is missing are an error, beside what the others found", async () => {
    const merged = await merge(...parts.slice(1), "--format", "json");
    expect(merged).toMatchObject({ exitCode: 1 });
    const { errors, resources } = JSON.parse(merged.stdout);
    expect(errors).toContain("part 0/4 is missing: its work was not done");
    expect(resources.length).toBeGreaterThan(3);
    await merge(...parts.slice(1), ...filesOf("lacking"));
    for (const end of [...Object.values(ends), "html"])
      expect(pipeline.read(`lacking.${end}`), end).toContain("part 0/4 is missing");
  });

  it("are refused where one is there twice", async () => {
    pipeline.write("again.json", pipeline.read("part-2.json"));
    expect(await merge(...parts, "again.json")).toMatchObject({
      ...{ exitCode: 1, stdout: "" },
      stderr: expect.stringContaining("part-2.json and again.json are both part 2 of one run"),
    });
  });

  it.each([
    ["run", "18", "is of the run 18: they are not of one run"],
    ["work", "another", "is of other work, that is of other names, options or another version"],
    ["count", 5, "is one of 5 parts"],
  ])("are refused where one has another %s", async (member, value, reason) => {
    const other = JSON.parse(pipeline.read("part-3.json"));
    other.shard[member] = value;
    pipeline.write("other.json", JSON.stringify(other));
    expect(await merge(...parts.slice(0, 3), "other.json")).toMatchObject({
      ...{ exitCode: 1, stdout: "", stderr: expect.stringContaining(reason) },
    });
  });

  it("of no named run are refused where a day lies between them", async () => {
    const unnamed = (index: number, at: string) => {
      const part = JSON.parse(pipeline.read(`part-${index}.json`));
      part.shard = { ...part.shard, run: null, at };
      pipeline.write(`unnamed-${index}.json`, JSON.stringify(part));
    };
    for (const index of shards) unnamed(index, "2026-01-01T00:00:00.000Z");
    const files = shards.map((index) => `unnamed-${index}.json`);
    expect(timeless((await merge(...files)).stdout)).toBe(timeless(whole.stdout));
    unnamed(1, "2026-01-02T00:00:00.001Z");
    expect(await merge(...files)).toMatchObject({
      ...{ exitCode: 1, stdout: "", stderr: expect.stringContaining("more than a day apart") },
    });
  });

  it("are refused beside a whole report", async () => {
    expect(await merge("part-0.json", "whole.json")).toMatchObject({
      ...{ exitCode: 1, stderr: expect.stringContaining("whole.json is a whole report") },
    });
  });
});

describe("whole reports", () => {
  it("of different clouds make one", async () => {
    const clouds = ["alibaba", "volcengine"];
    for (const cloud of clouds) await scan("--cloud", cloud, "--output", `json=${cloud}.json`);
    await scan("--cloud", ...clouds, "--output", "json=both.json");
    const merged = await merge("volcengine.json", "alibaba.json", "--format", "json");
    expect(timeless(merged.stdout)).toBe(timeless(pipeline.read("both.json")));
    expect(JSON.parse(merged.stdout).time).toBe(JSON.parse(pipeline.read("volcengine.json")).time);
    expect(await merge("alibaba.json", "both.json")).toMatchObject({
      ...{
        exitCode: 1,
        stderr: expect.stringMatching(/ stands in alibaba.json and in both.json: they are not of one run/),
      },
    });
  });

  it.each([
    ["is not there", undefined, "no such file"],
    ["is no JSON", "{", "it is not JSON"],
    ["is no report", "{}", "it is not a JSON report of access-audit drift, review or scan"],
    ["lacks a member", '{"command":"drift"}', "it is not what access-audit drift --json of this version writes"],
  ])("are refused where one %s", async (_what, text, reason) => {
    if (text !== undefined) pipeline.write("bad.json", text);
    else pipeline.remove("bad.json");
    expect(await merge("bad.json")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(reason) });
  });
});

it.each(["4/4", "0", "-1/4", "0/0", "1/2/3", "0/100000"])("--shard %s is refused", async (shard) => {
  expect(await scan("--shard", shard)).toMatchObject({
    ...{ exitCode: 1, stderr: expect.stringContaining("with indexes from 0") },
  });
});
