import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explain, matrix } from "../../../../tools/faults/matrix.mjs";
import { parseOptions } from "../../../../tools/faults/options.mjs";
import { Progress } from "../../../../tools/faults/progress.mjs";
import { type Finished, finish } from "../../../../tools/faults/suite.mjs";

const finished = (row: string, column: string, problems: readonly string[] = []): Finished => ({
  ...{ key: `kill/${row}/${column}`, row, column, problems, notes: ["cancel"], seconds: 1 },
});

describe("the matrix", () => {
  it("counts green cells of those that were run, and marks where one is red", () => {
    const cells = [
      finished("tencent up", "plugin"),
      finished("alibaba up", "plugin", ["twice"]),
      finished("alibaba up", "plugin"),
      finished("alibaba up", "pulumi"),
    ];
    expect(matrix(cells).split("\n")).toEqual([
      "            plugin   pulumi",
      "alibaba up  1/2 RED  1/1",
      "tencent up  1/1      ·",
    ]);
  });

  it("tells how to run a red cell again", () => {
    expect(explain(finished("a", "b", ["one\ntwo"])).split("\n")).toEqual([
      "kill/a/b (cancel)",
      "  one",
      "  two",
      "  again: npm run faults -- --cell kill/a/b",
    ]);
  });
});

it("a cell that throws is red", async () => {
  const cell = { key: "k", row: "r", column: "c", run: () => Promise.reject(new Error("no plugin")) };
  expect(await finish(cell)).toMatchObject({ key: "k", problems: ["no plugin"] });
});

it("progress is kept line by line, without what a killed run wrote by half", () => {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-progress-"));
  try {
    const file = join(folder, "deep", "progress.jsonl");
    const [one, two] = [finished("a", "b"), finished("c", "d", ["wrong"])];
    expect(new Progress(file).load()).toEqual([]);
    new Progress(file).add(one);
    new Progress(file).add(two);
    writeFileSync(file, '{"key":"kill/', { flag: "a" });
    expect(new Progress(file).load()).toEqual([one, two]);
    new Progress(file).forget();
    expect(new Progress(file).load()).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("options", () => {
  it("are the whole by default", () => {
    expect(parseOptions([])).toEqual({ part: { index: 1, of: 1 }, resume: false, seed: 1 });
    expect(parseOptions(["--help"])).toBeUndefined();
  });

  it("are read", () => {
    const args = ["--part", "2/4", "--resume", "--seed", "7", "--json", "f.json", "--cell", "kill/x"];
    expect(parseOptions(args)).toEqual({
      ...{ part: { index: 2, of: 4 }, resume: true, seed: 7, json: "f.json", cell: "kill/x" },
    });
  });

  it.each([
    ["--part", "0/4"],
    ["--part", "5/4"],
    ["--part", "half"],
    ["--seed", "-1"],
    ["--seed", "x"],
  ])("are refused: %s %s", (...args) => {
    expect(() => parseOptions(args)).toThrow(/--(part|seed) is|ambiguous/);
  });
});
