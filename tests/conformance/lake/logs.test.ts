import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type Emulator, seed, startEmulator } from "../../../emulator/index";
import { undeclaredIn } from "../../report-schemas";
import { secretsOf } from "../../secrets";
import { runCommand } from "./command";

let emulator: Emulator;
let parent: string;
let made = 0;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator();
  parent = mkdtempSync(join(tmpdir(), "access-audit-logs-"));
});
beforeEach(() => {
  emulator.control.reset();
  folder = join(parent, `d${made++}`);
});
afterAll(async () => {
  await emulator.stop();
  rmSync(parent, { recursive: true });
});

const { region, instanceId } = seed.huawei;
type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly file: string | null };
async function run(...args: string[]) {
  const ran = await runCommand("logs", clientEnvironment(emulator, {}), "--region", `huawei/${region}`, ...args);
  return {
    ...ran,
    rows: () => ran.stdout.split("\n").flatMap((line): Row[] => (line === "" ? [] : [JSON.parse(line)])),
  };
}
const filesIn = (place: string) =>
  existsSync(place)
    ? readdirSync(place, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(place, name)).isFile())
    : [];

describe("access-audit logs", () => {
  it("lists the files of all databases of a region, each once", async () => {
    const { code, stderr, rows } = await run("--cloud", "huawei", "--since", "60d");
    expect(code, stderr).toBe(0);
    const own = rows().filter((row) => row.instanceId === instanceId);
    expect(own.length).toBeGreaterThan(200);
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    for (const row of rows().slice(0, 20)) expect(undeclaredIn("logs", JSON.stringify(row))).toEqual([]);
    expect(own[0]).toMatchObject({ cloud: "huawei", region, engine: "taurusdb", file: null, sha256: null });
  });

  it("says once what fails for all engines of a region, in lines that fit", async () => {
    const { code, stderr } = await runCommand(
      "logs",
      clientEnvironment(emulator, {}),
      ...["--cloud", "huawei", "--region", "huawei/nowhere"],
    );
    expect(code).toBe(1);
    expect(stderr.match(/error: .*could not look up the project/g)).toHaveLength(1);
    expect(stderr.split("\n").filter((line) => line.length > 120)).toEqual([]);
  });

  it("fetches the files whole, tells their digests, and shows no link and no credential", async () => {
    const args = ["--cloud", "huawei", "--instance", instanceId, "--since", "5d", "--download", folder];
    const { code, stdout, stderr, rows } = await run(...args);
    expect(code, stderr).toBe(0);
    expect(rows().length).toBeGreaterThan(15);
    for (const { file, bytes, sha256 } of rows()) {
      const text = readFileSync(String(file));
      expect(text.length).toBe(bytes);
      expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
    }
    expect(filesIn(folder)).toHaveLength(rows().length);
    expect(stdout + stderr).not.toMatch(/Signature|AccessKeyId|https?:/);
    for (const secret of secretsOf(emulator)) expect(stdout + stderr).not.toContain(secret);
    emulator.control.clearJournal();
    const again = await run(...args);
    expect(again.rows().toSorted(byId)).toEqual(rows().toSorted(byId));
  });

  it("fetches exports of the other clouds, and only those that are ready", async () => {
    const at = Date.now() - 3_600_000;
    const { control } = emulator;
    control.putDatabase({
      ...{ id: seed.tencent.databases.cynosdb, engine: "cynosdb", auditing: {} },
      files: [
        { at },
        { at: at + 1000, status: "failed", error: "too many records" },
        { at: at + 2000, status: "creating" },
      ],
    });
    control.putAlibabaDatabase({
      id: seed.alibaba.databases.polardb,
      auditing: {},
      tasks: [{ at }, { at: at + 1000 }],
    });
    const places = [
      "--region",
      `tencent/${seed.tencent.region}`,
      `alibaba/${seed.alibaba.region}`,
      "--download",
      folder,
    ];
    const args = ["--cloud", "tencent", "alibaba", "--engine", "cynosdb", "polardb", ...places];
    const { code, stdout, stderr } = await runCommand("logs", clientEnvironment(emulator, {}), ...args);
    expect(code, stderr).toBe(0);
    const rows = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const fetched = rows.filter(({ file }) => file !== null);
    expect(fetched.map(({ cloud, status }) => [cloud, status]).sort()).toEqual([
      ["alibaba", "success"],
      ["alibaba", "success"],
      ["tencent", "success"],
    ]);
    expect(rows.find(({ status }) => status === "failed")).toMatchObject({ error: "too many records", file: null });
    expect(filesIn(folder)).toHaveLength(3);
    expect(new Set(fetched.map(({ sha256 }) => sha256)).size).toBe(3);
    expect(stdout + stderr).not.toMatch(/sign=|Signature|OSSAccessKeyId/);
  });

  it("lists in calls that their number bounds", async () => {
    await run("--cloud", "huawei", "--instance", instanceId, "--since", "85d");
    const lists = emulator.control.journal().filter(({ action }) => action === "ListAuditLogs");
    expect(lists.length).toBeLessThanOrEqual(3 + Math.ceil(340 / 100));
  });

  it("tells which list failed, and goes on with the others", async () => {
    emulator.control.fault({ cloud: "huawei", action: "ListAuditLogs", kind: "denied", times: 1 });
    const { code, stderr, rows } = await run("--cloud", "huawei", "--since", "2d");
    expect(code).toBe(1);
    expect(stderr).toContain("error: huawei");
    expect(rows().length).toBeGreaterThan(0);
  });

  it.each([
    [["--cloud", "volcengine"], "its databases have no audit logs"],
    [["--cloud", "huawei", "--instance", "none"], "the instance none is in none of the regions"],
  ])("says why there is nothing for %j", async (args, message) => {
    const ran = await run(...args).catch((error: Error) => ({ code: 1, stderr: error.message }));
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining(message)]);
  });
});

const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : 1);
