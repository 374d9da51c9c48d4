import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type Emulator, startEmulator } from "../../../emulator/index";
import { runCommand } from "./command";

let emulator: Emulator;
let parent: string;
beforeAll(async () => {
  emulator = await startEmulator();
  parent = mkdtempSync(join(tmpdir(), "access-audit-places-"));
  writeFileSync(join(parent, "accounts.yaml"), "kept");
});
beforeEach(() => emulator.control.clearJournal());
afterAll(async () => {
  await emulator.stop();
  rmSync(parent, { recursive: true });
});

/** An option, its value, what is told before the place, and the reason. */
const refused = [
  ["events", "--output", "parquet=", "/proc/nothing/lake", /: (no folder can be made there|this user|the disk)/],
  ["events", "--output", "parquet=", "accounts.yaml", /: it is a file, and must be a folder/],
  ["events", "--output", "parquet=", "accounts.yaml/lake", /: a part of the path is a file/],
  ["events", "--output", "csv=", "/proc/nothing/a.csv", /: (no folder can be made there|this user|the disk)/],
  ["events", "--output", "csv=", "", /: it is a folder, and must be a file/],
  ["logs", "--download", "", "/proc/nothing/logs", /: (no folder can be made there|this user|the disk)/],
  ["logs", "--download", "", "accounts.yaml", /: it is a file, and must be a folder/],
] as const;

describe("a place where nothing can be written", () => {
  it.each(refused)("is refused by %s %s %s%s before any call", async (command, option, format, name, reason) => {
    const place = name.startsWith("/") ? name : join(parent, name);
    const before = readdirSync(parent);
    const args = ["--cloud", "alibaba", "--region", "cn-hangzhou", option, `${format}${place}`];
    const run = runCommand(command, clientEnvironment(emulator, {}), ...args);
    await expect(run).rejects.toThrow(`${option} ${format}${place}`);
    await expect(run).rejects.toThrow(reason);
    expect(emulator.control.journal()).toEqual([]);
    expect(readdirSync(parent)).toEqual(before);
  });
});

it.each(["events", "logs"] as const)("%s says in words that there is no file of accounts", async (command) => {
  const none = join(parent, "none.yaml");
  const run = runCommand(command, clientEnvironment(emulator, {}), "--accounts", none);
  await expect(run).rejects.toThrow(`--accounts ${none}: there is no such file`);
});

describe("two places", () => {
  it.each([
    ["events", "--output", "csv=a.csv", "parquet=lake"],
    ["logs", "--download", "a", "b"],
  ] as const)("are refused by %s", async (command, option, one, other) => {
    const places = [one, other].map((place) => place.replace(/[^=]+$/, (name) => join(parent, name)));
    const args = ["--cloud", "alibaba", "--region", "cn-hangzhou", ...places.flatMap((place) => [option, place])];
    await expect(runCommand(command, clientEnvironment(emulator, {}), ...args)).rejects.toThrow(`give ${option} once`);
    expect([emulator.control.journal(), existsSync(join(parent, "lake"))]).toEqual([[], false]);
  });
});
