import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Emulator } from "../../../emulator/index";
import { askOss, errorCode } from "../stage/clients";
import { emulate, monitor } from "../stage/fixture";
import { sendRaw } from "../stage/raw-request";

const query = "accessmonitor";

describe("the access monitor of a bucket", () => {
  test("a fresh bucket is Disabled; PUT and GET; the bucket's info tells as well", async () => {
    const emulator = await emulate();
    expect((await askOss(emulator, { query })).body).toContain("<Status>Disabled</Status>");
    const put = await askOss(emulator, { method: "PUT", query, body: monitor("Enabled") });
    expect([put.status, put.body]).toEqual([200, ""]);
    expect(put.headers["x-oss-request-id"]).toMatch(/^[0-9A-F]{24}$/);
    expect((await askOss(emulator, { query })).body).toContain("<Status>Enabled</Status>");
    expect((await askOss(emulator, { query: "bucketInfo" })).body).toContain("<AccessMonitor>Enabled</AccessMonitor>");
  });

  test.each([
    ["emptyStatus", "<Status/>"],
    ["unset", "<AccessMonitorConfiguration/>"],
    ["foreign", "<VersioningConfiguration>"],
  ] as const)("plays the form %s", async (form, text) => {
    const emulator = await emulate();
    emulator.control.putBucket("alibaba", { name: "archive", accessMonitor: form });
    expect((await askOss(emulator, { query })).body).toContain(text);
  });

  test("plays the empty body", async () => {
    const emulator = await emulate();
    emulator.control.putBucket("alibaba", { name: "archive", accessMonitor: "emptyBody" });
    expect(await askOss(emulator, { query })).toMatchObject({ status: 200, body: "" });
  });

  test.each([
    ["MalformedXML", monitor("enabled"), {}],
    ["MalformedXML", "", {}],
    ["MalformedXML", `<!DOCTYPE x>${monitor("Enabled")}`, {}],
    ["InvalidDigest", monitor("Enabled"), { "content-md5": createHash("md5").update("x").digest("base64") }],
    ["InvalidDigest", monitor("Enabled"), { "content-md5": "x" }],
  ])("%s", async (code, body, headers) => {
    const put = await askOss(await emulate(), { method: "PUT", query, body, headers });
    expect([put.status, errorCode(put)]).toEqual([400, code]);
    expect(put.headers["x-oss-ec"]).toBeTruthy();
  });

  test("Disabled is refused while a rule by last access time exists", async () => {
    const emulator = await emulate();
    await askOss(emulator, { method: "PUT", query, body: monitor("Enabled") });
    const rule = (isAccessTime: string) =>
      `<LifecycleConfiguration><Rule><ID>a</ID><Prefix>logs/</Prefix><Status>Enabled</Status><Transition><Days>30</Days><StorageClass>IA</StorageClass><IsAccessTime>${isAccessTime}</IsAccessTime></Transition></Rule></LifecycleConfiguration>`;
    const putRule = (isAccessTime: string) =>
      askOss(emulator, { method: "PUT", query: "lifecycle", body: rule(isAccessTime) });
    const disable = () => askOss(emulator, { method: "PUT", query, body: monitor("Disabled") });
    expect((await putRule("true")).status).toBe(200);
    const refused = await disable();
    expect([refused.status, errorCode(refused)]).toEqual([400, "AccessMonitorDisableNotAllowed"]);
    expect((await askOss(emulator, { method: "DELETE", query: "lifecycle" })).status).toBe(204);
    expect((await disable()).status).toBe(200);
    // Rules by modification time do not need the monitor.
    expect((await putRule("false")).status).toBe(200);
    expect(errorCode(await putRule("true"))).toBe("InvalidArgument");
  });

  test("no lifecycle is a 404 of its own", async () => {
    const answer = await askOss(await emulate(), { query: "lifecycle" });
    expect([answer.status, errorCode(answer)]).toEqual([404, "NoSuchLifecycle"]);
  });
});

describe("addresses", () => {
  test.each([
    ["archive.oss-cn-hangzhou.aliyuncs.com", "/"],
    ["archive.oss-cn-hangzhou-internal.aliyuncs.com", "/"],
    ["archive.cn-hangzhou.oss.aliyuncs.com", "/"],
    ["archive.oss-accelerate.aliyuncs.com", "/"],
    ["archive.oss.aliyuncs.com", "/"],
    ["oss-cn-hangzhou.aliyuncs.com", "/archive/"],
    ["127.0.0.1:7878", "/archive/"],
    ["archive.localhost:7878", "/"],
  ])("%s%s leads to the bucket", async (host, path) => {
    expect((await askOss(await emulate(), { host, path, bucket: "archive", query })).status).toBe(200);
  });

  test("the host of another region names the right endpoint", async () => {
    const host = "archive.oss-cn-shanghai.aliyuncs.com";
    const answer = await askOss(await emulate(), { host, bucket: "archive", region: "cn-shanghai", query });
    expect([answer.status, errorCode(answer)]).toEqual([403, "AccessDenied"]);
    expect(answer.body).toContain("<Endpoint>oss-cn-hangzhou.aliyuncs.com</Endpoint>");
  });

  test.each([
    ["NoSuchBucket", 404, { host: "gone.oss-cn-hangzhou.aliyuncs.com", bucket: "gone", query }],
    ["MethodNotAllowed", 405, { method: "DELETE", query }],
    ["NotImplemented", 501, { query: "unknown" }],
  ])("%s", async (code, status, asked) => {
    const answer = await askOss(await emulate(), asked);
    expect([answer.status, errorCode(answer)]).toEqual([status, code]);
  });
});

