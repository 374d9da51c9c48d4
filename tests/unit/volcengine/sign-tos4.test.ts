import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  canonicalHeaders,
  canonicalQuery,
  credentialScope,
  signingKey,
} from "../../../provider/clouds/volcengine/openapi/signature-v4";
import {
  authorization,
  canonicalRequest,
  signedHeaders,
  signTos4,
  stringToSign,
} from "../../../provider/clouds/volcengine/tos/sign-tos4";
import type { HttpRequest } from "../../../provider/core/session/wire";
import vectors from "../../vectors/volcengine.json";

type Recorded = (typeof vectors.cases)[number];

const now = new Date("2026-01-15T08:30:45Z");
const named = vectors.cases.map((recorded) => [recorded.name, recorded] as const);

function keysOf({ input }: Recorded) {
  const { ak, sk, securityToken } = input.credentials as { ak: string; sk: string; securityToken?: string };
  return { accessKey: ak, secretKey: sk, ...(securityToken === undefined ? {} : { sessionToken: securityToken }) };
}

/** The header Authorization that was sent, and the headers that it signs. */
function sent({ request }: Recorded) {
  const all = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const headers = Object.fromEntries(all) as Record<string, string>;
  const { authorization: given = "" } = headers;
  const names = /SignedHeaders=([^,]+)/.exec(given)?.[1] ?? "";
  const url = new URL(request.url);
  const unsigned: HttpRequest = {
    method: request.method === "PUT" ? "PUT" : "GET",
    host: url.host,
    path: url.pathname,
    query: [...url.searchParams.entries()],
    headers: Object.fromEntries(names.split(";").map((name) => [name, headers[name] ?? ""])),
    body: request.body,
  };
  return { given, names, unsigned };
}

describe("requests of the vendor's SDKs", () => {
  it("are all there", () => expect(named.length).toBeGreaterThanOrEqual(12));

  it.each(named)("%s", (_, recorded) => {
    const { given, names, unsigned } = sent(recorded);
    const { region } = recorded.input;
    expect(signedHeaders(unsigned.headers)).toBe(names);
    const canonical = canonicalRequest(unsigned, names);
    if ("canonicalRequest" in recorded) expect(canonical).toBe(recorded.canonicalRequest);
    const lines = stringToSign(now, region, canonical).split("\n");
    expect(lines.slice(0, 3)).toEqual(["TOS4-HMAC-SHA256", "20260115T083045Z", `20260115/${region}/tos/request`]);
    expect(authorization(unsigned, keysOf(recorded), now, region)).toBe(given);
  });

  it.each(named)("%s: our own request has the same signature", (_, recorded) => {
    const { given, unsigned } = sent(recorded);
    const own = Object.entries(unsigned.headers).filter(([name]) => /^x-tos-(bucket-type|project-name)$/.test(name));
    const request = { ...unsigned, headers: Object.fromEntries(own) };
    expect(signTos4(request, keysOf(recorded), now, recorded.input.region).headers.authorization).toBe(given);
  });
});

describe("step by step", () => {
  it("the query is sorted, encoded and always has an equals sign", () => {
    expect(
      canonicalQuery([
        ["prefix", "a b/ü*"],
        ["accessmonitor", ""],
      ]),
    ).toBe("accessmonitor=&prefix=a%20b%2F%C3%BC%2A");
    expect(canonicalQuery([])).toBe("");
  });

  it("values are signed without the spaces around them, in the order of their names", () => {
    const given = { "x-tos-date": " d ", host: "h" };
    expect(canonicalHeaders(given, signedHeaders(given))).toBe("host:h\nx-tos-date:d\n");
  });

  it("the key begins with the bare secret, also where it looks like base64", () => {
    const secret = "U2tFeGFtcGxlTm90UmVhbA==";
    const chain = ["20260115", "cn-beijing", "tos", "request"].reduce<Buffer>(
      (key, part) => createHmac("sha256", key).update(part).digest(),
      Buffer.from(secret),
    );
    const scope = { now, region: "cn-beijing", service: "tos" };
    expect(signingKey(secret, scope).equals(chain)).toBe(true);
    expect(credentialScope(scope)).toBe("20260115/cn-beijing/tos/request");
  });

  it("a content type is signed, a digest of the body is not, as in the vendor's SDKs", () => {
    expect(
      signedHeaders({ "content-type": "application/json", "content-md5": "x", host: "h", "x-tos-date": "d" }),
    ).toBe("content-type;host;x-tos-date");
  });
});
