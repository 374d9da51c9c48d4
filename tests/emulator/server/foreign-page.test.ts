import { describe, expect, test } from "vitest";
import { seed } from "../../../emulator/index";
import { emulate } from "../stage/fixture";
import { sendRaw } from "../stage/raw-request";

const bucket = `/_emulator/tencent/buckets/${seed.tencent.bucket}`;
/** Each changes the state, or what the emulator does next. */
const changes = [
  ["PUT", bucket, `{"accessMonitor":"Enabled"}`],
  ["DELETE", bucket, ""],
  ["POST", "/_emulator/reset", ""],
  ["POST", "/_emulator/faults", `{"kind":"throttle"}`],
  ["DELETE", "/_emulator/journal", ""],
  ["POST", "/_emulator/tencent/tracks", `{"name":"x"}`],
  ["PUT", "/_emulator/tencent/identity", `{"instanceRole":"auditor"}`],
] as const;

describe("what a page in a browser sends along", () => {
  test.each([
    ["the origin of another site", { Origin: "http://evil.example" }],
    ["an origin on another port of this machine", { Origin: "http://127.0.0.1:1" }],
    ["no origin to speak of", { Origin: "null" }],
    ["that it is of another site", { "Sec-Fetch-Site": "cross-site" }],
    ["that it is of another port", { "Sec-Fetch-Site": "same-site" }],
    ["both", { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" }],
  ])("%s: control changes nothing", async (_, headers) => {
    const emulator = await emulate();
    const { host } = new URL(emulator.url);
    const before = emulator.control.state();
    for (const [method, target, body] of changes) {
      const answer = await sendRaw(emulator.url, { method, target, headers: { Host: host, ...headers }, body });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body).error).toContain("page");
      expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
    }
    expect(emulator.control.state()).toEqual(before);
    expect(emulator.control.faults()).toEqual([]);
  });

  test("that it is this very place, or nothing: control does what it is told", async () => {
    const emulator = await emulate();
    const { host } = new URL(emulator.url);
    for (const headers of [
      {},
      { Origin: emulator.url },
      { "Sec-Fetch-Site": "same-origin" },
      { "Sec-Fetch-Site": "none" },
    ])
      for (const [method, target, body] of changes) {
        const answer = await sendRaw(emulator.url, { method, target, headers: { Host: host, ...headers }, body });
        expect(answer.status).toBe(200);
      }
  });

  test("a foreign origin: a cloud that verifies no signature answers nothing, and one that does answers as ever", async () => {
    const headers = { Host: "logs-1250000000.cos.ap-guangzhou.myqcloud.com", Origin: "http://evil.example" };
    const body = "<AccessMonitorConfiguration><Status>Enabled</Status></AccessMonitorConfiguration>";
    const request = { method: "PUT", target: "/?accessmonitor", headers, body };
    const careless = await emulate({ signatures: "ignore" });
    expect((await sendRaw(careless.url, request)).status).toBe(403);
    expect(careless.control.bucket("tencent", seed.tencent.bucket)?.accessMonitor).toBe("unset");
    const answer = await sendRaw((await emulate()).url, request);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain("<Code>AccessDenied</Code>");
  });
});
