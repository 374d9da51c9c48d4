import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shardOf } from "../../../cli/accounts/shard";
import { fileOf, happenIn, openAccounts, rows, signedRequests } from "../accounts/accounts";
import { openPipeline, type Pipeline } from "../gates/pipeline";
import { datasetRows } from "./dataset-rows";

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
  openAccounts(pipeline);
  for (const row of rows) happenIn(pipeline, row, `of-${row.name}`);
});
afterEach(() => pipeline.close());

const events = (...args: string[]) => pipeline.run("events", "--accounts", "accounts.yaml", "--since", "2d", ...args);

interface Line {
  readonly cloud: string;
  readonly account: string;
  readonly resources: readonly { readonly name?: string }[];
}
const lines = (stdout: string) => stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Line]));
/** By which event each account is known, with the account that its row names. */
const found = (all: readonly Line[]) =>
  all
    .flatMap(({ account, resources }) => resources.map(({ name }) => `${account} ${name}`))
    .filter((text) => / of-/.test(text));
const expected = rows.map(({ id, name }) => `${id} of-${name}`);

describe("the events of several accounts", () => {
  it("are read from each by its own keys, and each row has the account's id", async () => {
    const { exitCode, stdout, stderr } = await events();
    expect(exitCode, stderr).toBe(0);
    expect([...new Set(found(lines(stdout)))].sort()).toEqual([...expected].sort());
    const signed = signedRequests(pipeline.emulator).map(({ cloud, account }) => `${cloud} ${account}`);
    expect([...new Set(signed)].sort()).toEqual([...new Set(rows.map(({ cloud, id }) => `${cloud} ${id}`))].sort());
  });

  it("go into one dataset, which goes on for each account by itself", async () => {
    const first = await events("--output", "parquet=lake");
    expect(first.exitCode, first.stderr).toBe(0);
    for (const { name, cloud, region } of rows) expect(first.stdout).toContain(`${name}: ${cloud} ${region}: `);
    const before = await datasetRows(pipeline.at("lake"));
    const ids = before.map(({ cloud, account, id }) => `${cloud} ${account} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(before.map(({ account }) => account))).toEqual(new Set(rows.map(({ id }) => id)));
    const [one = expect.fail("there are accounts")] = rows;
    happenIn(pipeline, one, "later");
    await events("--output", "parquet=lake");
    const after = await datasetRows(pipeline.at("lake"));
    expect(after.length).toBe(before.length + 1);
    // Another file of accounts asks for another part of the same dataset.
    pipeline.write("accounts.yaml", fileOf([one.entry]));
    const alone = await events("--output", "parquet=lake");
    expect(alone.stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(await datasetRows(pipeline.at("lake"))).toEqual(after);
  });

  it("come from the others where one account fails, and the next run has them", async () => {
    const broken = "{ name: broken, cloud: alibaba, profile: broken, regions: [cn-hangzhou] }";
    pipeline.write("accounts.yaml", fileOf([...rows.map(({ entry }) => entry), broken]));
    pipeline.add(
      ".alibabacloud/credentials",
      "[broken]\ntype = access_key\naccess_key_id = x\naccess_key_secret = y\n",
    );
    const { exitCode, stdout, stderr } = await events();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: broken: alibaba cn-hangzhou: /m);
    expect(stderr.match(/^error: /gm)).toHaveLength(1);
    expect([...new Set(found(lines(stdout)))].sort()).toEqual([...expected].sort());
  });

  it("keep to the regions of the account, of which --region names some", async () => {
    const { exitCode, stdout, stderr } = await events("--cloud", "alibaba", "--region", "alibaba/cn-shanghai");
    expect(exitCode, stderr).toBe(0);
    expect(new Set(lines(stdout).map(({ account }) => account))).toEqual(new Set(["2000000000000002"]));
    expect(stderr).toContain("skipped: alibaba-role: none of its regions was asked for");
  });

  it("are not mixed up where the names of two accounts differ by capital letters only", async () => {
    const named = (name: string) => rows.find((row) => row.name === name)?.entry ?? "";
    const twins = [
      named("tencent-role").replace("tencent-role", "twin"),
      named("tencent-other").replace("tencent-other", "Twin"),
    ];
    pipeline.write("accounts.yaml", fileOf(twins));
    const { exitCode, stderr } = await events("--output", "parquet=lake");
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/[tT]win: .* names of those of [tT]win/)]);
    expect(new Set((await datasetRows(pipeline.at("lake"))).map(({ account }) => account)).size).toBe(1);
  });

  it("refuse a name for one account beside a file", async () => {
    const { exitCode, stderr } = await events("--account", "prod");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("--account")]);
  });
});

describe("the audit logs of several accounts", () => {
  it("are listed and fetched from each, into a folder of its own", async () => {
    const { control } = pipeline.emulator;
    const agencies = rows.filter(({ cloud }) => cloud === "huawei");
    const time = `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 19)}+0000`;
    for (const { id } of agencies)
      control.inAccount(id, () => {
        const projectId = control.projects()[0]?.id ?? "";
        const file = { id: `${"f".repeat(26)}br01`, name: "audit.log", size: 3, begin_time: time, end_time: time };
        control.putInstance({ id: `${"a".repeat(32)}in07`, projectId, files: [file] });
      });
    const args = ["--accounts", "accounts.yaml", "--cloud", "huawei", "--since", "5d", "--download", "logs"];
    const { exitCode, stdout, stderr } = await pipeline.run("logs", ...args);
    expect(exitCode, stderr).toBe(0);
    const listed = stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
    expect(listed.map(({ account, accountId }) => `${account} ${accountId}`).sort()).toEqual(
      agencies.map(({ name, id }) => `${name} ${id}`),
    );
    const files: string[] = listed.map(({ file }) => file);
    expect(files.map((file) => file.split("/")[1]).sort()).toEqual(agencies.map(({ name }) => name));
    for (const file of files) expect(pipeline.has(file)).toBe(true);
    const shards = [...new Set(agencies.map(({ name }) => shardOf(name, 4)))];
    expect(shards).toHaveLength(2);
    const parts = await Promise.all(shards.map((index) => pipeline.run("logs", ...args, "--shard", `${index}/4`)));
    for (const one of parts) expect([one.exitCode, one.stdout.trimEnd().split("\n").length]).toEqual([0, 1]);
    const sorted = (text: string) => text.trimEnd().split("\n").sort();
    expect(sorted(parts.map((one) => one.stdout).join(""))).toEqual(sorted(stdout));
  });
});
