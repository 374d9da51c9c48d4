import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seed, startEmulator } from "../../../emulator/index";
import { askCos } from "../stage/clients";
import { emulate, monitor } from "../stage/fixture";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("is written after each change and read at the next start", async () => {
  const stateFile = join(folder, "deep", "state.json");
  const first = await startEmulator({ stateFile });
  await askCos(first, { method: "PUT", query: "accessmonitor", body: monitor("Enabled") });
  first.control.putTrack({ name: "kept" });
  const state = first.control.state();
  expect(JSON.parse(readFileSync(stateFile, "utf8"))).toEqual(state);
  expect(readFileSync(stateFile, "utf8")).not.toContain(first.credentials.tencent.secretKey);
  await first.stop();
  expect(readdirSync(join(folder, "deep"))).toEqual(["state.json"]);

  const second = await emulate({ stateFile });
  expect(second.control.state()).toEqual(state);
  second.control.reset();
  expect(second.control.tracks()).toEqual([]);
  expect(JSON.parse(readFileSync(stateFile, "utf8")).tencent.tracks).toEqual([]);
});

test("is for its owner alone, also where it, or what was left of a write, is for all", async () => {
  const stateFile = join(folder, "state.json");
  const [draft, elsewhere] = [`${stateFile}.${process.pid}.tmp`, join(folder, "elsewhere")];
  writeFileSync(stateFile, "{}", { mode: 0o644 });
  writeFileSync(elsewhere, "not the emulator's");
  symlinkSync(elsewhere, draft);
  const { control } = await emulate({ stateFile });
  expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  control.putTrack({ name: "kept" });
  expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  expect(readFileSync(elsewhere, "utf8")).toBe("not the emulator's");
});

test.each(["{", "[]", `{"tencent":"x"}`, `{"huawei":[]}`, `{"alibaba":null}`])(
  "a file that holds %s is refused with its name",
  async (text) => {
    const stateFile = join(folder, "state.json");
    writeFileSync(stateFile, text);
    await expect(startEmulator({ stateFile })).rejects.toThrow(stateFile);
  },
);

test("a cloud that the file does not know starts from its seed", async () => {
  const stateFile = join(folder, "state.json");
  writeFileSync(stateFile, JSON.stringify({ alibaba: { buckets: {} } }));
  const { control } = await emulate({ stateFile });
  expect(control.state().alibaba.buckets).toEqual({});
  expect(control.bucket("tencent", seed.tencent.bucket)).toBeDefined();
});

test("without a seed there is nothing", async () => {
  const { control } = await emulate({ seed: false });
  expect(control.state()).toMatchObject({
    tencent: { buckets: {} },
    alibaba: { buckets: {} },
    huawei: { projects: [] },
  });
});

test("a refused write changes nothing", async () => {
  const emulator = await emulate();
  const before = emulator.control.state();
  await askCos(emulator, { method: "PUT", query: "accessmonitor", body: monitor("enabled") });
  expect(emulator.control.state()).toEqual(before);
});
