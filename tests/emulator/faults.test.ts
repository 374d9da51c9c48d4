import { describe, expect, test } from "vitest";
import { type Emulator, type Fault, seed } from "../../emulator/index";
import { type Asked, askCloudAudit, askCos, askHuawei, askOss, errorCode, sendCloudAudit } from "./clients";
import { emulate, monitor } from "./fixture";
import type { RawAnswer } from "./raw-request";

const query = "accessmonitor";
const page = { PageNumber: 1, PageSize: 10 };
const { projectId, instanceId } = seed.huawei;

const vendorTime = (time: number) => `${new Date(time).toISOString().slice(0, 19)}+0000`;
function askLogs(emulator: Emulator, more: Record<string, string> = {}, asked: Asked = {}): Promise<RawAnswer> {
  const window = { start_time: vendorTime(Date.now() - 20 * 86_400_000), end_time: vendorTime(Date.now()) };
  const path = `/v3/${projectId}/instances/${instanceId}/audit-logs`;
  return askHuawei(emulator, { ...asked, path, query: new URLSearchParams({ ...window, ...more }).toString() });
}
const askProjects = (emulator: Emulator) =>
  askHuawei(emulator, { path: "/v3/projects", host: "iam.myhuaweicloud.com" });

const ways: Record<string, (emulator: Emulator) => Promise<RawAnswer>> = {
  cos: (emulator) => askCos(emulator, { query }),
  oss: (emulator) => askOss(emulator, { query }),
  cloudaudit: (emulator) => sendCloudAudit(emulator, "DescribeAuditTracks", page),
  iam: askProjects,
  taurusdb: (emulator) => askLogs(emulator),
};
const askService = (service: string, emulator: Emulator): Promise<RawAnswer> => {
  const way = ways[service];
  if (way === undefined) throw new Error(`no service ${service}`);
  return way(emulator);
};

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

describe("stale reads", () => {
  test("of a bucket: the value before the last write, as often as said", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "stale", times: 2 });
    const read = async () => /<Status>(\w+)/.exec((await askOss(emulator, { query })).body)?.[1];
    // Nothing was written yet, so nothing is stale and the fault waits.
    expect(await read()).toBe("Disabled");
    await askOss(emulator, { method: "PUT", query, body: monitor("Enabled") });
    expect([await read(), await read(), await read()]).toEqual(["Disabled", "Disabled", "Enabled"]);
  });

  test("of a track just made: it is not there yet", async () => {
    const emulator = await emulate();
    const storage = { StorageType: "cos", StorageRegion: "ap-guangzhou", StorageName: "audit", StoragePrefix: "audit" };
    const rest = { Status: 1, ActionType: "*", ResourceType: "*", EventNames: ["*"], Storage: storage };
    await askCloudAudit(emulator, "CreateAuditTrack", { Name: "writes", ...rest });
    const describe = () => askCloudAudit(emulator, "DescribeAuditTrack", '{"TrackId":9007199254740993}');
    emulator.control.fault({ kind: "stale", action: "DescribeAuditTrack" });
    expect(await describe()).toMatchObject({ Error: { Code: "ResourceNotFound.AuditNotExist" } });
    expect(await describe()).toMatchObject({ Name: "writes" });
    emulator.control.fault({ kind: "stale", action: "DescribeAuditTracks" });
    const list = () => askCloudAudit(emulator, "DescribeAuditTracks", page);
    expect([(await list()).TotalCount, (await list()).TotalCount]).toEqual([0, 1]);
  });
});

describe("a server clock that is off", () => {
  test.each([
    ["cos", "RequestTimeTooSkewed", -3_600_000],
    ["cos", "AccessDenied", 3_600_000],
    ["oss", "RequestTimeTooSkewed", 3_600_000],
    ["cloudaudit", "AuthFailure.SignatureExpire", 3_600_000],
    ["taurusdb", "APIGW.0301", 3_600_000],
  ])("%s answers %s and tells its time", async (service, code, skewMs) => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "skew", skewMs });
    const refused = await askService(service, emulator);
    expect(errorCode(refused)).toBe(code);
    const off = Date.parse(refused.headers.date ?? "") - Date.now() - skewMs;
    expect(Math.abs(off)).toBeLessThan(5000);
  });

  test("it stays off, so a client that corrects itself is served", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "skew", skewMs: 3_600_000 });
    expect((await askOss(emulator, { query })).status).toBe(403);
    expect((await askOss(emulator, { query, at: new Date(Date.now() + 3_600_000) })).status).toBe(200);
  });
});

describe("a list that repeats its first page", () => {
  test("rows", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "repeatPage", action: "ListAuditLogs", times: -1 });
    const [first, second] = [await askLogs(emulator), await askLogs(emulator, { offset: "10" })];
    expect(JSON.parse(second.body).audit_logs).toEqual(JSON.parse(first.body).audit_logs);
  });

  test("tracks", async () => {
    const emulator = await emulate();
    for (const name of ["one", "two"]) emulator.control.putTrack({ name });
    emulator.control.fault({ kind: "repeatPage" });
    const ask = (PageNumber: number) => askCloudAudit(emulator, "DescribeAuditTracks", { PageNumber, PageSize: 1 });
    expect(await ask(1)).toMatchObject({ Tracks: [{ Name: "one" }] });
    expect(await ask(2)).toMatchObject({ Tracks: [{ Name: "one" }] });
    expect(await ask(2)).toMatchObject({ Tracks: [{ Name: "two" }] });
  });

  test("buckets, which are marked by name", async () => {
    const emulator = await emulate();
    emulator.control.fault({ kind: "repeatPage", times: 2 });
    const cos = await askCos(emulator, {
      host: "service.cos.myqcloud.com",
      query: "marker=audit-1250000000&max-keys=1",
    });
    expect(cos.body).toContain("<Name>audit-1250000000</Name>");
    const oss = await askOss(emulator, { host: "oss-cn-hangzhou.aliyuncs.com", query: "marker=archive&max-keys=1" });
    expect(oss.body).toContain("<Name>archive</Name>");
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
