import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type CloudName, seed } from "../../../emulator/index";
import { fileOf, openAccounts, rows } from "../accounts/accounts";
import { openPipeline, type Pipeline } from "../gates/pipeline";
import { enforce, lift, permissionsFor } from "../permissions/policies";
import { runEvents } from "./command";
import { datasetRows } from "./dataset-rows";

let pipeline: Pipeline;
let parent: string;
beforeEach(async () => {
  pipeline = await openPipeline();
  parent = mkdtempSync(join(tmpdir(), "access-audit-own-account-"));
});
afterEach(async () => {
  await pipeline.close();
  rmSync(parent, { recursive: true });
});

const other = "2999999999";

interface Place {
  readonly cloud: CloudName;
  readonly own: string;
  /** What the list of buckets needs. */
  readonly permission: string;
}

const places: readonly Place[] = [
  { cloud: "tencent", own: "100000000001", permission: "cos:GetService" },
  { cloud: "alibaba", own: seed.alibaba.accountId, permission: "oss:ListBuckets" },
  { cloud: "huawei", own: seed.huawei.domainId, permission: "obs:bucket:ListAllMyBuckets" },
  { cloud: "volcengine", own: seed.volcengine.accountId, permission: "tos:ListBuckets" },
];

/** Reads into the dataset, with the account's own keys or with those of another account. */
function reader({ cloud }: Place, keys?: object) {
  const { emulator } = pipeline;
  const credentials = keys === undefined ? emulator.credentials : { ...emulator.credentials, [cloud]: keys };
  const environment = clientEnvironment({ ...emulator, credentials }, {});
  const region = `${cloud}/${seed[cloud].region}`;
  return (...args: string[]) => runEvents(environment, "--cloud", cloud, "--region", region, "--since", "6d", ...args);
}

const dataset = () => ["--output", `parquet=${join(parent, "lake")}`];
const checkpointOf = ({ cloud }: Place) =>
  join(parent, "lake", "_audit", cloud, "default", `${seed[cloud].region}.json`);
const listsOfBuckets = () =>
  pipeline.emulator.control
    .journal()
    .filter(({ action }) => /^(GetService|ListBuckets|ListAllMyBuckets)$/.test(action));

describe.each(places)("a dataset of $cloud", (place) => {
  const { cloud, own, permission } = place;

  it("refuses the keys of another account, also of one without events, and loses nothing", async () => {
    const right = reader(place);
    const first = await right(...dataset(), "--until", "4d");
    expect([first.code, first.stderr]).toEqual([0, expect.any(String)]);
    const before = readFileSync(checkpointOf(place), "utf8");
    const wrong = reader(place, pipeline.emulator.control.accountKeys(cloud, other));
    const refused = await wrong(...dataset(), "--until", "2h");
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining(other)]);
    expect(refused.stderr.replace(/\s+/g, " ")).toContain(`the dataset has ${own}`);
    expect(readFileSync(checkpointOf(place), "utf8")).toBe(before);
    expect((await right(...dataset(), "--until", "2h")).code).toBe(0);
    const { stdout } = await right("--until", "2h");
    const shown = stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line).id as string]));
    expect(new Set((await datasetRows(join(parent, "lake"))).map(({ id }) => id))).toEqual(new Set(shown));
    expect(shown.length).toBeGreaterThan(5);
  });

  it("asks once in a run whose the credentials are, however many regions it reads", async () => {
    pipeline.emulator.control.clearJournal();
    const more = cloud === "alibaba" ? ["--region", "alibaba/cn-hangzhou", "alibaba/cn-shanghai"] : [];
    const { code, stderr } = await reader(place)(...dataset(), "--until", "5d", ...more);
    expect([code, listsOfBuckets().length], stderr).toEqual([0, 1]);
    pipeline.emulator.control.clearJournal();
    await reader(place)("--until", "5d");
    expect(listsOfBuckets()).toEqual([]);
  });

  it("goes on with a checkpoint that has no account", async () => {
    await reader(place)(...dataset(), "--until", "4d");
    const { own: _, ...older } = JSON.parse(readFileSync(checkpointOf(place), "utf8"));
    writeFileSync(checkpointOf(place), JSON.stringify({ ...older, accounts: [] }));
    const { code, stderr } = await reader(place)(...dataset(), "--until", "2h");
    expect(code, stderr).toBe(0);
    expect(JSON.parse(readFileSync(checkpointOf(place), "utf8")).own).toBe(own);
  });

  it("keeps no time as read that has no events, where nothing tells whose the credentials are", async () => {
    await reader(place)(...dataset(), "--until", "4d");
    const before = readFileSync(checkpointOf(place), "utf8");
    const allowed = permissionsFor(cloud, ["events"]);
    expect(allowed).toContain(permission);
    enforce(
      pipeline.emulator,
      cloud,
      allowed.filter((one) => one !== permission),
    );
    try {
      const wrong = reader(place, pipeline.emulator.control.accountKeys(cloud, other));
      const { code, stderr } = await wrong(...dataset(), "--until", "2h");
      expect([code, stderr]).toEqual([1, expect.stringContaining(permission)]);
      expect(stderr).toContain("is not kept as read");
      expect(readFileSync(checkpointOf(place), "utf8")).toBe(before);
    } finally {
      lift(pipeline.emulator, cloud);
    }
  });
});

/** Two accounts of each cloud, the first of which becomes the second. */
const swapped = [
  ["tencent-role", "tencent-other"],
  ["alibaba-role", "alibaba-profile"],
  ["huawei-one", "huawei-two"],
  ["volcengine-profile", "volcengine-other"],
] as const;

describe("a dataset of a file of accounts", () => {
  it.each(swapped)("refuses %s where its name has the credentials of %s", async (one, another) => {
    openAccounts(pipeline);
    const rowOf = (name: string) => rows.find((row) => row.name === name) ?? expect.fail(`there is no ${name}`);
    const [before, after] = [rowOf(one), rowOf(another)];
    const entryOf = (row: typeof before) =>
      row.entry.replace(`name: ${row.name}`, "name: prod").replace(row.region, before.region);
    const run = () =>
      pipeline.run("events", "--accounts", "accounts.yaml", "--since", "2d", "--output", "parquet=lake");
    pipeline.write("accounts.yaml", fileOf([entryOf(before)]));
    const first = await run();
    expect(first.exitCode, first.stderr).toBe(0);
    pipeline.write("accounts.yaml", fileOf([entryOf(after)]));
    const refused = await run();
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining(after.id)]);
    expect(refused.stderr.replace(/\s+/g, " ")).toContain(`the dataset has ${before.id}`);
  });
});
