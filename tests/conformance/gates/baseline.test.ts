import { describe, expect, it } from "vitest";
import { findingsIn } from "./pipeline";
import { bare, ignoring, region, scan, scannedAccount, scratch, scratchEntry } from "./scanned-account";

const { pipeline, json } = scannedAccount();

describe("a baseline", () => {
  it("lets only what is new fail, and counts what is fixed", async () => {
    expect(await json("--output", "json=before.json")).toMatchObject({ exitCode: 7 });
    const same = await json("--baseline", "before.json", "--output", "json=second.json");
    expect(same, same.stderr).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(same.stdout).gate).toMatchObject({ baseline: "before.json", known: 2, fixed: [] });
    // What a baseline had stays known in the next one that is made with it.
    expect(await json("--baseline", "second.json")).toMatchObject({ exitCode: 0 });

    const { control } = pipeline().emulator;
    control.putBucket("tencent", { name: "fresh-1250000000", region });
    control.putBucket("tencent", { name: bare, region, accessMonitor: "Enabled" });
    const changed = await json("--baseline", "before.json");
    expect(changed).toMatchObject({ exitCode: 7 });
    expect(findingsIn(changed.stdout)).toEqual([
      ["fresh-1250000000", "unmonitored", null],
      [scratch, "unmonitored", "baseline"],
    ]);
    expect(JSON.parse(changed.stdout).gate).toMatchObject({ known: 1, fixed: [{ rule: "unmonitored", name: bare }] });
    const text = await pipeline().run(...scan, "--baseline", "before.json");
    expect(text.stdout).toContain("before.json: 1 finding known before, 1 fixed since");
  });

  it("calls nothing fixed that it did not look at", async () => {
    await json("--output", "json=before.json");
    const elsewhere = ["scan", "--cloud", "tencent", "--region", "ap-guangzhou", "--baseline", "before.json", "--json"];
    expect(JSON.parse((await pipeline().run(...elsewhere)).stdout).gate.fixed).toEqual([]);
    const other = ["scan", "--cloud", "alibaba", "--baseline", "before.json", "--json"];
    expect(JSON.parse((await pipeline().run(...other)).stdout).gate.fixed).toEqual([]);
    pipeline().emulator.control.fault({
      cloud: "tencent",
      action: "GetBucketAccessMonitor",
      kind: "denied",
      times: -1,
    });
    expect(JSON.parse((await json("--baseline", "before.json")).stdout).gate.fixed).toEqual([]);
  });

  it("has nothing of what was ignored then, which counts when its time is over", async () => {
    pipeline().write(".access-audit-ignore.yaml", ignoring(scratchEntry));
    await json("--output", "json=before.json");
    pipeline().remove(".access-audit-ignore.yaml");
    const outcome = await json("--baseline", "before.json");
    expect(findingsIn(outcome.stdout)).toEqual([
      [bare, "unmonitored", "baseline"],
      [scratch, "unmonitored", null],
    ]);
  });

  it.each([
    ["that is not there", undefined, "cannot be the baseline"],
    ["that is no JSON", "{", "it is not JSON"],
    ["of another command", '{"command":"drift","stack":"s","resources":[]}', "it is a report of access-audit drift"],
    ["that is no report", '{"command":"scan"}', "it is not a report that access-audit scan --json"],
  ])("%s is refused", async (_, text, reason) => {
    if (text !== undefined) pipeline().write("before.json", text);
    expect(await pipeline().run(...scan, "--baseline", "before.json")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining(reason),
    });
  });
});
