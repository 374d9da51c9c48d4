import { describe, expect, test } from "vitest";
import { askCos, errorCode } from "../stage/clients";
import { emulate } from "../stage/fixture";
import { sendRaw } from "../stage/raw-request";

const query = "accessmonitor";

describe("listing buckets", () => {
  const host = "service.cos.myqcloud.com";

  test("all of them, in one answer without paging", async () => {
    const { body } = await askCos(await emulate(), { host });
    expect(body).toContain("<Name>logs-1250000000</Name><Location>ap-guangzhou</Location>");
    expect(body).not.toContain("IsTruncated");
  });

  test("pages by marker, up to the last", async () => {
    const emulator = await emulate();
    const names: string[] = [];
    let marker = "";
    do {
      const { body } = await askCos(emulator, { host, query: `marker=${marker}&max-keys=1` });
      names.push(...[...body.matchAll(/<Name>([^<]+)/g)].map(([, name]) => String(name)));
      marker = /<NextMarker>([^<]+)/.exec(body)?.[1] ?? "";
    } while (marker !== "");
    expect(names).toEqual(["audit-1250000000", "logs-1250000000"]);
  });

  test("of one region, by host or by parameter", async () => {
    const emulator = await emulate();
    emulator.control.putBucket("tencent", { name: "far-1250000000", region: "ap-beijing" });
    for (const asked of [{ host: "cos.ap-beijing.myqcloud.com" }, { host, query: "region=ap-beijing" }]) {
      const { body } = await askCos(emulator, asked);
      expect([...body.matchAll(/<Name>([^<]+)/g)].map(([, name]) => name)).toEqual(["far-1250000000"]);
    }
  });

  test("none", async () => {
    expect((await askCos(await emulate({ seed: false }), { host })).body).toContain("<Buckets/>");
  });

  test.each(["0", "2001", "x"])("max-keys %s is refused", async (keys) => {
    expect(errorCode(await askCos(await emulate(), { host, query: `max-keys=${keys}` }))).toBe("InvalidArgument");
  });
});

describe("authentication", () => {
  const credentials = { tencent: { secretId: "AKIDtest", secretKey: "key", token: "token-1" } };

  test("temporary credentials need their own token, signed or not", async () => {
    const emulator = await emulate({ credentials });
    expect((await askCos(emulator, { query })).status).toBe(200);
    const without = await askCos(emulator, { query, headers: { "x-cos-security-token": "" } });
    expect(errorCode(without)).toBe("InvalidAccessKeyId");
    const wrong = await askCos(emulator, { query, headers: { "x-cos-security-token": "other" } });
    expect(errorCode(wrong)).toBe("AccessDenied");
  });

  test.each([
    ["AccessDenied", -3600_000],
    ["RequestTimeTooSkewed", 3600_000],
  ])("%s for a clock that is %i ms off", async (code, offset) => {
    const answer = await askCos(await emulate(), { query, at: new Date(Date.now() + offset) });
    expect([answer.status, errorCode(answer)]).toEqual([403, code]);
    expect(Date.parse(answer.headers.date ?? "")).toBeGreaterThan(Date.now() - 5000);
  });

  test("another key id, no signature, a broken one", async () => {
    const emulator = await emulate();
    const host = "logs-1250000000.cos.ap-guangzhou.myqcloud.com";
    const ask = (headers: Record<string, string>) =>
      sendRaw(emulator.url, { method: "GET", target: "/?accessmonitor", headers: { Host: host, ...headers } });
    expect(errorCode(await ask({}))).toBe("AccessDenied");
    expect(errorCode(await ask({ Authorization: "q-sign-algorithm=sha1&q-ak=x" }))).toBe("InvalidArgument");
    const foreign =
      "q-sign-algorithm=sha1&q-ak=x&q-sign-time=1;2&q-key-time=1;2&q-header-list=host&q-url-param-list=&q-signature=0";
    expect(errorCode(await ask({ Authorization: foreign }))).toBe("InvalidAccessKeyId");
    expect(emulator.control.journal().map(({ signatureFailure }) => signatureFailure?.step)).toEqual([
      "Authorization",
      "Authorization",
      "q-ak",
    ]);
  });
});
