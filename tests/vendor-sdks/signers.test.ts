import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAcs3 } from "../../provider/clouds/alibaba/openapi/sign-acs3";
import { signOssV4 } from "../../provider/clouds/alibaba/oss/sign-oss-v4";
import { signObs } from "../../provider/clouds/huawei/obs/sign-obs";
import { signSdkHmac } from "../../provider/clouds/huawei/sign-sdk-hmac";
import { signTc3 } from "../../provider/clouds/tencent/api3/sign-tc3";
import { signCos } from "../../provider/clouds/tencent/cos/sign-cos";
import { signHmacSha256 } from "../../provider/clouds/volcengine/openapi/sign-hmac-sha256";
import { signTos4 } from "../../provider/clouds/volcengine/tos/sign-tos4";
import type { HttpRequest } from "../../provider/core/session/wire";
import { encodeRfc3986 } from "../../provider/http/message";
import { type Judge, openJudge } from "./stage/judge";

const [keyId, secret] = ["AKIDexample", "secret/with+signs=="];
const samples = 60;

/** Text as it may stand in a parameter: reserved characters, blanks, letters of other scripts, emoji. */
const text = fc.string({ unit: fc.constantFrom(..."abzAZ019-_.~ /?&=+%:;,@'()*!ä漢🪣"), maxLength: 12 });
const name = fc.string({ unit: fc.constantFrom(..."abcxyzABC019-_."), minLength: 1, maxLength: 10 });
const query = fc.uniqueArray(fc.tuple(name, text), { selector: ([key]) => key.toLowerCase(), maxLength: 4 });
const now = fc.integer({ min: 1_600_000_000, max: 2_000_000_000 });

interface Case {
  readonly request: HttpRequest;
  readonly seconds: number;
}

/** Requests of the shape that one service gets. */
const cases = (shape: {
  readonly host: string;
  readonly method: fc.Arbitrary<HttpRequest["method"]>;
  readonly query?: fc.Arbitrary<[string, string][]>;
  readonly headers?: fc.Arbitrary<Readonly<Record<string, string>>>;
  readonly path?: fc.Arbitrary<string>;
}): readonly Case[] =>
  fc.sample(
    fc.record({
      request: fc.record({
        host: fc.constant(shape.host),
        method: shape.method,
        path: shape.path ?? fc.constant("/"),
        query: shape.query ?? fc.constant([]),
        headers: shape.headers ?? fc.constant({}),
        body: text,
      }),
      seconds: now,
    }),
    { numRuns: samples, seed: 6 },
  );

/** Some signers sign every header that they are shown, and leave the choice to their callers. */
function onlySigned(signed: HttpRequest): HttpRequest {
  const names = /SignedHeaders=([^,]+)/.exec(signed.headers.authorization ?? "")?.[1]?.split(";") ?? [];
  const shown = Object.entries(signed.headers).filter(([key]) => key === "authorization" || names.includes(key));
  return { ...signed, headers: Object.fromEntries(shown) };
}

const json = fc.constant({ "content-type": "application/json" });
const segment = fc.string({ unit: fc.constantFrom(..."abz019-_.~"), minLength: 1, maxLength: 8 });

