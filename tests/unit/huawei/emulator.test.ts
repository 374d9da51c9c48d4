import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, type Fault, seed, startEmulator } from "../../../emulator";
import {
  type AuditLogLinks,
  huaweiGetAuditLogLinks,
} from "../../../provider/clouds/huawei/databases/get-audit-log-links";
import { type AuditLogList, huaweiGetAuditLogs } from "../../../provider/clouds/huawei/databases/get-audit-logs";
import { sessionOf } from "./session";

const { instanceId, fixedFileIds, region } = seed.huawei;
const ninetyDays = { startTime: new Date(Date.now() - 90 * 24 * 3_600_000), endTime: new Date() };

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});

afterEach(() => emulator.control.reset());

afterAll(() => emulator.stop());

const keys = () => {
  const { accessKey, secretKey, securityToken } = emulator.credentials.huawei;
  return { accessKey, secretKey, ...(securityToken ? { securityToken } : {}) };
};
const login = () => {
  const { userName, password, domainName } = emulator.credentials.huawei;
  return { userName, password, domainName };
};

async function list(given: object = {}, configuration: object = keys()): Promise<AuditLogList> {
  const session = sessionOf({ configuration: { ...configuration }, emulatorUrl: emulator.url });
  const args = { cloud: "huawei", region, instanceId, ...ninetyDays, ...given };
  return (await huaweiGetAuditLogs.run(session, args)) as AuditLogList;
}

describe("against the emulator", () => {
  it.each([
    ["keys", keys],
    ["a user and a password", login],
  ])("lists 90 days with %s", async (_, configuration) => {
    const { auditLogs, totalCount, requestIds } = await list({}, configuration());
    expect(totalCount).toBe(auditLogs.length);
    expect(totalCount).toBeGreaterThan(355);
    expect(new Set(auditLogs.map(({ id }) => id)).size).toBe(totalCount);
    const begins = auditLogs.map(({ beginTime }) => beginTime);
    expect(begins).toEqual([...begins].sort());
    expect(new Set(requestIds).size).toBe(requestIds.length);
  });

  it("takes exactly 30 days as one page, whatever the milliseconds", async () => {
    const endTime = new Date(Math.floor(Date.now() / 1000) * 1000 + 123);
    const startTime = new Date(endTime.getTime() - 30 * 24 * 3_600_000);
    expect((await list({ startTime, endTime, offset: 0, limit: 100 })).auditLogs).toHaveLength(100);
  });

  it("keeps the fraction of a size", async () => {
    const { auditLogs } = await list({ startTime: "2019-11-06T00:00:00+0800", endTime: "2019-11-07T00:00:00+0800" });
    expect(auditLogs.map(({ id, size, beginTime }) => [id, size, beginTime])).toEqual([
      [fixedFileIds[0], 20481.835938, "2019-11-06T09:03:34+0800"],
      [fixedFileIds[1], 20481.835938, "2019-11-06T10:03:34+0800"],
    ]);
  });

  it("gives links", async () => {
    const session = sessionOf({ configuration: keys(), emulatorUrl: emulator.url });
    const args = { cloud: "huawei", region, instanceId, ids: [...fixedFileIds] };
    const { links } = (await huaweiGetAuditLogLinks.run(session, args)) as AuditLogLinks;
    expect(links).toHaveLength(2);
    expect(links.every((link) => link.startsWith("https://"))).toBe(true);
  });

  it.each<Fault>([
    { kind: "unavailable", service: "taurusdb", times: 2 },
    { kind: "reset", service: "taurusdb" },
    { kind: "garbage", service: "taurusdb" },
    { kind: "empty", service: "taurusdb" },
    { kind: "throttle", service: "taurusdb", headers: { "Retry-After": "1" } },
    { kind: "skew", skewMs: 3_600_000 },
    { kind: "serverError", service: "iam" },
  ])("gets over %j", async (fault) => {
    emulator.control.fault(fault);
    expect((await list()).totalCount).toBeGreaterThan(355);
  });

  it("waits as the vendor advises when it is throttled without a time", async () => {
    emulator.control.fault({ kind: "throttle", service: "taurusdb" });
    const began = Date.now();
    await list({ endTime: new Date(ninetyDays.startTime.getTime() + 1000) });
    expect(Date.now() - began).toBeGreaterThanOrEqual(2000);
  }, 10_000);

  it("logs in anew when a token is disowned", async () => {
    emulator.control.fault({ kind: "unauthorizedOnce", service: "taurusdb" });
    expect((await list({}, login())).totalCount).toBeGreaterThan(355);
    const logins = emulator.control.journal().filter(({ action }) => action === "CreateToken");
    expect(logins).toHaveLength(2);
  });

  it("names the permission that is missing", async () => {
    emulator.control.fault({ kind: "denied", service: "taurusdb", times: -1 });
    await expect(list()).rejects.toThrow(
      /PAP5\.0056: User does not have permission \(HTTP 403, request \w+\)\. The call needs the permission gaussdbformysql:auditlog:list$/,
    );
  });

  it("fails when a page is repeated", async () => {
    emulator.control.fault({ kind: "repeatPage", times: -1 });
    await expect(list()).rejects.toThrow("only repeats rows of other pages");
  });

  it("tells an instance that is not there", async () => {
    await expect(list({ instanceId: instanceId.replace("3", "4") })).rejects.toThrow("The DB instance does not exist");
  });

  it.each([
    ["a wrong secret", () => ({ ...keys(), secretKey: "wrong-secret-key" }), "Check the credentials"],
    ["a wrong password", () => ({ ...login(), password: "wrong-password" }), "The username or password is wrong"],
  ])("tells %s", async (_, configuration, message) => {
    await expect(list({}, { projectId: seed.huawei.projectId, ...configuration() })).rejects.toThrow(message);
  });
});