describe("listing buckets", () => {
  const host = "oss-cn-hangzhou.aliyuncs.com";

  test("when everything fits, the elements of paging are absent", async () => {
    const { body } = await askOss(await emulate(), { host });
    expect(body).toContain("<Name>archive</Name><Region>cn-hangzhou</Region>");
    expect(body).not.toMatch(/IsTruncated|MaxKeys|Marker|Prefix/);
  });

  test("pages by marker within a prefix", async () => {
    const emulator = await emulate();
    for (const name of ["log-b", "log-a", "log-c"]) emulator.control.putBucket("alibaba", { name });
    const first = await askOss(emulator, { host, query: "prefix=log&max-keys=2" });
    expect(first.body).toContain("<IsTruncated>true</IsTruncated><NextMarker>log-b</NextMarker>");
    const second = await askOss(emulator, { host, query: "prefix=log&max-keys=2&marker=log-b" });
    expect([...second.body.matchAll(/<Name>([^<]+)/g)].map(([, name]) => name)).toEqual(["log-c"]);
    expect(second.body).toContain("<IsTruncated>false</IsTruncated>");
  });

  test("none is an open and a close tag", async () => {
    expect((await askOss(await emulate({ seed: false }), { host })).body).toContain("<Buckets></Buckets>");
  });

  test.each(["0", "1001", "-1"])("max-keys %s is refused", async (keys) => {
    expect(errorCode(await askOss(await emulate(), { host, query: `max-keys=${keys}` }))).toBe("InvalidArgument");
  });
});

describe("authentication", () => {
  const credentials = { alibaba: { accessKeyId: "STS.test", accessKeySecret: "secret-1", securityToken: "token-1" } };

  test("temporary credentials need their own token", async () => {
    const emulator = await emulate({ credentials });
    const ask = (token: string) => askOss(emulator, { query, headers: { "x-oss-security-token": token } });
    expect((await ask("token-1")).status).toBe(200);
    expect(errorCode(await ask(""))).toBe("InvalidAccessKeyId");
    expect(errorCode(await ask("other"))).toBe("InvalidSecurityToken");
  });

  test.each([-16, 16])("a clock that is %i minutes off", async (minutes) => {
    const answer = await askOss(await emulate(), { query, at: new Date(Date.now() + minutes * 60_000) });
    expect([answer.status, errorCode(answer)]).toEqual([403, "RequestTimeTooSkewed"]);
    expect(answer.body).toContain("<ServerTime>");
  });

  test.each(["oss-cn-hangzhou", "cn-beijing", ""])("the region %j in the scope", async (region) => {
    const host = "archive.oss-cn-hangzhou.aliyuncs.com";
    const answer = await askOss(await emulate(), { host, bucket: "archive", region, query });
    expect([answer.status, errorCode(answer)]).toEqual([400, "InvalidArgument"]);
  });

  function askV1(emulator: Emulator, resource: string, headers: Record<string, string> = {}) {
    const { accessKeyId, accessKeySecret } = emulator.credentials.alibaba;
    const date = new Date().toUTCString();
    const signature = createHmac("sha1", accessKeySecret).update(`GET\n\n\n${date}\n${resource}`).digest("base64");
    const all = { Host: "archive.oss.aliyuncs.com", Date: date, Authorization: `OSS ${accessKeyId}:${signature}` };
    return sendRaw(emulator.url, { method: "GET", target: "/?accessmonitor", headers: { ...all, ...headers } });
  }

  test.each(["/archive/", "/archive/?accessmonitor"])("version 1 over %s", async (resource) => {
    expect((await askV1(await emulate(), resource)).status).toBe(200);
  });

  test("version 1 over anything else", async () => {
    const answer = await askV1(await emulate(), "/audit/");
    expect([answer.status, errorCode(answer)]).toEqual([403, "SignatureDoesNotMatch"]);
    expect(answer.body).toContain("<StringToSign>");
  });

  test("version 1 with the token in the header that the Python SDK uses", async () => {
    const emulator = await emulate({ credentials });
    expect((await askV1(emulator, "/archive/", { "security-token": "token-1" })).status).toBe(200);
    expect(errorCode(await askV1(emulator, "/archive/"))).toBe("InvalidAccessKeyId");
  });

  test.each(["OSS4-HMAC-SHA256 Credential=a/b/c,Signature=d", "OSS x"])("cannot read %s", async (Authorization) => {
    const headers = { Host: "archive.oss-cn-hangzhou.aliyuncs.com", Authorization };
    const { url } = await emulate();
    expect(errorCode(await sendRaw(url, { method: "GET", target: "/?accessmonitor", headers }))).toBe(
      "InvalidArgument",
    );
  });

  test("a field AdditionalHeaders that is empty", async () => {
    const emulator = await emulate();
    const headers = {
      Host: "archive.oss-cn-hangzhou.aliyuncs.com",
      Authorization: "OSS4-HMAC-SHA256 Credential=a/20250101/r/oss/aliyun_v4_request,AdditionalHeaders=,Signature=d",
    };
    const answer = await sendRaw(emulator.url, { method: "GET", target: "/?accessmonitor", headers });
    expect(errorCode(answer)).toBe("InvalidArgument");
  });
});
