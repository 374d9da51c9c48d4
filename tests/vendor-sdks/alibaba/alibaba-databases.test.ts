import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Trial, trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const { databases } = seed.alibaba;

/** Each engine as the SDKs have it: what switches on, prolongs and switches off, and how that reads. */
const engines = [
  ...(["rds", "polardb"] as const).map((engine) => ({
    ...{ engine, service: "das", action: "ModifySqlLogConfig", modify: "modify_sql_log_config" },
    instance: { instance_id: databases[engine] },
    on: { enable: true, request_enable: false, retention: 30, hot_retention: 7 },
    longer: { enable: true, request_enable: false, retention: 180, hot_retention: 7 },
    off: { enable: false },
    ...{ read: "describe_sql_log_config", asked: {} },
    isOn: (keepDays: number) => ({ Success: "true", Data: { SqlLogEnable: true, Retention: keepDays } }),
    isOff: { Success: "true", Data: { SqlLogEnable: false } },
  })),
  {
    ...{ engine: "mongodb", service: "dds", action: "ModifyAuditPolicy", modify: "modify_audit_policy" },
    instance: { dbinstance_id: databases.mongodb },
    on: { audit_status: "enable", service_type: "V2_Standard", storage_period: 30, hot_storage_period: 7 },
    longer: { audit_status: "enable", service_type: "V2_Standard", storage_period: 180, hot_storage_period: 7 },
    off: { audit_status: "disabled" },
    ...{ read: "describe_mongo_dblog_config", asked: {} },
    isOn: (keepDays: number) => ({ EnableAudit: true, ServiceType: "V2_Standard", TtlForV2Standard: keepDays }),
    isOff: { EnableAudit: false, ServiceType: "Trial" },
  },
  {
    ...{ engine: "redis", service: "kvstore", action: "ModifyAuditLogConfig", modify: "modify_audit_log_config" },
    instance: { instance_id: databases.redis },
    on: { db_audit: true, retention: 30 },
    longer: { db_audit: true, retention: 180 },
    off: { db_audit: false },
    ...{ read: "describe_audit_log_config", asked: { region_id: seed.alibaba.region } },
    isOn: (keepDays: number) => ({ DbAudit: "true", Retention: String(keepDays) }),
    isOff: { DbAudit: "false", Retention: "" },
  },
];

