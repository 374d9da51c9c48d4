import { describe, expect, test } from "vitest";
import { type Emulator, seed } from "../../../emulator/index";
import { askHuawei, errorCode } from "../stage/clients";
import { emulate } from "../stage/fixture";
import type { RawAnswer } from "../stage/raw-request";

const { projectId, instanceId, fixedFileIds } = seed.huawei;
const logsPath = `/v3/${projectId}/instances/${instanceId}/audit-logs`;
const linkPath = `/v3/${projectId}/instances/${instanceId}/audit-log-link`;
const now = new Date("2026-01-15T08:30:45Z");
const day = 86_400_000;

const vendorTime = (time: number) => `${new Date(time).toISOString().slice(0, 19)}+0000`;
const range = (from: number, to: number, more: Record<string, string> = {}) =>
  new URLSearchParams({
    start_time: vendorTime(now.getTime() + from),
    end_time: vendorTime(now.getTime() + to),
    ...more,
  }).toString();

const ask = (emulator: Emulator, query: string, more: object = {}): Promise<RawAnswer> =>
  askHuawei(emulator, { path: logsPath, query, at: now, ...more });
const frozen = () => emulate({ now: () => now });

describe("audit log files", () => {
  test("the rows of a window, paged by row offset", async () => {
    const emulator = await frozen();
    const rows: { id: string; size: number; begin_time: string }[] = [];
    let total = Number.POSITIVE_INFINITY;
    while (rows.length < total) {
      const answer = await ask(emulator, range(-30 * day, 0, { offset: String(rows.length), limit: "50" }));
      expect(answer.status).toBe(200);
      const page = JSON.parse(answer.body);
      total = page.total_count;
      rows.push(...page.audit_logs);
    }
    expect(rows.length).toBe(total);
    expect(total).toBeGreaterThanOrEqual(119);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(total);
    expect(rows.every(({ id }) => /^fa16.{29}br01$/.test(id))).toBe(true);
    expect(rows.some(({ size }) => !Number.isInteger(size))).toBe(true);
    expect(rows[0]?.begin_time).toMatch(/^2026-01-1\dT\d\d:\d\d:\d\d\+0800$/);
  });

  test("the seed holds 90 days of files and two that never change", async () => {
    const emulator = await frozen();
    const files = emulator.control.instance(instanceId)?.files ?? [];
    expect(files).toHaveLength(362);
    expect(files.slice(-2).map(({ id }) => id)).toEqual(fixedFileIds);
    const again = (await frozen()).control.instance(instanceId)?.files;
    expect(again).toEqual(files);
  });

  test("offset and limit have defaults", async () => {
    const { body } = await ask(await frozen(), range(-7 * day, 0));
    expect(JSON.parse(body).audit_logs).toHaveLength(10);
  });

  test("exactly 30 days are allowed", async () => {
    expect((await ask(await frozen(), range(-30 * day, 0))).status).toBe(200);
  });

  const start = "2026-01-14T00:00:00+0000";
  test.each([
    ["more than 30 days", range(-30 * day - 1000, 0)],
    ["an end before the start", range(0, -day)],
    ["an empty window", range(0, 0)],
    ["a limit of 0", range(-day, 0, { limit: "0" })],
    ["a limit of 101", range(-day, 0, { limit: "101" })],
    ["a negative offset", range(-day, 0, { offset: "-1" })],
    ["no end", new URLSearchParams({ start_time: start }).toString()],
    ["a time with Z", new URLSearchParams({ start_time: start, end_time: "2026-01-15T00:00:00Z" }).toString()],
    [
      "an offset with a colon",
      new URLSearchParams({ start_time: start, end_time: "2026-01-15T00:00:00+00:00" }).toString(),
    ],
    ["milliseconds", new URLSearchParams({ start_time: start, end_time: "2026-01-15T00:00:00.000+0000" }).toString()],
    ["a day that is none", new URLSearchParams({ start_time: "2025-02-30T00:00:00+0000", end_time: start }).toString()],
    ["a raw plus", `start_time=${start}&end_time=2026-01-15T00:00:00+0000`],
  ])("refuses %s", async (_name, query) => {
    const answer = await ask(await frozen(), query);
    expect([answer.status, errorCode(answer)]).toEqual([400, "DBS.200001"]);
  });

  const withIds = (project: string, instance: string) => `/v3/${project}/instances/${instance}/audit-logs`;
  test.each([
    [400, "DBS.200001", withIds(projectId, instanceId.replace("in07", "in01"))],
    [400, "DBS.200001", withIds(projectId, instanceId.slice(1))],
    [400, "DBS.200001", withIds("short", instanceId)],
    [404, "DBS.200002", withIds(projectId, `${"0".repeat(32)}in07`)],
    [403, "DBS.200010", withIds("0".repeat(32), instanceId)],
    [404, "APIGW.0101", `/v3/${projectId}/instances/${instanceId}/nothing`],
  ])("%i %s for %s", async (status, code, path) => {
    const answer = await ask(await frozen(), range(-day, 0), { path });
    expect([answer.status, errorCode(answer)]).toEqual([status, code]);
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
  });

  test.each([
    [401, { "X-Project-Id": "0".repeat(32) }],
    [400, { "X-Language": "de-de" }],
    [200, { "X-Language": "zh-cn", "X-Project-Id": projectId }],
  ])("%i for the headers %j", async (status, headers) => {
    expect((await ask(await frozen(), range(-day, 0), { headers })).status).toBe(status);
  });

  test("an instance of another region is not at this host", async () => {
    const host = "gaussdb.cn-east-2.myhuaweicloud.com";
    expect(errorCode(await ask(await frozen(), range(-day, 0), { host }))).toBe("DBS.200002");
  });
});

