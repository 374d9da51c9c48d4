import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const { databases } = seed.tencent;
const auditing = { open: "OpenAuditService", change: "ModifyAuditService", close: "CloseAuditService" };
const logging = { open: "OpenLog", change: "ModifyLog", close: "CloseLog" };
const instances = "DescribeAuditInstanceList";
const logs = "DescribeLogInstanceList";
const brain = (product: string) => ({ Product: product, NodeRequestType: product });
const auditLog = { LogType: "auditLog" };

/** Each engine as the vendor's pages have it: what switches on, and the row that shows it. */
const engines = [
  {
    ...{ engine: "cdb", service: "cdb", version: "2017-03-20", actions: auditing, list: instances, fixed: {} },
    ...{ on: { AuditAll: true, HighLogExpireDay: 7 }, half: {} },
    row: { AuditStatus: "ON", LogExpireDay: 30, HighLogExpireDay: 7, AuditAll: true, AuditTask: 0 },
  },
  {
    ...{ engine: "cynosdb", service: "cynosdb", version: "2019-01-07", actions: auditing, list: instances, fixed: {} },
    ...{ on: { AuditAll: false, RuleTemplateIds: ["cynosdb-art-1"] }, half: {} },
    row: { AuditStatus: "ON", LogExpireDay: 30, AuditAll: false, RuleTemplateIds: ["cynosdb-art-1"] },
  },
  {
    ...{ engine: "postgres", service: "postgres", version: "2017-03-12", actions: auditing, list: instances },
    ...{ fixed: { Product: "postgres" }, on: { HotLogExpireDay: 7, AuditType: "complex" } },
    half: { AuditSwitch: 1, Limit: 100 },
    row: { AuditStatus: "ON", LogExpireDay: 30, HotLogExpireDay: 7, InstanceInfo: { AuditType: "complex" } },
  },
  {
    ...{ engine: "mongodb", service: "mongodb", version: "2019-07-25", actions: auditing, list: instances, fixed: {} },
    on: { AuditAll: false, RuleFilters: [{ Type: "SqlType", Compare: "EQ", Value: ["insert"] }] },
    ...{ half: {}, row: { AuditStatus: "ON", LogExpireDay: 30, AuditAll: false } },
  },
  {
    ...{ engine: "mariadb", service: "dbbrain", version: "2021-05-27", actions: auditing, list: instances },
    ...{ fixed: brain("mariadb"), on: { HotLogExpireDay: 7 }, half: { AuditSwitch: 1 } },
    row: { AuditStatus: "ON", LogExpireDay: 30, HotLogExpireDay: 7 },
  },
  {
    ...{ engine: "dcdb", service: "dbbrain", version: "2021-05-27", actions: auditing, list: instances },
    ...{ fixed: brain("dcdb"), on: { HotLogExpireDay: 7 }, half: { AuditSwitch: 1 } },
    row: { AuditStatus: "ON", LogExpireDay: 30, HotLogExpireDay: 7 },
  },
  {
    ...{ engine: "redis", service: "redis", version: "2018-04-12", actions: logging, list: logs, fixed: auditLog },
    on: { HighLogExpireDay: 7, LogSubType: "write", DegradeStrategy: 600 },
    half: { LogSwitch: "on" },
    row: { Status: "normal", LogExpireDay: 30, LogSubType: "write", InstanceInfo: { DegradeStrategy: 600 } },
  },
  {
    ...{ engine: "sqlserver", service: "sqlserver", version: "2018-03-28", actions: logging, list: logs },
    ...{ fixed: auditLog, on: { HighLogExpireDay: 7 }, half: {} },
    row: { Status: "normal", LogExpireDay: 30, HighLogExpireDay: 7 },
  },
] as const;

