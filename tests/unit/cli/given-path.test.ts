import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkFile, checkFolder, makeFolders, readGiven } from "../../../cli/text/given-path";
import { writeReport } from "../../../cli/write-report";

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "access-audit-given-"));
  file = join(folder, "file");
  writeFileSync(file, "kept");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder in which nothing can be made, by nobody; elsewhere than on Linux it is not there, and cannot be made either. */
const closed = "/proc/nothing/at/all";

describe("a path that a person named", () => {
  it("is made with the folders above it, which are told", () => {
    const deep = join(folder, "a", "b", "c");
    expect(makeFolders(deep, 0o700)).toEqual([join(folder, "a"), join(folder, "a", "b"), deep]);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    expect(makeFolders(deep)).toEqual([]);
  });

  it("is refused at once where nothing can be made", () => {
    expect(() => makeFolders(closed)).toThrow();
    expect(() => checkFolder("--output parquet=x", closed)).toThrow(/^--output parquet=x: /);
    expect(() => checkFile("--output csv=x", `${closed}/x.csv`)).toThrow(/^--output csv=x: /);
    expect(() => writeReport(`${closed}/x.json`, "")).toThrow(/x\.json could not be written: /);
  });

  it("is told in words where it is a file and must be a folder, or the other way round", () => {
    expect(() => checkFolder("--output parquet=f", file)).toThrow(
      "--output parquet=f: it is a file, and must be a folder",
    );
    expect(() => checkFolder("--download d", join(file, "x"))).toThrow(/^--download d: a part of the path is a file/);
    expect(() => checkFile("--output csv=d", folder)).toThrow("--output csv=d: it is a folder, and must be a file");
    expect(() => readGiven("--accounts d", folder)).toThrow("--accounts d: it is a folder, and must be a file");
    expect(() => readGiven("--accounts n", join(folder, "n"))).toThrow("--accounts n: there is no such file");
    expect(() => writeReport(folder, "")).toThrow(/could not be written: it is a folder, and must be a file/);
  });

  it("keeps what it has where it can be written", () => {
    checkFile("--output csv=f", file);
    checkFile("--output csv=g", join(folder, "g.csv"));
    expect([readGiven("--accounts f", file), existsSync(join(folder, "g.csv"))]).toEqual(["kept", false]);
  });
});
