import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { engineProcess, runs, startOf } from "../../../../provider/core/ownership/engine-process";
import { FileLedger, ledgerBefore } from "../../../../provider/core/ownership/file-ledger";
import { thingOf } from "../../../../provider/core/ownership/thing";

const things = (name: string) => [thingOf("AuditTrack", "c", { words: ["name"] }, { name })];
const here = { pid: process.pid, started: startOf(process.pid) ?? "" };

describe("a ledger in a file", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "access-audit-ledger-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("joins what the processes of one run add, and no other run's", () => {
    const [one, two] = [FileLedger.open("h:1", here, folder), FileLedger.open("h:1", here, folder)];
    const other = FileLedger.open("h:2", here, folder);
    one.append({ call: "declare", things: things("x"), urn: "a" });
    expect(two.news()).toMatchObject([{ call: "declare", urn: "a", process: String(process.pid) }]);
    expect(two.news()).toEqual([]);
    two.append({ call: "declare", things: things("y".repeat(100_000)), urn: "b".repeat(200_000) });
    expect(one.news().map((entry) => "urn" in entry && entry.urn?.length)).toEqual([1, 200_000]);
    expect(other.news()).toEqual([]);
  });

  it("is found by the next run of the same engine, and by no other's", () => {
    expect(ledgerBefore("h:2", here, folder)).toBeUndefined();
    FileLedger.open("h:1", here, folder).append({ call: "declare", things: things("x"), urn: "a" });
    FileLedger.open("h:2", here, folder);
    expect(ledgerBefore("h:2", here, folder)?.news()).toMatchObject([{ call: "declare", urn: "a" }]);
    expect(ledgerBefore("h:2", { ...here, started: "later" }, folder)).toBeUndefined();
  });

  it("is readable by its user alone", () => {
    FileLedger.open("h:1", here, folder);
    const [name = ""] = readdirSync(folder);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it("is refused in a folder to which others may write", () => {
    chmodSync(folder, 0o777);
    expect(() => FileLedger.open("h:1", here, folder)).toThrow("is not a folder of this user alone");
  });

  it("is removed once its engine has ended, and never before", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"], { stdio: "ignore" });
    const engine = { pid: child.pid ?? 0, started: startOf(child.pid ?? 0) ?? "" };
    FileLedger.open("h:1", engine, folder);
    FileLedger.open("h:2", here, folder);
    expect(readdirSync(folder)).toHaveLength(2);
    child.kill("SIGKILL");
    await once(child, "exit");
    FileLedger.open("h:2", here, folder);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe("a process", () => {
  it("runs until it has ended, and is no other of its number", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"], { stdio: "ignore" });
    const name = { pid: child.pid ?? 0, started: startOf(child.pid ?? 0) ?? "" };
    expect(runs(name)).toBe(true);
    expect(runs({ ...name, started: "another time" })).toBe(false);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(runs(name)).toBe(false);
  });

  it("finds its engine past the shells of a launcher", async () => {
    const module = require.resolve("../../../../dist/provider/core/ownership/engine-process.js");
    const script = `console.log(JSON.stringify(require(${JSON.stringify(module)}).engineProcess()))`;
    const child = spawn("sh", ["-c", `"$0" -e "$1"; true`, process.execPath, script], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [text] = await once(child.stdout, "data");
    expect(JSON.parse(String(text))).toEqual(here);
    expect(runs(engineProcess())).toBe(true);
  });
});