describe.each(keyKinds)("tencentcloud-sdk-python-common on the databases, with %s", (_, given) => {
  const on = trial(given, "tencent/databases.py");
  const key = () => on.emulator.credentials.tencent.secretId;

  it.each(engines)("switches $engine on, sees it, changes it and switches it off", async (one) => {
    const { engine, service, version, actions, list, fixed, half, row } = one;
    const InstanceId = databases[engine as keyof typeof databases];
    const call = (action: string, parameters: object) =>
      on.value("call", { service, version, action, parameters: { ...fixed, ...parameters } });
    const seen = async () => {
      const found = await call(list, { ...half, Filters: [{ Name: "InstanceId", Values: [InstanceId] }] });
      return (found as { Items: unknown[] }).Items[0];
    };
    await call(actions.open, { InstanceId, LogExpireDay: 30, ...one.on });
    on.accepted(actions.open, key());
    // A task comes to its end after some reads; a list of one half may not show the instance before.
    const settled = async () => {
      for (let reads = 0; reads < 3 && on.control.databases().some(({ task }) => task !== undefined); reads++) {
        await seen();
        await call(list, { ...half, ...("AuditSwitch" in half ? { AuditSwitch: 0 } : {}) });
      }
    };
    await settled();
    expect(await seen()).toMatchObject(row);
    await call(actions.change, { InstanceId, LogExpireDay: 7, ...one.on });
    on.accepted(actions.change, key());
    expect(on.control.databases().find(({ id }) => id === InstanceId)?.auditing?.keepDays).toBe(7);
    await call(actions.close, { InstanceId });
    on.accepted(actions.close, key());
    await settled();
    expect(on.control.databases().find(({ id }) => id === InstanceId)?.auditing).toBeUndefined();
  });

  it.each(engines)("pages through the records of $engine", async (one) => {
    const { engine, service, version, actions, fixed } = one;
    const name = engine as keyof typeof databases;
    const InstanceId = databases[name];
    const at = Date.parse("2026-06-18T09:50:05.104Z");
    const rows = Array.from({ length: 3 }, (_, n) => ({ at: at + n * 1000, statement: `select ${n}` }));
    on.control.putDatabase({ id: InstanceId, engine: name, auditing: {}, rows });
    const brain = service === "dbbrain";
    const action = brain ? "DescribeDBAuditLogs" : actions === logging ? "DescribeLogs" : "DescribeAuditLogs";
    const span = { StartTime: "2026-06-18 17:00:00", EndTime: "2026-06-18 18:00:00" };
    const page = async (Offset: number) => {
      const parameters = { ...fixed, InstanceId, ...span, Limit: 2, Offset, ...(brain ? { LogType: "DB" } : {}) };
      const found = (await on.value("call", { service, version, action, parameters })) as Record<string, unknown>;
      return (found[brain ? "DBLogs" : "Items"] as unknown[] | null) ?? [];
    };
    expect([(await page(0)).length, (await page(2)).length, (await page(4)).length]).toEqual([2, 1, 0]);
    expect(on.accepted(action, key()).writes).toBe(false);
  });

  it.each(engines.filter(({ actions }) => actions === auditing))(
    "asks for a file of $engine and deletes it",
    async (one) => {
      const { engine, service, version, fixed } = one;
      const name = engine as keyof typeof databases;
      const InstanceId = databases[name];
      on.control.putDatabase({ id: InstanceId, engine: name, auditing: {} });
      const call = async (action: string, parameters: object) =>
        (await on.value("call", { service, version, action, parameters: { ...fixed, InstanceId, ...parameters } })) as {
          readonly Items?: readonly Readonly<Record<string, unknown>>[] | null;
        };
      const brain = service === "dbbrain";
      const [StartTime, EndTime] = ["2026-03-17T00:00:00+00:00", "2026-03-17T01:00:00+00:00"];
      const wall = { StartTime: "2026-06-18 00:00:00", EndTime: "2026-06-19 00:00:00" };
      await call("CreateAuditLogFile", brain ? { StartTime, EndTime } : wall);
      expect(on.accepted("CreateAuditLogFile", key()).writes).toBe(true);
      const files = async () => (await call("DescribeAuditLogFiles", { Limit: 100, Offset: 0 })).Items ?? [];
      expect((await files()).map(({ DownloadUrl }) => DownloadUrl)).toEqual([""]);
      await files();
      const [file] = await files();
      expect(file).toMatchObject({ Status: "success", DownloadUrl: expect.stringMatching(/^https:/) });
      const known = brain ? { AsyncRequestId: file?.AsyncRequestId } : { FileName: file?.FileName };
      await call("DeleteAuditLogFile", known);
      expect(on.accepted("DeleteAuditLogFile", key()).writes).toBe(true);
      expect(await files()).toEqual([]);
    },
  );

  it("raises the error for a change of what is off, and for days that there are not", async () => {
    const place = { service: "cdb", version: "2017-03-20" };
    const InstanceId = databases.cdb;
    const change = { ...place, action: "ModifyAuditService", parameters: { InstanceId, LogExpireDay: 7 } };
    expect((await on.call("call", change)).error?.code).toBe("FailedOperation.AuditConfigNotExist");
    const open = { ...place, action: "OpenAuditService", parameters: { InstanceId, LogExpireDay: 8 } };
    expect((await on.call("call", open)).error?.code).toBe("InvalidParameterValue");
  });
});
