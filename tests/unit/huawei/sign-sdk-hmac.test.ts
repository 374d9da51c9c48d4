import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as sign from "../../../provider/clouds/huawei/sign-sdk-hmac";
import type { HttpRequest } from "../../../provider/core/session/wire";
import { huaweiVectors, lowerCase, requestOf } from "./vectors";

/** A recorded signature in its parts. */
function recorded(authorization: string) {
  const match = /^SDK-HMAC-SHA256 Access=(\S+), SignedHeaders=(\S+), Signature=(\S+)$/.exec(authorization);
  if (match === null) throw new Error(`not a signature: ${authorization}`);
  const [, access = "", names = "", signature = ""] = match;
  return { access, names, signature };
}

const signedVectors = huaweiVectors().flatMap(({ request, ...vector }) =>
  request === null || request.headers.Authorization === undefined ? [] : [{ ...vector, request }],
);

describe("every recorded request, signed over the headers that its SDK signed", () => {
  it("there are some", () => {
    expect(signedVectors.length).toBeGreaterThan(45);
    expect(signedVectors.filter(({ canonicalRequest }) => canonicalRequest === undefined)).toEqual([]);
  });

  it.each(signedVectors)("$name", ({ request, canonicalRequest, input }) => {
    const all = lowerCase(request.headers);
    const { names, signature } = recorded(all.authorization ?? "");
    const headers = Object.fromEntries(names.split(";").map((name) => [name, all[name] ?? ""]));
    const keys = { accessKey: input.credentials.ak, secretKey: input.credentials.sk };
    const unsigned = requestOf(request);

    expect(sign.signedHeaders(headers)).toBe(names);
    expect(sign.canonicalRequest(unsigned, headers)).toBe(canonicalRequest);
    const text = sign.stringToSign(input.timestamp, canonicalRequest ?? "");
    const digest = createHash("sha256")
      .update(canonicalRequest ?? "")
      .digest("hex");
    expect(text).toBe(`SDK-HMAC-SHA256\n${input.timestamp}\n${digest}`);
    expect(sign.signature(keys.secretKey, text)).toBe(signature);
    expect(sign.authorization(unsigned, headers, keys)).toBe(all.authorization);
  });
});

const request: HttpRequest = {
  method: "GET",
  host: "gaussdb.cn-north-4.myhuaweicloud.com",
  path: "/v3/p/instances/i/audit-logs",
  query: [["start_time", "2026-01-15T08:30:45+0000"]],
  headers: { "content-type": "application/json", "x-project-id": "p", "x-language": "zh-cn" },
  body: "",
};
const now = new Date("2026-01-15T08:30:45.678Z");
const keys = { accessKey: "AKIDEXAMPLE0HUAWEI01", secretKey: "SkExampleNotReal" };

describe("signSdkHmac", () => {
  it("signs like the Node SDK, whose choice of headers is ours", () => {
    for (const { request: sent, input, name } of signedVectors) {
      if (!name.startsWith("node-")) continue;
      const { ak: accessKey, sk: secretKey, securityToken } = input.credentials;
      const moment = input.timestamp.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5");
      const { "x-security-token": _, ...headers } = requestOf(sent).headers;
      const signed = sign.signSdkHmac(
        { ...requestOf(sent), headers },
        { accessKey, secretKey, ...(securityToken ? { securityToken } : {}) },
        new Date(moment),
      );
      expect(signed.headers.authorization, name).toBe(sent.headers.Authorization);
    }
  });

  it("signs the language and the security token, never the user agent", () => {
    const signed = sign.signSdkHmac(
      { ...request, headers: { ...request.headers, "user-agent": "x" } },
      { ...keys, securityToken: "token" },
      now,
    );
    expect(signed.headers["x-sdk-date"]).toBe("20260115T083045Z");
    expect(signed.headers["x-security-token"]).toBe("token");
    expect(recorded(signed.headers.authorization ?? "").names).toBe(
      "content-type;host;x-language;x-project-id;x-sdk-date;x-security-token",
    );
  });

  it("treats an empty security token as none", () => {
    const signed = sign.signSdkHmac(request, { ...keys, securityToken: "" }, now);
    expect(signed.headers).not.toHaveProperty("x-security-token");
  });

  it("sends a token alone: no signature, no date", () => {
    expect(sign.signSdkHmac(request, { authToken: "MIIexample" }, now).headers).toEqual({
      ...request.headers,
      "x-auth-token": "MIIexample",
    });
  });
});

describe("the steps", () => {
  it("ends the path with one slash and encodes its segments", () => {
    expect(sign.canonicalUri("/v3/a b/ü*")).toBe("/v3/a%20b/%C3%BC%2A/");
    expect(sign.canonicalUri("/v3/")).toBe("/v3/");
  });

  it("sorts parameters by their decoded key, then value", () => {
    const query = [
      ["b", "2"],
      ["b", "1"],
      ["a-", "x y"],
      ["a", ""],
    ] as const;
    expect(sign.canonicalQueryString(query)).toBe("a=&a-=x%20y&b=1&b=2");
  });

  it("sorts headers, and leaves out the spaces around their values", () => {
    expect(sign.canonicalHeaders({ host: " h ", "content-type": "t" })).toBe("content-type:t\nhost:h\n");
  });
});
