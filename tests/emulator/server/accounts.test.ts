import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startEmulator } from "../../../emulator/index";

const folder = mkdtempSync(join(tmpdir(), "access-audit-accounts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const account = "2000000001";
const bucket = { name: "other-1250000000", region: "ap-guangzhou" };

describe("a further account", () => {
  test("has a state of its own, which a state file keeps", async () => {
    const stateFile = join(folder, "state.json");
    const first = await startEmulator({ stateFile });
    try {
      first.control.inAccount(account, () => first.control.putBucket("tencent", bucket));
      expect(first.control.bucket("tencent", bucket.name)).toBeUndefined();
      expect(first.control.inAccount(account, () => first.control.state().tencent.tracks)).toEqual([]);
    } finally {
      await first.stop();
    }
    expect(Object.keys(JSON.parse(readFileSync(stateFile, "utf8")).accounts)).toEqual([account]);
    const second = await startEmulator({ stateFile });
    try {
      expect(second.control.inAccount(account, () => second.control.bucket("tencent", bucket.name))).toMatchObject(
        bucket,
      );
      second.control.reset();
      expect(second.control.inAccount(account, () => second.control.bucket("tencent", bucket.name))).toBeUndefined();
    } finally {
      await second.stop();
    }
  });

  test("is named by a header over HTTP", async () => {
    const emulator = await startEmulator();
    try {
      const path = `${emulator.url}/_emulator/tencent/buckets/${bucket.name}`;
      const headers = { "X-Account": account };
      const put = await fetch(path, { method: "PUT", headers, body: JSON.stringify({ region: bucket.region }) });
      expect(put.status).toBe(200);
      expect((await fetch(path)).status).toBe(404);
      expect(await (await fetch(path, { headers })).json()).toMatchObject(bucket);
    } finally {
      await emulator.stop();
    }
  });

  test("has keys, of which the journal holds no secret", async () => {
    const emulator = await startEmulator();
    try {
      const keys = emulator.control.accountKeys("alibaba", account);
      expect(Object.keys(keys).sort()).toEqual(["accessKeyId", "accessKeySecret"]);
      expect(emulator.control.accountKeys("alibaba", account)).not.toEqual(keys);
      emulator.control.inAccount(account, () => expect(emulator.control.journal()).toEqual([]));
    } finally {
      await emulator.stop();
    }
  });
});