describe("links", () => {
  const post = (emulator: Emulator, body: unknown) =>
    askHuawei(emulator, { method: "POST", path: linkPath, body: JSON.stringify(body), at: now });

  test("one for each id, for five minutes", async () => {
    const answer = await post(await frozen(), { ids: fixedFileIds });
    const { links } = JSON.parse(answer.body) as { links: string[] };
    expect(links).toHaveLength(2);
    for (const link of links)
      expect(Number(new URL(link).searchParams.get("Expires"))).toBe(now.getTime() / 1000 + 300);
  });

  test.each([
    ["an unknown id", { ids: ["nobody"] }],
    ["no ids", { ids: [] }],
    ["51 ids", { ids: Array.from({ length: 51 }, () => fixedFileIds[0]) }],
    ["another type", { ids: [1] }],
    ["no object", []],
  ])("refuses %s", async (_name, body) => {
    const answer = await post(await frozen(), body);
    expect([answer.status, errorCode(answer)]).toEqual([400, "DBS.200001"]);
  });
});

describe("authentication", () => {
  test.each([-16, 16])("a clock that is %i minutes off", async (minutes) => {
    const at = new Date(now.getTime() + minutes * 60_000);
    const answer = await ask(await frozen(), range(-day, 0), { at });
    expect([answer.status, errorCode(answer)]).toEqual([401, "APIGW.0301"]);
  });

  test("temporary credentials need their own token", async () => {
    const huawei = { accessKey: "AK", secretKey: "SK", securityToken: "token-1" };
    const emulator = await emulate({ now: () => now, credentials: { huawei } });
    const status = async (token: string) =>
      (await ask(emulator, range(-day, 0), { headers: { "X-Security-Token": token } })).status;
    expect([await status("token-1"), await status(""), await status("other")]).toEqual([200, 401, 401]);
  });

  function tokenRequest(emulator: Emulator, more: { password?: string; project?: object } = {}): Promise<RawAnswer> {
    const { userName, password, domainName } = emulator.credentials.huawei;
    const user = { name: userName, password: more.password ?? password, domain: { name: domainName } };
    const identity = { methods: ["password"], password: { user } };
    const body = JSON.stringify({ auth: { identity, scope: { project: more.project ?? { name: "cn-north-4" } } } });
    const host = "iam.cn-north-4.myhuaweicloud.com";
    const headers = { "X-Auth-Token": "" };
    return askHuawei(emulator, { method: "POST", path: "/v3/auth/tokens", host, body, headers, at: now });
  }

  test("a token for user name and password, used instead of a signature", async () => {
    const emulator = await frozen();
    const issued = await tokenRequest(emulator);
    expect(issued.status).toBe(201);
    const token = issued.headers["x-subject-token"] ?? "";
    expect(JSON.parse(issued.body).token).toMatchObject({
      expires_at: "2026-01-16T08:30:45.000000Z",
      project: { id: projectId },
    });
    expect((await ask(emulator, range(-day, 0), { headers: { "X-Auth-Token": token } })).status).toBe(200);
    expect(emulator.control.journal().at(-1)?.signedBy).toBe("audit-user");
    const wrong = await ask(emulator, range(-day, 0), { headers: { "X-Auth-Token": "x" } });
    expect([wrong.status, errorCode(wrong)]).toEqual([401, "APIGW.0301"]);
  });

  test("a token ends with its lifetime", async () => {
    let at = now;
    const emulator = await emulate({ now: () => at });
    emulator.control.tokenLifetimeMs(60_000);
    const token = (await tokenRequest(emulator)).headers["x-subject-token"] ?? "";
    const headers = { "X-Auth-Token": token };
    expect((await ask(emulator, range(-day, 0), { headers })).status).toBe(200);
    at = new Date(now.getTime() + 60_000);
    expect((await ask(emulator, range(-day, 0), { headers })).status).toBe(401);
  });

  test("a wrong password, a project that is not there, a body that is none", async () => {
    const emulator = await frozen();
    const wrong = await tokenRequest(emulator, { password: "no" });
    expect([wrong.status, JSON.parse(wrong.body).error.code]).toEqual([401, 401]);
    expect((await tokenRequest(emulator, { project: { name: "mars-1" } })).status).toBe(401);
    const path = "/v3/auth/tokens";
    expect(
      (await askHuawei(emulator, { method: "POST", path, body: "{}", headers: { "X-Auth-Token": "" } })).status,
    ).toBe(400);
  });

  test("projects by name: none, one, several", async () => {
    const emulator = await frozen();
    const count = async (name: string) => {
      const asked = { path: "/v3/projects", query: `name=${name}`, host: "iam.myhuaweicloud.com", at: now };
      return JSON.parse((await askHuawei(emulator, asked)).body).projects.length;
    };
    expect([await count("cn-north-4"), await count("mars-1")]).toEqual([1, 0]);
    emulator.control.putProject({ id: "1".repeat(32), name: "cn-north-4" });
    expect(await count("cn-north-4")).toBe(2);
  });

  test("a project is never made", async () => {
    const asked = { method: "POST", path: "/v3/projects", body: "{}", host: "iam.myhuaweicloud.com", at: now };
    expect((await askHuawei(await frozen(), asked)).status).toBe(403);
  });
});
