import { describe, expect, test } from "vitest";
import { askCloudAudit } from "../stage/clients";
import { emulate } from "../stage/fixture";
import { sendRaw } from "../stage/raw-request";

const errorOf = (response: Record<string, unknown>) => (response.Error as { Code: string } | undefined)?.Code;

describe("authentication", () => {
  const list = { PageNumber: 1, PageSize: 1 };

  test.each([
    ["AuthFailure.SignatureExpire", -301_000],
    ["AuthFailure.SignatureExpire", 301_000],
    [undefined, 290_000],
  ])("%s for a clock that is %i ms off", async (code, offset) => {
    const at = new Date(Date.now() + offset);
    expect(errorOf(await askCloudAudit(await emulate(), "DescribeAuditTracks", list, { at }))).toBe(code);
  });

  test("UNSIGNED-PAYLOAD replaces the body", async () => {
    const headers = { "X-TC-Content-SHA256": "UNSIGNED-PAYLOAD" };
    expect(errorOf(await askCloudAudit(await emulate(), "DescribeAuditTracks", list, { headers }))).toBeUndefined();
  });

  test("temporary credentials need their own token", async () => {
    const credentials = { tencent: { secretId: "AKIDtest", secretKey: "key", token: "token-1" } };
    const emulator = await emulate({ credentials });
    const ask = (token: string) =>
      askCloudAudit(emulator, "DescribeAuditTracks", list, { headers: { "X-TC-Token": token } });
    expect(errorOf(await ask("token-1"))).toBeUndefined();
    expect(errorOf(await ask(""))).toBe("AuthFailure.TokenFailure");
    expect(errorOf(await ask("other"))).toBe("AuthFailure.TokenFailure");
  });

  test.each([
    ["AuthFailure.InvalidAuthorization", "TC3-HMAC-SHA256 nonsense"],
    [
      "AuthFailure.SignatureFailure",
      "TC3-HMAC-SHA256 Credential=id/2001-01-01/cloudaudit/tc3_request, SignedHeaders=content-type;host, Signature=00",
    ],
  ])("%s", async (code, Authorization) => {
    const emulator = await emulate();
    const headers = { Host: "x", Authorization, "X-TC-Timestamp": String(Math.floor(Date.now() / 1000)) };
    const { body } = await sendRaw(emulator.url, { method: "POST", target: "/", headers });
    expect(errorOf(JSON.parse(body).Response)).toBe(code);
  });

  test("the rate of 20 a second, when it is asked for", async () => {
    const at = new Date();
    const emulator = await emulate({ rateLimits: true, now: () => at });
    const answers = await Promise.all(
      Array.from({ length: 21 }, () => askCloudAudit(emulator, "DescribeAuditTracks", list, { at })),
    );
    expect(answers.map(errorOf).filter((code) => code !== undefined)).toEqual(["RequestLimitExceeded"]);
  });
});
