import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { ocsfEvent } from "../../../cli/lake/output/ocsf-event";
import type { EventRow } from "../../../cli/lake/rows";
import { type Emulator, seed, startEmulator } from "../../../emulator/index";
import { clouds } from "../../../provider/registry";
import { runEvents } from "../../conformance/lake/command";
import { runProgram } from "../stage/judge";

let emulator: Emulator;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), "access-audit-ocsf-"));
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function judge(file: string): Promise<{ events: number; problems: string[] }> {
  const { code, stdout, stderr } = await runProgram("reports/ocsf.py", [file], {});
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

it.each(clouds.filter(({ events }) => events).map(({ name }) => name as keyof typeof seed))(
  "events of %s in OCSF follow the schema of API Activity",
  async (cloud) => {
    const file = join(folder, `${cloud}.ocsf.ndjson`);
    const region = `${cloud}/${seed[cloud].region}`;
    const { code, stderr } = await runEvents(
      clientEnvironment(emulator, {}),
      ...["--cloud", cloud, "--region", region, "--since", "61d", "--output", file],
    );
    expect(code, stderr).toBe(0);
    const { events, problems } = await judge(file);
    expect(problems).toEqual([]);
    expect(events).toBeGreaterThan(20);
    expect(JSON.parse(readFileSync(file, "utf8").split("\n")[0] ?? "")).toMatchObject({ class_uid: 6003 });
  },
);

const bare: EventRow = {
  ...{ cloud: "tencent", timeMs: 1_700_000_000_000 },
  event: { id: "1", time: "2023-11-14T22:13:20.000Z", name: "Frobnicate", source: "", resources: [], raw: {} },
};
const full: EventRow = {
  ...bare,
  event: {
    ...{ ...bare.event, name: "DeleteTrail", source: "cloudaudit", account: "100000000001", region: "ap-guangzhou" },
    ...{ actor: "alice\u202e", accessKeyId: "AKID", sourceAddress: "2001:db8::1", errorCode: "AuthFailure" },
    ...{ requestId: "r", resources: [{ type: "trail", name: "writes" }, { type: "bucket" }] },
    raw: { id: "18446744073709551615", nested: { list: [1, null, "x"] } },
  },
};
const { actor: _actor, ...nameless } = full.event;
const rows: readonly EventRow[] = [
  bare,
  full,
  {
    ...full,
    timeMs: undefined,
    event: { ...full.event, time: "yesterday", sourceAddress: "actiontrail.aliyuncs.com" },
  },
  { ...full, event: nameless },
];

it("rows that say little, and rows that say much, follow the schema, and one that breaks it is found out", async () => {
  const file = join(folder, "rows.ndjson");
  writeFileSync(file, rows.map(ocsfEvent).join(""));
  expect(await judge(file)).toEqual({ events: rows.length, problems: [] });
  const [plain, whole] = rows.map((row) => JSON.parse(ocsfEvent(row)));
  // What the vendor does not say is absent; what the schema demands claims nothing.
  expect(plain).toMatchObject({
    activity_id: 99,
    actor: { session: {} },
    src_endpoint: { name: "unknown" },
    status_id: 1,
  });
  expect(plain).not.toHaveProperty("resources");
  expect(whole).toMatchObject({
    ...{ activity_id: 4, type_uid: 600_304, status_id: 2, status_code: "AuthFailure" },
    ...{
      cloud: { account: { uid: "100000000001" } },
      src_endpoint: { ip: "2001:db8::1" },
      resources: [{ name: "writes" }],
    },
    unmapped: full.event.raw,
  });
  expect(JSON.parse(whole.raw_data)).toEqual(full.event.raw);
  writeFileSync(file, ocsfEvent(full).replace('"class_uid"', '"more":1,"class_uid"'));
  expect((await judge(file)).problems).not.toEqual([]);
});
