import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, seed, startEmulator } from "../../../emulator/index";
import { hostileNames } from "../../hostile/texts";
import { askCos, askHuawei, askOss, askTos, errorCode, sendActionTrail, sendCloudAudit } from "../stage/clients";
import { emulate } from "../stage/fixture";

/** What every object of this process has, as far as it can be changed. */
const shared = () =>
  [Object.prototype, Array.prototype, Function.prototype].map((one) => JSON.stringify(Object.getOwnPropertyNames(one)));
let before: string[];
beforeEach(() => {
  before = shared();
});
afterEach(() => {
  const changed = Object.keys(Object.prototype);
  for (const name of changed) Reflect.deleteProperty(Object.prototype, name);
  expect([changed, shared()]).toEqual([[], before]);
});

async function control(emulator: Emulator, method: string, path: string, body?: string) {
  const init = { method, ...(body === undefined ? {} : { body }) };
  const response = await fetch(`${emulator.url}/_emulator${path}`, init);
  return { status: response.status, value: JSON.parse(await response.text()) };
}

describe.each(hostileNames)("the name %s", (name) => {
  const clouds = ["tencent", "alibaba", "volcengine"] as const;

  test.each(clouds)("of a bucket of %s is a name, through control and a restart", async (cloud) => {
    const folder = mkdtempSync(join(tmpdir(), "emulator-"));
    try {
      const stateFile = join(folder, "state.json");
      const emulator = await startEmulator({ stateFile });
      const path = `/${cloud}/buckets/${name}`;
      expect((await control(emulator, "GET", path)).status).toBe(404);
      expect((await control(emulator, "DELETE", path)).value).toEqual({ deleted: false });
      const made = await control(emulator, "PUT", path, `{"accessMonitor":"Enabled"}`);
      expect(made).toMatchObject({ status: 200, value: { name, accessMonitor: "Enabled" } });
      const state = emulator.control.state();
      expect(Object.keys(state[cloud].buckets)).toContain(name);
      await emulator.stop();
      const again = await emulate({ stateFile });
      expect(again.control.state()).toEqual(state);
      expect(await control(again, "GET", path)).toEqual(made);
      expect((await control(again, "DELETE", path)).value).toEqual({ deleted: true });
      expect((await control(again, "GET", path)).status).toBe(404);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("of a bucket that does not exist is refused as any other", async () => {
    const emulator = await emulate();
    const query = "accessmonitor";
    const answers = [
      await askCos(emulator, { query, host: `${name}.cos.ap-guangzhou.myqcloud.com` }),
      await askOss(emulator, { query, host: "oss-cn-hangzhou.aliyuncs.com", bucket: name, path: `/${name}/` }),
      await askTos(emulator, { query, host: "tos-cn-beijing.volces.com", path: `/${name}` }),
    ];
    expect(answers.map((answer) => [answer.status, errorCode(answer)])).toEqual(Array(3).fill([404, "NoSuchBucket"]));
  });

  test("of a bucket that exists answers as any other", async () => {
    const emulator = await emulate();
    emulator.control.putBucket("alibaba", { name, accessMonitor: "Enabled" });
    emulator.control.putBucket("volcengine", { name, accessMonitor: "Enabled" });
    const query = "accessmonitor";
    const oss = { host: "oss-cn-hangzhou.aliyuncs.com", bucket: name, path: `/${name}/` };
    const [asked, listed] = [await askOss(emulator, { query, ...oss }), await askOss(emulator, { host: oss.host })];
    expect(asked.body).toContain("<Status>Enabled</Status>");
    expect(listed.body).toContain(`<Name>${name}</Name>`);
    expect((await askTos(emulator, { query, host: "tos-cn-beijing.volces.com", path: `/${name}` })).status).toBe(200);
  });

  test("of an action, an attribute or a parameter is unknown", async () => {
    const emulator = await emulate({ rateLimits: true });
    const codes = async (...answers: Promise<{ body: string; status: number }>[]) =>
      (await Promise.all(answers)).map((answer) => [errorCode(answer), answer.status]);
    const attribute = { StartTime: 1, EndTime: 2, MaxResults: 10, LookupAttributes: [{ AttributeKey: name }] };
    const nested = (query: string) => sendCloudAudit(emulator, "DescribeAuditTracks", {}, { method: "GET", query });
    expect(
      await codes(
        sendCloudAudit(emulator, name, {}),
        nested(`${name}.polluted=1`),
        nested(`a.${name}.polluted=1`),
        nested(`${name}.prototype.polluted=1`),
        nested(`${name}=1`),
        sendCloudAudit(emulator, "DescribeAuditTracks", `{"PageNumber":1,"PageSize":10,"${name}":{"polluted":1}}`),
        sendCloudAudit(emulator, "DescribeEvents", attribute),
      ),
    ).toEqual([
      ["InvalidAction", 200],
      ...Array(5).fill(["UnknownParameter", 200]),
      [expect.stringMatching(/^InvalidParameter/), 200],
    ]);
    const lookup = { "LookupAttribute.1.Key": name, "LookupAttribute.1.Value": "x" };
    expect(
      await codes(
        sendActionTrail(emulator, name),
        sendActionTrail(emulator, "LookupEvents", lookup, { method: "GET" }),
      ),
    ).toEqual([
      ["InvalidAction", expect.any(Number)],
      ["InvalidQueryParameter", expect.any(Number)],
    ]);
    const trail = { Name: "trail-test", OssBucketName: name, EventRW: "All" };
    expect(await codes(sendActionTrail(emulator, "CreateTrail", trail))).not.toContainEqual([undefined, 200]);
    expect(
      (await askHuawei(emulator, { method: "POST", path: `/${name}`, host: "iam.myhuaweicloud.com" })).status,
    ).toBe(404);
  });

  test("of an instance is a name, through control", async () => {
    const emulator = await emulate();
    const path = `/huawei/instances/${name}`;
    expect((await control(emulator, "GET", path)).status).toBe(404);
    expect((await control(emulator, "DELETE", path)).value).toEqual({ deleted: false });
    expect(emulator.control.instance(name)).toBeUndefined();
  });

  test("of a tag is a name", async () => {
    const emulator = await emulate();
    const { projectId } = seed.huawei;
    const tracker = emulator.control.trackers().at(0) ?? emulator.control.putTracker({ tracker_type: "system" });
    const send = (method: string, tail: string, tags: string) =>
      askHuawei(emulator, {
        ...{ method, host: "cts.cn-north-4.myhuaweicloud.com" },
        path: `/v3/${projectId}/cts-tracker/${tracker.id}/tags/${tail}`,
        ...{ body: tags, headers: { "Content-Type": "application/json" } },
      });
    expect((await send("POST", "create", `{"tags":[{"key":"${name}","value":"v"}]}`)).status).toBe(204);
    expect(Object.entries(emulator.control.trackers().at(0)?.tags ?? {})).toContainEqual([name, "v"]);
    expect((await send("DELETE", "delete", `{"tags":[{"key":"${name}"}]}`)).status).toBe(204);
    expect(Object.keys(emulator.control.trackers().at(0)?.tags ?? {})).not.toContain(name);
  });

  test("of an element of a lifecycle rule is a name", async () => {
    const emulator = await emulate();
    const rule = `<Rule><ID>one</ID><Status>Enabled</Status><${name}><polluted>1</polluted></${name}></Rule>`;
    const body = `<LifecycleConfiguration>${rule}</LifecycleConfiguration>`;
    for (const ask of [askCos, askOss]) {
      expect((await ask(emulator, { method: "PUT", query: "lifecycle", body })).status).not.toBe(599);
      expect((await ask(emulator, { query: "lifecycle" })).status).not.toBe(599);
    }
  });

  test("as a member of what control is given changes nothing else", async () => {
    const emulator = await emulate();
    const member = `{"${name}":{"polluted":true}}`;
    for (const [method, path] of [
      ...(["tencent", "alibaba", "volcengine"] as const).map((cloud) => ["PUT", `/${cloud}/buckets/other`]),
      ...[
        ["PUT", "/tencent/identity"],
        ["POST", "/faults"],
        ["POST", "/tencent/tracks"],
        ["PUT", "/huawei/instances"],
      ],
    ] as const)
      expect((await control(emulator, method ?? "", path ?? "", member)).status).toBeGreaterThanOrEqual(200);
    const rule = { ID: "one", Status: "Enabled", [name]: "x" };
    emulator.control.putBucket("tencent", { name: "other-1250000000", lifecycleRules: [rule] });
    expect(
      (await askCos(emulator, { query: "lifecycle", host: "other-1250000000.cos.ap-guangzhou.myqcloud.com" })).status,
    ).toBe(200);
    emulator.control.fault({ service: "oss", kind: "denied", code: name });
    expect((await askOss(emulator, { query: "accessmonitor" })).status).not.toBe(599);
    expect((await control(emulator, "GET", `/${name}/buckets/x`)).status).toBe(400);
  });
});
