import { describe, expect, test } from "vitest";
import { type Emulator, seed } from "../../../emulator/index";
import { askHuawei, errorCode } from "../stage/clients";
import { emulate } from "../stage/fixture";

const host = "cts.cn-north-4.myhuaweicloud.com";
const ask = (emulator: Emulator, method: string, path: string, body?: object, query = "") =>
  askHuawei(emulator, {
    ...{ method, host, query, path: `/v3/${seed.huawei.projectId}/${path}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
const data = (more: object = {}) => ({
  ...{ tracker_type: "data", tracker_name: "orders" },
  data_bucket: { data_bucket_name: "orders", data_event: ["WRITE"] },
  ...more,
});
const obs = (more: object) => ({ obs_info: { bucket_name: "audit", ...more } });

describe("CTS trackers", () => {
  test("of data are made enabled, changed, and deleted by name", async () => {
    const emulator = await emulate();
    expect((await ask(emulator, "POST", "tracker", data())).status).toBe(201);
    const list = async () =>
      JSON.parse((await ask(emulator, "GET", "trackers", undefined, "tracker_name=orders&tracker_type=data")).body)
        .trackers;
    expect(await list()).toMatchObject([
      { tracker_name: "orders", status: "enabled", data_bucket: { data_event: ["WRITE"] } },
    ]);
    expect((await ask(emulator, "PUT", "tracker", data({ status: "disabled" }))).status).toBe(200);
    expect(await list()).toMatchObject([{ status: "disabled" }]);
    expect((await ask(emulator, "DELETE", "trackers", undefined, "tracker_name=orders&tracker_type=data")).status).toBe(
      204,
    );
    expect(await list()).toEqual([]);
  });

  test.each([
    ["a type that is none", data({ tracker_type: "other" }), "CTS.0202"],
    ["a name that begins with a hyphen", data({ tracker_name: "-orders" }), "CTS.0203"],
    ["a name of CTS's own", data({ tracker_name: "system" }), "CTS.0207"],
    ["no bucket to track", data({ data_bucket: undefined }), "CTS.0210"],
    [
      "a bucket that does not exist",
      data({ data_bucket: { data_bucket_name: "missing", data_event: ["READ"] } }),
      "CTS.0211",
    ],
    ["no events", data({ data_bucket: { data_bucket_name: "orders", data_event: [] } }), "CTS.0219"],
    ["an event that is none", data({ data_bucket: { data_bucket_name: "orders", data_event: ["LIST"] } }), "CTS.0225"],
    ["delivery into the tracked bucket", data(obs({ bucket_name: "orders" })), "CTS.0213"],
    ["a bucket's name with capitals", data(obs({ bucket_name: "Audit" })), "CTS.0231"],
    ["a prefix with a slash", data(obs({ file_prefix_name: "a/b" })), "CTS.0218"],
    ["days that are none", data(obs({ bucket_lifecycle: 7 })), "CTS.0217"],
    ["a member that is unknown", data({ colour: "red" }), "CTS.0003"],
    ["a second system tracker", { tracker_type: "system", tracker_name: "system" }, "CTS.0201"],
  ])("are refused with %s", async (_title, body, code) => {
    const emulator = await emulate();
    expect(errorCode(await ask(emulator, "POST", "tracker", body))).toBe(code);
    expect(emulator.control.trackers().filter(({ tracker_type }) => tracker_type === "data")).toEqual([]);
  });

  test("follow each of READ and WRITE of a bucket once", async () => {
    const emulator = await emulate();
    await ask(emulator, "POST", "tracker", data());
    expect(errorCode(await ask(emulator, "POST", "tracker", data({ tracker_name: "again" })))).toBe("CTS.0209");
    const reads = data({ tracker_name: "reads", data_bucket: { data_bucket_name: "orders", data_event: ["READ"] } });
    expect((await ask(emulator, "POST", "tracker", reads)).status).toBe(201);
  });
});

describe("audit policies", () => {
  const path = `instances/${seed.huawei.rdsInstanceId}/auditlog-policy`;
  const rds = (emulator: Emulator, method: string, body?: object, instance = path) =>
    askHuawei(emulator, {
      ...{ method, host: "rds.cn-north-4.myhuaweicloud.com", path: `/v3/${seed.huawei.projectId}/${instance}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });

  test("show what was written, and make the instance busy for a while", async () => {
    const emulator = await emulate();
    expect(JSON.parse((await rds(emulator, "GET")).body)).toMatchObject({ keep_days: 0 });
    expect((await rds(emulator, "PUT", { keep_days: 30, audit_types: ["GRANT"] })).status).toBe(200);
    expect(JSON.parse((await rds(emulator, "GET")).body)).toMatchObject({ keep_days: 30, audit_types: ["GRANT"] });
  });

  test.each([{ keep_days: 733 }, { keep_days: -1 }, { keep_days: "30" }, {}])("refuse %j", async (body) => {
    const emulator = await emulate();
    expect((await rds(emulator, "PUT", body)).status).toBe(400);
    expect(JSON.parse((await rds(emulator, "GET")).body)).toMatchObject({ keep_days: 0 });
  });

  test("of an instance that does not exist are not found", async () => {
    const missing = path.replace(seed.huawei.rdsInstanceId, "0".repeat(32).concat("in01"));
    const answer = await rds(await emulate(), "GET", undefined, missing);
    expect([answer.status, errorCode(answer)]).toEqual([404, "DBS.280238"]);
  });
});
