import { describe, expect, test } from "vitest";
import { askCloudAudit, askCos, askOss, errorCode } from "../stage/clients";
import { emulate, monitor } from "../stage/fixture";
import { askLogs, askService } from "../stage/services";

const query = "accessmonitor";
const page = { PageNumber: 1, PageSize: 10 };

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