describe.each(keyKinds)("the SDKs of Alibaba Cloud's databases, with %s", (_, given) => {
  const on = trial(given, "alibaba/databases.py");
  const call = (service: string, operation: string, request: object) =>
    on.value("call", { service, operation, request });

  it.each(engines)("switch $engine on, prolong it and switch it off", async (one) => {
    const { service, modify, action, instance, read, asked } = one;
    const write = async (request: object) => {
      await call(service, modify, { ...instance, ...request });
      expect(on.accepted(action, on.emulator.credentials.alibaba.accessKeyId)).toMatchObject({ status: 200 });
      // An instance is done after some looks.
      await settled(on, () => call(service, read, { ...instance, ...asked }));
    };
    const seen = () => call(service, read, { ...instance, ...asked });
    await write(one.on);
    expect(await seen()).toMatchObject(one.isOn(30));
    await write(one.longer);
    expect(await seen()).toMatchObject(one.isOn(180));
    await write(one.off);
    expect(await seen()).toMatchObject(one.isOff);
  });

  it.each([
    ["dds", "describe_dbinstances", { DBInstances: { DBInstance: [{ DBInstanceId: databases.mongodb }] } }],
    ["kvstore", "describe_instances", { Instances: { KVStoreInstance: [{ InstanceId: databases.redis }] } }],
  ])("list the instances of %s", async (service, operation, expected) => {
    const request = { region_id: seed.alibaba.region, page_number: 1, page_size: 30 };
    expect(await call(service, operation, request)).toMatchObject({ ...expected, TotalCount: 1 });
  });

  const to = Math.floor(Date.now() / 1000) * 1000;
  const texts = {
    start_time: new Date(to - 3_600_000).toISOString().replace(/\.\d+/, ""),
    end_time: new Date(to).toISOString().replace(/\.\d+/, ""),
  };
  it.each([
    {
      ...{ id: databases.rds, service: "das", operation: "get_das_sqllog_hot_data" },
      request: { instance_id: databases.rds, start: to - 3_600_000, end: to, max_records_per_page: 50 },
      expected: { Data: { List: [{ SQLText: "drop table orders", AccountName: "eve" }], Total: 1 } },
    },
    {
      ...{ id: databases.mongodb, service: "dds", operation: "describe_audit_records" },
      request: { dbinstance_id: databases.mongodb, page_size: 50, ...texts },
      expected: { Items: { SQLRecord: [{ Syntax: "drop table orders", AccountName: "eve" }] }, TotalRecordCount: 1 },
    },
    {
      ...{ id: databases.redis, service: "kvstore", operation: "describe_audit_records" },
      request: { instance_id: databases.redis, page_size: 50, ...texts },
      expected: { Items: { SQL: [{ SQLText: "drop table orders", AccountName: "eve" }] }, TotalRecordCount: 1 },
    },
  ])("list the records of $id", async ({ id, service, operation, request, expected }) => {
    const rows = [{ at: to - 60_000, statement: "drop table orders", user: "eve" }];
    on.control.putAlibabaDatabase({ id, auditing: {}, rows });
    expect(await call(service, operation, request)).toMatchObject(expected);
  });

  it.each(["rds", "polardb"] as const)("ask for an export of %s, and get its link", async (engine) => {
    const instance = { instance_id: databases[engine] };
    on.control.putAlibabaDatabase({ id: databases[engine], auditing: {} });
    const span = { start_time: to - 3_600_000, end_time: to };
    const asked = await call("das", "create_sql_log_task", { ...instance, ...span, type: "Export", name: "审计" });
    expect(on.accepted("CreateSqlLogTask", on.emulator.credentials.alibaba.accessKeyId).writes).toBe(true);
    const { TaskId } = Object(asked).Data;
    const page = { page_no: 1, page_size: 100 };
    const filters = [{ key: "TaskType", value: "Export" }];
    const list = async () =>
      Object(await call("das", "describe_sql_log_tasks", { ...instance, ...page, filters })).Data;
    expect(await list()).toMatchObject({
      Total: 1,
      List: [{ TaskId, Name: "审计", Start: span.start_time, Status: "INIT" }],
    });
    await list();
    expect((await list()).List[0]).toMatchObject({
      Status: "COMPLETED",
      Result: expect.stringContaining("Signature="),
    });
    const one = await call("das", "describe_sql_log_task", { ...instance, task_id: TaskId, page_no: 1, page_size: 10 });
    expect(Object(one).Data).toMatchObject({ TaskId, Export: expect.stringContaining("Signature="), Expire: false });
  });

  it("list the files of RDS, page by page and by name", async () => {
    const logFiles = Array.from({ length: 32 }, (_, n) => ({ name: `custins${n}.csv`, from: to - 3_600_000, to }));
    on.control.putAlibabaDatabase({ id: databases.rds, logFiles });
    const list = (more: object) => call("rds", "describe_sqllog_files", { dbinstance_id: databases.rds, ...more });
    const expected = { PageNumber: 2, PageRecordCount: 2, TotalRecordCount: 32 };
    expect(await list({ page_number: 2, page_size: 30 })).toMatchObject(expected);
    const [file] = Object(await list({ file_name: "custins7.csv" })).Items.LogFile;
    expect(file).toMatchObject({ FileID: "custins7.csv", LogSize: "3000", LogStatus: "Success" });
    expect(on.accepted("DescribeSQLLogFiles", on.emulator.credentials.alibaba.accessKeyId).writes).toBe(false);
  });

  it("read an instance that DAS does not know as a success that says failure", async () => {
    const answer = await call("das", "describe_sql_log_config", { instance_id: "rm-gone" });
    expect(answer).toMatchObject({ Code: "-404", Success: "false" });
  });

  it("read an instance that Redis does not have as gone", async () => {
    const request = { instance_id: "r-gone", region_id: seed.alibaba.region };
    const args = { service: "kvstore", operation: "describe_audit_log_config", request };
    expect((await on.call("call", args)).error).toMatchObject({ code: "InvalidInstanceId.NotFound" });
  });
});

async function settled({ control }: Trial, look: () => Promise<unknown>): Promise<void> {
  const isBusy = () => control.alibabaDatabases().some(({ busyLooks }) => busyLooks > 0);
  // The configuration of MongoDB's logs is no look at the instance.
  for (let looks = 0; looks < 3 && isBusy(); looks += 1) await look();
  for (const { id, auditing } of control.alibabaDatabases())
    if (isBusy()) control.putAlibabaDatabase({ id, auditing: auditing ?? null });
}
