import { describe, expect, test } from "vitest";
import { type Emulator, type Fault, seed } from "../../../emulator/index";
import { type Asked, askCos, askHuawei, askOss, errorCode } from "../stage/clients";
import { emulate, monitor } from "../stage/fixture";
import { askLogs, askService } from "../stage/services";

const query = "accessmonitor";
const { projectId } = seed.huawei;

describe("the vendor's own words", () => {
  test.each([
    ["throttle", "cos", 503, "SlowDown"],
    ["throttle", "oss", 429, "TooManyRequests"],
    ["throttle", "cloudaudit", 200, "RequestLimitExceeded"],
    ["throttle", "taurusdb", 429, "APIGW.0308"],
    ["throttle", "iam", 429, undefined],
    ["serverError", "cos", 500, "InternalError"],
    ["serverError", "oss", 500, "InternalError"],
    ["serverError", "cloudaudit", 200, "InternalError"],
    ["serverError", "taurusdb", 500, "DBS.05000000"],
    ["serverError", "iam", 500, undefined],
    ["unavailable", "cos", 503, "ServiceUnavailable"],
    ["unavailable", "oss", 503, "ServiceUnavailable"],
    ["unavailable", "cloudaudit", 503, "ServiceUnavailable"],
    ["unavailable", "taurusdb", 503, "APIGW.0201"],
    ["unavailable", "iam", 503, undefined],
    ["denied", "cos", 403, "AccessDenied"],
    ["denied", "oss", 403, "AccessDenied"],
    ["denied", "cloudaudit", 200, "AuthFailure.UnauthorizedOperation"],
    ["denied", "taurusdb", 403, "PAP5.0056"],
    ["denied", "iam", 403, undefined],
  ] as const)("%s of %s", async (kind, service, status, code) => {
    const emulator = await emulate();
    emulator.control.fault({ service, kind, headers: { "Retry-After": "3" } });
    const answer = await askService(service, emulator);
    expect([answer.status, errorCode(answer), answer.headers["retry-after"]]).toEqual([status, code, "3"]);
    expect(emulator.control.journal()[0]).toMatchObject({ fault: kind, status });
    expect((await askService(service, emulator)).status).toBe(200);
  });

  test.each(["cos", "oss", "cloudaudit", "taurusdb"])("an error of your own, by %s", async (service) => {
    const emulator = await emulate();
    emulator.control.fault({ service, kind: "error", status: 418, code: "Teapot.Short", message: "I'm a <pot>" });
    const answer = await askService(service, emulator);
    expect([answer.status, errorCode(answer)]).toEqual([418, "Teapot.Short"]);
    expect(answer.body).toMatch(/I'm a (?:<pot>|&lt;pot&gt;)/);
  });
});

describe("what a fault meets", () => {
  test("its cloud, service, action and resource, and no others", async () => {
    const emulator = await emulate();
    const fault: Fault = {
      cloud: "tencent",
      service: "cos",
      action: "PutBucketAccessMonitor",
      resource: "logs-1250000000",
      kind: "throttle",
    };
    emulator.control.fault(fault);
    expect((await askCos(emulator, { query })).status).toBe(200);
    expect((await askOss(emulator, { method: "PUT", query, body: monitor("Enabled") })).status).toBe(200);
    const host = "audit-1250000000.cos.ap-guangzhou.myqcloud.com";
    const put = (asked: Asked) => askCos(emulator, { method: "PUT", query, body: monitor("Enabled"), ...asked });
    expect((await put({ host })).status).toBe(200);
    expect((await put({})).status).toBe(503);
    expect((await put({})).status).toBe(200);
  });

  test("as often as said, or until cleared", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "throttle", times: 2 });
    const status = async () => (await askCos(emulator, { query })).status;
    expect([await status(), await status(), await status()]).toEqual([503, 503, 200]);
    emulator.control.fault({ kind: "serverError", times: -1 });
    expect([await status(), await status()]).toEqual([500, 500]);
    emulator.control.clearFaults();
    expect(await status()).toBe(200);
  });

  test("never a request that is not authenticated", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "throttle" });
    expect((await askCos(emulator, { query, at: new Date(0) })).status).toBe(403);
    expect(emulator.control.faults()).toHaveLength(1);
  });

  test("an unknown kind or member is refused", async () => {
    const { control } = await emulate();
    expect(() => control.fault({ kind: "explode" } as never)).toThrow(/kind/);
    expect(() => control.fault({ kind: "late", often: 3 } as never)).toThrow(/often/);
  });
});

describe("the connection", () => {
  const enable = (emulator: Emulator) => askCos(emulator, { method: "PUT", query, body: monitor("Enabled") });
  const status = ({ control }: Emulator) => control.bucket("tencent", "logs-1250000000")?.accessMonitor;

  test("reset: cut before the change", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "reset" });
    await expect(enable(emulator)).rejects.toThrow();
    expect(status(emulator)).toBe("unset");
    expect(emulator.control.journal()[0]).toMatchObject({ status: 0, fault: "reset" });
  });

  test("loseAnswer: cut after the change", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "loseAnswer" });
    await expect(enable(emulator)).rejects.toThrow();
    expect(status(emulator)).toBe("Enabled");
  });

  test("late: the change at once, the answer after a while", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "late", afterMs: 300 });
    const started = Date.now();
    const answer = enable(emulator);
    await expect.poll(() => status(emulator), { timeout: 250 }).toBe("Enabled");
    expect((await answer).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
  });

  test("garbage and empty: 200, nothing done", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "garbage" });
    expect(await enable(emulator)).toMatchObject({ status: 200, headers: { "content-type": "text/html" } });
    emulator.control.fault({ kind: "garbage", body: "{", headers: { "Content-Type": "application/json" } });
    expect(await enable(emulator)).toMatchObject({ body: "{", headers: { "content-type": "application/json" } });
    emulator.control.fault({ kind: "empty" });
    expect(await enable(emulator)).toMatchObject({ status: 200, body: "" });
    expect(status(emulator)).toBe("unset");
  });
});

test("unauthorizedOnce: the token is disowned, a new one serves", async () => {
  const emulator = await emulate();
  const { userName: name, password, domainName } = emulator.credentials.huawei;
  const identity = { methods: ["password"], password: { user: { name, password, domain: { name: domainName } } } };
  const body = JSON.stringify({ auth: { identity, scope: { project: { id: projectId } } } });
  const renew = async () => {
    const asked = { method: "POST", path: "/v3/auth/tokens", body, headers: { "X-Auth-Token": "" } };
    return { "X-Auth-Token": (await askHuawei(emulator, asked)).headers["x-subject-token"] ?? "" };
  };
  const headers = await renew();
  emulator.control.fault({ kind: "unauthorizedOnce" });
  // A signature is no token.
  expect((await askLogs(emulator)).status).toBe(200);
  expect((await askLogs(emulator, {}, { headers })).status).toBe(401);
  expect((await askLogs(emulator, {}, { headers })).status).toBe(401);
  expect((await askLogs(emulator, {}, { headers: await renew() })).status).toBe(200);
});
