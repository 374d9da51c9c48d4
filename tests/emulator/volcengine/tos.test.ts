import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { askTos, errorCode } from "../stage/clients";
import { emulate } from "../stage/fixture";

const monitor = "accessmonitor=";
const put = (status: unknown) => ({ method: "PUT", query: monitor, body: JSON.stringify({ Status: status }) });

describe("TOS access monitoring", () => {
  test("is Disabled at first, and shows what was written", async () => {
    const emulator = await emulate();
    expect((await askTos(emulator, { query: monitor })).body).toBe('{"Status":"Disabled"}');
    expect(await askTos(emulator, put("Enabled"))).toMatchObject({ status: 200, body: "" });
    expect(await askTos(emulator, { query: monitor })).toMatchObject({
      status: 200,
      body: '{"Status":"Enabled"}',
      headers: { "x-tos-request-id": expect.stringMatching(/^[0-9a-f]{32}-[0-9a-f]{8}$/) },
    });
    expect(emulator.control.bucket("volcengine", "lake")?.accessMonitor).toBe("Enabled");
  });

  test.each([
    ["a status of another case", put("enabled"), 400, "MalformedBody"],
    ["a number", put(1), 400, "MalformedBody"],
    ["a further member", { ...put("Enabled"), body: '{"Status":"Enabled","Rule":1}' }, 400, "MalformedBody"],
    ["no JSON", { ...put("Enabled"), body: "<Status>Enabled</Status>" }, 400, "MalformedBody"],
    ["no body", { method: "PUT", query: monitor }, 400, "MissingRequestBodyError"],
    ["a digest that is none", { ...put("Enabled"), headers: { "Content-MD5": "x" } }, 400, "InvalidDigest"],
    [
      "a digest of something else",
      { ...put("Enabled"), headers: { "Content-MD5": createHash("md5").update("x").digest("base64") } },
      400,
      "BadDigest",
    ],
    ["another method", { method: "DELETE", query: monitor }, 405, "MethodNotAllowed"],
    ["an unknown sub-resource", { query: "mirror=" }, 501, "UnImplemented"],
    [
      "a bucket that does not exist",
      { query: monitor, host: "missing.tos-cn-beijing.volces.com" },
      404,
      "NoSuchBucket",
    ],
    [
      "a bucket of another region",
      { query: monitor, region: "cn-shanghai", host: "lake.tos-cn-shanghai.volces.com" },
      301,
      "PermanentRedirect",
    ],
  ])("refuses %s", async (_title, asked, status, code) => {
    const emulator = await emulate();
    const answer = await askTos(emulator, asked);
    expect([answer.status, errorCode(answer)]).toEqual([status, code]);
    expect(JSON.parse(answer.body)).toMatchObject({ RequestId: answer.headers["x-tos-request-id"] });
    expect(emulator.control.bucket("volcengine", "lake")?.accessMonitor).toBe("Disabled");
  });

  test.each([
    [
      "a signed header that was changed",
      { headers: { "x-tos-content-sha256": "0".repeat(64) } },
      "ContentSHA256Mismatch",
    ],
    ["a clock that is off", { at: new Date(Date.now() - 20 * 60_000) }, "RequestTimeTooSkewed"],
    ["no signature", { headers: { Authorization: "" } }, "AuthorizationHeaderMalformed"],
    [
      "the scope of another region",
      { region: "cn-shanghai", host: "lake.tos-cn-beijing.volces.com" },
      "AuthorizationHeaderMalformed",
    ],
    ["a token that nobody gave out", { headers: { "x-tos-security-token": "token" } }, "InvalidSecurityToken"],
  ])("refuses %s", async (_title, asked, code) => {
    const emulator = await emulate();
    expect(errorCode(await askTos(emulator, { query: monitor, ...asked }))).toBe(code);
  });

  test("is not switched off while a rule uses the last access time", async () => {
    const emulator = await emulate();
    await askTos(emulator, put("Enabled"));
    const rules = {
      Rules: [{ ID: "cold", Status: "Enabled", Prefix: "", AccessTimeTransitions: [{ Days: 30, StorageClass: "IA" }] }],
    };
    const rule = await askTos(emulator, { method: "PUT", query: "lifecycle=", body: JSON.stringify(rules) });
    expect(rule.status, rule.body).toBe(200);
    const refused = await askTos(emulator, put("Disabled"));
    expect(errorCode(refused)).toBe("InvalidRequest");
    expect(refused.body).toContain("last access time");
    await askTos(emulator, { method: "DELETE", query: "lifecycle=" });
    expect((await askTos(emulator, put("Disabled"))).status).toBe(200);
  });

  test("buckets of all regions are listed on the service's host", async () => {
    const emulator = await emulate();
    emulator.control.putBucket("volcengine", { name: "pond", region: "cn-shanghai" });
    const { Buckets } = JSON.parse((await askTos(emulator, { host: "tos-cn-beijing.volces.com" })).body);
    expect(Buckets.map(({ Name, Location }: { Name: string; Location: string }) => [Name, Location])).toEqual([
      ["lake", "cn-beijing"],
      ["pond", "cn-shanghai"],
    ]);
  });
});
