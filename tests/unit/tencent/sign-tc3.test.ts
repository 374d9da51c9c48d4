import { describe, expect, it } from "vitest";
import {
  authorization,
  canonicalRequest,
  credentialScope,
  signature,
  signedHeaders,
  signingKey,
  signTc3,
  stringToSign,
  utcDate,
} from "../../../provider/clouds/tencent/api3/sign-tc3";
import { header, type TencentVector, tencentVectors } from "./vectors";

const credentials = {
  secretId: "AKIDEXAMPLE0000000000000000000000001",
  secretKey: "exampleSecretKey000000000000000001",
};
const timestamp = 1735700003;

/** What an SDK sent, as our signer takes it. */
function signable({ input, request }: TencentVector) {
  const [path = "/", queryString = ""] = request.target.split("?");
  const headers = Object.fromEntries(
    input.sign.signedHeaders.map((name) => [name, header(request.headers, name) ?? ""]),
  );
  const unsigned = header(request.headers, "x-tc-content-sha256") === "UNSIGNED-PAYLOAD";
  return { method: request.method, path, queryString, headers, payload: unsigned ? "UNSIGNED-PAYLOAD" : request.body };
}

const cases = tencentVectors().filter(({ input }) => input.sign?.algorithm === "TC3-HMAC-SHA256");

describe("each step of the vendor's page, on the request tc-py-create", () => {
  const vector = cases.find(({ name }) => name === "tc-py-create");
  const request = signable(vector ?? expect.fail("no such vector"));
  const canonical =
    "POST\n/\n\ncontent-type:application/json\nhost:cloudaudit.tencentcloudapi.com\n\ncontent-type;host\n" +
    "a287a1fcf6a8d07024e7416d40ba504c296e2a7fc785a61eb6b3fb28eb4ab162";

  it("CanonicalRequest", () => expect(canonicalRequest(request)).toBe(canonical));

  it("CredentialScope, by the date of UTC", () => {
    expect(credentialScope(timestamp)).toBe("2025-01-01/cloudaudit/tc3_request");
    expect(utcDate(1735689599)).toBe("2024-12-31");
    expect(utcDate(1735689600)).toBe("2025-01-01");
  });

  const text =
    "TC3-HMAC-SHA256\n1735700003\n2025-01-01/cloudaudit/tc3_request\n" +
    "1eeec3f81fb6bd51e8656d6eebc0a844022b6748dcc8aa757c4e0434c942547d";

  it("StringToSign", () => expect(stringToSign(timestamp, canonical)).toBe(text));

  it("the signing key and Signature", () => {
    const key = signingKey(credentials.secretKey, timestamp).toString("hex");
    expect(key).toBe("dcf5e12d50fe1d3c8caf9b47b7ec220e46758d11c00dde95d49d669c6a804305");
    expect(signature(credentials.secretKey, timestamp, text)).toBe(
      "2dfeb3c1791e2bf836263968486e853c3c44918eeea9c905d8280a303b884c93",
    );
  });
});

describe("requests of the vendor's SDKs", () => {
  it("are all here", () => expect(cases.length).toBeGreaterThan(100));

  for (const vector of cases) {
    it(vector.name, () => {
      const signedAt = Number(header(vector.request.headers, "x-tc-timestamp"));
      expect(authorization(signable(vector), vector.input, signedAt, vector.input.sign.service)).toBe(
        header(vector.request.headers, "authorization"),
      );
    });
  }
});

describe("signTc3", () => {
  const unsigned = {
    method: "POST",
    host: "cloudaudit.intl.tencentcloudapi.com",
    path: "/",
    query: [],
    headers: { "content-type": "application/json" },
    body: '{"TrackId":9007199254740993}',
  } as const;

  it("sends the token of temporary keys, and none where there is none", () => {
    expect(signTc3(unsigned, { ...credentials, token: "tok" }, new Date()).headers["x-tc-token"]).toBe("tok");
    expect(signTc3(unsigned, credentials, new Date()).headers).not.toHaveProperty("x-tc-token");
  });

  it("keeps the service in the scope whatever the host is called", () => {
    const signed = signTc3({ ...unsigned, host: "localhost:8080" }, credentials, new Date(timestamp * 1000));
    expect(signed.headers.authorization).toContain(
      "/2025-01-01/cloudaudit/tc3_request, SignedHeaders=content-type;host,",
    );
  });

  it("signs headers in order, their values in lower case and without the spaces around them", () => {
    const request = { ...signable(tencentVectors().find(({ name }) => name === "tc-py-create") as TencentVector) };
    const turned = { host: " Cloudaudit.example ", "content-type": "Application/JSON" };
    expect(signedHeaders(turned)).toBe("content-type;host");
    expect(
      canonicalRequest({ ...request, headers: turned })
        .split("\n")
        .slice(3, 5),
    ).toEqual(["content-type:application/json", "host:cloudaudit.example"]);
  });

  it("signs the query as it is sent, and a request without a content type", () => {
    const at = new Date(timestamp * 1000);
    const query = [
      ["b", "x y"],
      ["a", "*"],
    ] as const;
    const { authorization: value } = signTc3({ ...unsigned, headers: {}, query }, credentials, at).headers;
    const same = { method: "POST", path: "/", queryString: "b=x%20y&a=%2A", payload: unsigned.body };
    const headers = { "content-type": "", host: unsigned.host };
    expect(value).toBe(authorization({ ...same, headers }, credentials, timestamp));
  });
});
