import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { askCos, errorCode } from "../stage/clients";
import { emulate, monitor } from "../stage/fixture";

const query = "accessmonitor";

describe("the access monitor of a bucket", () => {
  test("PUT and GET", async () => {
    const emulator = await emulate();
    const put = await askCos(emulator, { method: "PUT", query, body: monitor("Enabled") });
    expect([put.status, put.body]).toEqual([200, ""]);
    expect(put.headers["x-cos-request-id"]).toBeTruthy();
    const got = await askCos(emulator, { query });
    expect(got.status).toBe(200);
    expect(got.headers["content-type"]).toBe("application/xml");
    expect(got.body).toContain("<Status>Enabled</Status>");
    expect(emulator.control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Enabled");
  });

  test.each([
    ["unset", 200, "<AccessMonitorConfiguration/>"],
    ["emptyStatus", 200, "<AccessMonitorConfiguration><Status/></AccessMonitorConfiguration>"],
    ["emptyBody", 200, ""],
    ["foreign", 200, "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"],
  ] as const)("plays the form %s", async (form, status, body) => {
    const emulator = await emulate();
    emulator.control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: form });
    const got = await askCos(emulator, { query });
    expect([got.status, got.body]).toEqual([status, body]);
  });

  test("plays the 404 form", async () => {
    const emulator = await emulate();
    emulator.control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "notFoundConfiguration" });
    const got = await askCos(emulator, { query });
    expect([got.status, errorCode(got)]).toEqual([404, "NoSuchAccessMonitorConfiguration"]);
  });

  test.each([
    ["a status in another case", monitor("enabled")],
    ["a status with blanks", monitor(" Enabled ")],
    ["the status of versioning", monitor("Suspended")],
    ["no status", "<AccessMonitorConfiguration/>"],
    [
      "two statuses",
      "<AccessMonitorConfiguration><Status>Enabled</Status><Status>Enabled</Status></AccessMonitorConfiguration>",
    ],
    ["another root", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"],
    ["no XML", "Enabled"],
    ["an open element", "<AccessMonitorConfiguration><Status>Enabled</Status>"],
    ["a DOCTYPE", `<!DOCTYPE a [<!ENTITY s "Enabled">]>${monitor("Enabled")}`],
  ])("refuses %s as MalformedXML", async (_name, body) => {
    const emulator = await emulate();
    const put = await askCos(emulator, { method: "PUT", query, body });
    expect([put.status, errorCode(put)]).toEqual([400, "MalformedXML"]);
    expect(emulator.control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("unset");
  });

  test("an XML declaration and a namespace are fine", async () => {
    const emulator = await emulate();
    const body = `<?xml version="1.0" encoding="utf-8"?>\n<AccessMonitorConfiguration xmlns="http://x/">\n  <Status>Enabled</Status>\n</AccessMonitorConfiguration>\n`;
    expect((await askCos(emulator, { method: "PUT", query, body })).status).toBe(200);
  });

  test.each([
    ["BadDigest", { "Content-MD5": createHash("md5").update("other").digest("base64") }, 400],
    ["InvalidDigest", { "Content-MD5": "short" }, 400],
    ["InvalidRequest", { "Content-Type": "" }, 400],
  ])("%s", async (code, headers, status) => {
    const emulator = await emulate();
    const put = await askCos(emulator, { method: "PUT", query, body: monitor("Enabled"), headers });
    expect([put.status, errorCode(put)]).toEqual([status, code]);
  });

  test("a body is required", async () => {
    const put = await askCos(await emulate(), { method: "PUT", query });
    expect([put.status, errorCode(put)]).toEqual([400, "MissingRequestBodyError"]);
  });

  test("a length is required", async () => {
    const text = monitor("Enabled");
    const body = `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
    const put = await askCos(await emulate(), {
      method: "PUT",
      query,
      body,
      headers: { "Transfer-Encoding": "chunked" },
    });
    expect([put.status, errorCode(put)]).toEqual([411, "MissingContentLength"]);
  });

  test("Disabled is refused while a rule by last access time exists", async () => {
    const emulator = await emulate();
    const rules = [{ id: "cold", accessTime: true as const }];
    emulator.control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Enabled", lifecycleRules: rules });
    const put = () => askCos(emulator, { method: "PUT", query, body: monitor("Disabled") });
    const refused = await put();
    expect([refused.status, errorCode(refused)]).toEqual([409, "InvalidBucketState"]);
    expect((await askCos(emulator, { query: "lifecycle" })).body).toContain("<ID>cold</ID>");
    expect((await askCos(emulator, { method: "DELETE", query: "lifecycle" })).status).toBe(204);
    expect((await put()).status).toBe(200);
  });
});

describe("lifecycle", () => {
  const rule = (id: string, transition: string) =>
    `<LifecycleConfiguration><Rule><ID>${id}</ID><Filter><Prefix>logs/</Prefix></Filter><Status>Enabled</Status>${transition}</Rule></LifecycleConfiguration>`;
  const byDays = "<Transition><Days>30</Days><StorageClass>ARCHIVE</StorageClass></Transition>";
  const byAccess =
    "<Transition><AccessFrequency><AccessCountLessThan>1</AccessCountLessThan><RecentDays>30</RecentDays></AccessFrequency><StorageClass>STANDARD_IA</StorageClass></Transition>";

  test("none is a 404 of its own, PUT replaces, DELETE removes", async () => {
    const emulator = await emulate();
    const none = await askCos(emulator, { query: "lifecycle" });
    expect([none.status, errorCode(none)]).toEqual([404, "NoSuchLifecycleConfiguration"]);
    const put = await askCos(emulator, { method: "PUT", query: "lifecycle", body: rule("a", byDays) });
    expect(put.status).toBe(200);
    expect((await askCos(emulator, { query: "lifecycle" })).body).toBe(rule("a", byDays));
  });

  test("a rule by access time needs the monitor", async () => {
    const emulator = await emulate();
    const put = () => askCos(emulator, { method: "PUT", query: "lifecycle", body: rule("a", byAccess) });
    expect(errorCode(await put())).toBe("InvalidRequest");
    emulator.control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Enabled" });
    expect((await put()).status).toBe(200);
  });

  test.each([
    ["no rule", "<LifecycleConfiguration/>"],
    ["another status", rule("a", byDays).replace("Enabled", "On")],
    ["a rule that deletes by access time", rule("a", byAccess.replace("STANDARD_IA", "ARCHIVE"))],
  ])("refuses %s", async (_name, body) => {
    const emulator = await emulate();
    emulator.control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Enabled" });
    expect(errorCode(await askCos(emulator, { method: "PUT", query: "lifecycle", body }))).toBe("MalformedXML");
  });
});

describe("addresses", () => {
  test.each([
    "logs-1250000000.cos.ap-guangzhou.myqcloud.com",
    "logs-1250000000.cos.ap-guangzhou.tencentcos.cn",
    "logs-1250000000.cos-internal.ap-guangzhou.tencentcos.cn",
    "logs-1250000000.cos.accelerate.myqcloud.com",
    "logs-1250000000.localhost:7878",
  ])("%s leads to the bucket", async (host) => {
    expect((await askCos(await emulate(), { host, query })).status).toBe(200);
  });

  test("a bound domain leads to the bucket, and so does a path", async () => {
    const emulator = await emulate();
    emulator.control.putBucket("tencent", { name: "logs-1250000000", domains: ["data.example.com"] });
    expect((await askCos(emulator, { host: "data.example.com", query })).status).toBe(200);
    expect((await askCos(emulator, { host: "127.0.0.1", path: "/logs-1250000000/", query })).status).toBe(200);
  });

  test("another region is a redirect to the right one", async () => {
    const answer = await askCos(await emulate(), { host: "logs-1250000000.cos.ap-beijing.myqcloud.com", query });
    expect([answer.status, errorCode(answer)]).toEqual([301, "PermanentRedirect"]);
    expect(answer.headers.location).toBe("https://logs-1250000000.cos.ap-guangzhou.myqcloud.com/?accessmonitor");
  });

  test.each([
    ["NoSuchBucket", 404, { host: "gone-1250000000.cos.ap-guangzhou.myqcloud.com", query }],
    ["MethodNotAllowed", 405, { method: "DELETE", query }],
    ["NotImplemented", 501, { query: "Accessmonitor" }],
  ])("%s", async (code, status, asked) => {
    const answer = await askCos(await emulate(), asked);
    expect([answer.status, errorCode(answer)]).toEqual([status, code]);
    expect(answer.body).toContain(`<RequestId>${answer.headers["x-cos-request-id"]}</RequestId>`);
  });
});
