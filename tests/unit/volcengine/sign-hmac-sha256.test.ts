import { describe, expect, it } from "vitest";
import {
  authorization,
  canonicalRequest,
  signedHeaders,
  signHmacSha256,
  stringToSign,
} from "../../../provider/clouds/volcengine/openapi/sign-hmac-sha256";
import { signingKey } from "../../../provider/clouds/volcengine/openapi/signature-v4";
import type { HttpRequest } from "../../../provider/core/session/wire";
import vectors from "../../vectors/volcengine-trails.json";

type Recorded = (typeof vectors.cases)[number];

const now = new Date("2026-01-15T08:30:45Z");
const named = vectors.cases.map((recorded) => [recorded.name, recorded] as const);
const scopeOf = ({ input }: Recorded) => ({ now, region: input.region, service: "cloud_trail" });

function keysOf({ input }: Recorded) {
  const { ak, sk, securityToken } = input.credentials as { ak: string; sk: string; securityToken?: string };
  return { accessKey: ak, secretKey: sk, ...(securityToken === undefined ? {} : { sessionToken: securityToken }) };
}

/** The request without its Authorization, and what that signs. Python drops a standard port from the host that it signs. */
function sent({ request }: Recorded) {
  const all = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const { authorization: given = "", ...headers } = Object.fromEntries(all) as Record<string, string>;
  const url = new URL(request.url);
  const unsigned: HttpRequest = {
    method: request.method === "POST" ? "POST" : "GET",
    host: url.hostname,
    path: "/",
    query: [...url.searchParams.entries()],
    headers: { ...headers, host: (headers.host ?? "").replace(/:80$/, "") },
    body: request.body,
  };
  return { given, signed: /SignedHeaders=([^,]+)/.exec(given)?.[1] ?? "", unsigned };
}

describe("requests of the vendor's SDKs", () => {
  it("are all there", () => expect(named.length).toBeGreaterThanOrEqual(40));

  it.each(named)("%s, step by step", (_, recorded) => {
    const { given, signed, unsigned } = sent(recorded);
    const canonical = canonicalRequest(unsigned, signed);
    if ("canonicalRequest" in recorded) expect(canonical).toBe(recorded.canonicalRequest);
    const text = stringToSign(scopeOf(recorded), canonical);
    if ("stringToSign" in recorded) expect(text).toBe(recorded.stringToSign);
    const key = signingKey(keysOf(recorded).secretKey, scopeOf(recorded));
    expect(key.toString("hex")).toBe(recorded.signingKeyHex);
    expect(authorization(unsigned, keysOf(recorded), scopeOf(recorded), signed)).toBe(given);
  });
});

it("the body, its type and the token are bound, and nothing else", () => {
  const request = {
    ...{
      method: "POST" as const,
      host: "open.volcengineapi.com",
      path: "/",
      query: [["Action", "LookupEvents"]] as const,
    },
    headers: { accept: "application/json", "content-type": "application/json" },
    body: "{}",
  };
  const keys = { accessKey: "AK", secretKey: "SK", sessionToken: "a/b+c==" };
  const { headers } = signHmacSha256(request, keys, { now, region: "cn-beijing", service: "cloud_trail" });
  expect(signedHeaders(headers)).toBe("content-type;host;x-content-sha256;x-date;x-security-token");
  expect(headers).toMatchObject({ "x-date": "20260115T083045Z", "x-security-token": "a/b+c==" });
  expect(headers.authorization).toContain("Credential=AK/20260115/cn-beijing/cloud_trail/request, ");
});