/** Whatever the provider signs, the vendor's own signer signs alike. */
describe("the SDKs' signers", () => {
  let judge: Judge;
  beforeAll(async () => {
    judge = await openJudge("signers.py", {});
  });
  afterAll(() => judge?.stop());

  const expectSame = async (scheme: string, signed: HttpRequest, seconds: number, more: object = {}) => {
    const { authorization, ...headers } = signed.headers;
    const { method, host, path, query: pairs, body } = signed;
    const args = { method, host, path, query: pairs, headers, body, key_id: keyId, secret, now: seconds, ...more };
    const { value, error } = await judge.call(scheme, args);
    expect(error, JSON.stringify(args)).toBeUndefined();
    expect(value, JSON.stringify(args)).toBe(authorization);
  };
  const at = (seconds: number) => new Date(seconds * 1000);

  it("agree on TC3", async () => {
    for (const { request, seconds } of cases({
      host: "cloudaudit.intl.tencentcloudapi.com",
      method: fc.constant("POST"),
      headers: json,
    })) {
      const signed = signTc3(request, { secretId: keyId, secretKey: secret }, at(seconds));
      await expectSame("tc3", signed, seconds, { service: "cloudaudit" });
    }
  });

  it("agree on COS", async () => {
    const method = fc.constantFrom("GET", "PUT", "DELETE") as fc.Arbitrary<HttpRequest["method"]>;
    const headers = fc.record({
      "content-md5": text.map((value) => `${value.trim()}x`),
      "x-cos-acl": fc.constant("private"),
    });
    for (const { request, seconds } of cases({
      host: "logs-1250000000.cos.ap-guangzhou.myqcloud.com",
      method,
      query,
      headers,
    })) {
      const signed = signCos(request, { secretId: keyId, secretKey: secret }, at(seconds));
      const [, start, end] = /q-sign-time=(\d+);(\d+)/.exec(signed.headers.authorization ?? "") ?? [];
      // The SDK counts from a minute before its clock.
      await expectSame("cos", signed, Number(start) + 60, { seconds: Number(end) - Number(start) - 60 });
    }
  });

  it("agree on ACS3", async () => {
    const headers = fc.record({
      "x-acs-action": name,
      "x-acs-version": fc.constant("2020-07-06"),
      accept: fc.constant("application/json"),
    });
    for (const { request, seconds } of cases({
      host: "actiontrail.cn-hangzhou.aliyuncs.com",
      method: fc.constant("POST"),
      query,
      headers,
    })) {
      const signed = signAcs3(
        request,
        { accessKeyId: keyId, accessKeySecret: secret },
        at(seconds),
        `nonce-${seconds}`,
      );
      await expectSame("acs3", onlySigned(signed), seconds);
    }
  });

  it("agree on OBS", async () => {
    const method = fc.constantFrom("GET", "PUT") as fc.Arbitrary<HttpRequest["method"]>;
    const headers = fc.record({
      ...{ "content-md5": name, "content-type": fc.constant("application/xml") },
      "x-obs-bucket-type": fc.constant("OBJECT"),
    });
    // A list has parameters that are not signed, and a bucket those that are.
    const parameters = fc.subarray<[string, string]>([
      ["logging", ""],
      ["location", ""],
      ["marker", "orders"],
    ]);
    for (const { request, seconds } of cases({
      host: "orders.obs.cn-north-4.myhuaweicloud.com",
      method,
      query: parameters,
      headers,
    })) {
      const keys = { accessKey: keyId, secretKey: secret, securityToken: "token/with+signs==" };
      for (const bucket of ["orders", undefined])
        await expectSame("obs", signObs(request, keys, at(seconds), bucket), seconds, { bucket: bucket ?? null });
    }
  });

  it("agree on OSS4", async () => {
    const method = fc.constantFrom("GET", "PUT") as fc.Arbitrary<HttpRequest["method"]>;
    const headers = fc.record({ "content-md5": name, "content-type": fc.constant("application/xml") });
    for (const { request, seconds } of cases({
      host: "archive.oss-cn-hangzhou.aliyuncs.com",
      method,
      query,
      headers,
    })) {
      const target = { region: "cn-hangzhou", bucket: "archive" };
      const signed = signOssV4(request, { accessKeyId: keyId, accessKeySecret: secret }, at(seconds), target);
      const pairs = request.query.map(
        ([key, value]) => `${encodeRfc3986(key)}${value === "" ? "" : `=${encodeRfc3986(value)}`}`,
      );
      const url = `https://${request.host}/${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
      await expectSame("oss4", signed, seconds, { ...target, url });
    }
  });

  it("agree on SDK-HMAC-SHA256", async () => {
    const method = fc.constantFrom("GET", "PUT", "POST", "DELETE") as fc.Arbitrary<HttpRequest["method"]>;
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join("/")}`);
    const headers = fc.record({
      "content-type": fc.constant("application/json"),
      "x-project-id": name,
      "x-language": fc.constant("en-us"),
    });
    for (const { request, seconds } of cases({
      host: "cts.cn-north-4.myhuaweicloud.com",
      method,
      query,
      headers,
      path,
    })) {
      const signed = signSdkHmac(request, { accessKey: keyId, secretKey: secret }, at(seconds));
      await expectSame("sdk_hmac", onlySigned(signed), seconds);
    }
  });

  it("agree on Volcengine's HMAC-SHA256", async () => {
    const method = fc.constantFrom("GET", "POST") as fc.Arbitrary<HttpRequest["method"]>;
    for (const { request, seconds } of cases({ host: "open.volcengineapi.com", method, query, headers: json })) {
      const scope = { now: at(seconds), region: "cn-beijing", service: "cloud_trail" };
      const signed = signHmacSha256(request, { accessKey: keyId, secretKey: secret }, scope);
      await expectSame("volcengine", onlySigned(signed), seconds, { region: "cn-beijing", service: "cloud_trail" });
    }
  });

  it("agree on TOS4", async () => {
    const method = fc.constantFrom("GET", "PUT") as fc.Arbitrary<HttpRequest["method"]>;
    const headers = fc.record({ "content-md5": name, "content-type": fc.constant("application/json") });
    for (const { request, seconds } of cases({ host: "lake.tos-cn-beijing.volces.com", method, query, headers })) {
      const signed = signTos4(request, { accessKey: keyId, secretKey: secret }, at(seconds), "cn-beijing");
      await expectSame("tos4", signed, seconds, { region: "cn-beijing" });
    }
  });
});
