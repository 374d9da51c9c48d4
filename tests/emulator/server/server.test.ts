import { expect, test } from "vitest";
import { askCos, errorCode } from "../stage/clients";
import { emulate } from "../stage/fixture";
import { sendRaw } from "../stage/raw-request";

test("as a plain HTTP proxy it takes absolute targets", async () => {
  const emulator = await emulate();
  const host = "logs-1250000000.cos.ap-guangzhou.myqcloud.com";
  // The signature is the same: it covers path, parameters and Host, not the form of the target.
  await askCos(emulator, { query: "accessmonitor" });
  const anonymous = await sendRaw(emulator.url, {
    method: "GET",
    target: `http://${host}/?accessmonitor`,
    headers: { Host: host },
  });
  expect([anonymous.status, errorCode(anonymous)]).toEqual([403, "AccessDenied"]);
  const [origin, absolute] = emulator.control.journal();
  expect([origin?.status, origin?.resource]).toEqual([200, "logs-1250000000"]);
  expect([absolute?.action, absolute?.resource]).toEqual(["GetBucketAccessMonitor", "logs-1250000000"]);
});

test("a signed absolute target is authenticated", async () => {
  const emulator = await emulate();
  const host = "logs-1250000000.cos.ap-guangzhou.myqcloud.com";
  const answer = await askCos(emulator, { query: "accessmonitor", absolute: `http://${host}` });
  expect(answer.status).toBe(200);
  expect(emulator.control.journal()[0]?.target).toBe(`http://${host}/?accessmonitor`);
});

test.each([
  ["examplebucket-1250000000.cos.ap-beijing.myqcloud.com", 403, "AccessDenied"],
  ["archive.oss-cn-hangzhou.aliyuncs.com", 403, "AccessDenied"],
  ["cloudaudit.tencentcloudapi.com", 200, "AuthFailure.InvalidAuthorization"],
  ["gaussdb.cn-north-4.myhuaweicloud.com", 401, "APIGW.0301"],
  ["iam.myhuaweicloud.com", 401, undefined],
])("without a signature the host %s tells the vendor", async (host, status, code) => {
  const { url } = await emulate();
  const answer = await sendRaw(url, { method: "GET", target: "/", headers: { Host: host } });
  expect([answer.status, errorCode(answer)]).toEqual([status, code]);
});

test.each([{}, { Authorization: "ACS3-HMAC-SHA256 Credential=x,SignedHeaders=host,Signature=0" }])(
  "a stranger is told what is spoken here (%j)",
  async (headers) => {
    const { url } = await emulate();
    const answer = await sendRaw(url, { method: "GET", target: "/", headers: { Host: "example.com", ...headers } });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("alibaba oss: ListBuckets");
  },
);

test("a body that is too large", async () => {
  const emulator = await emulate();
  const answer = await fetch(emulator.url, { method: "POST", body: "x".repeat(13 * 1024 * 1024) });
  expect(answer.status).toBe(413);
});

test("TLS through the proxy is refused instead of left hanging", async () => {
  const { url } = await emulate();
  const answer = await sendRaw(url, { method: "CONNECT", target: "x:443", headers: { Host: "x:443" } });
  expect(answer.status).toBe(501);
});

test("signatures can be ignored, for experiments by hand", async () => {
  const { url } = await emulate({ signatures: "ignore" });
  const headers = { Host: "logs-1250000000.cos.ap-guangzhou.myqcloud.com" };
  expect((await sendRaw(url, { method: "GET", target: "/?accessmonitor", headers })).status).toBe(200);
});
