import { describe, expect, it } from "vitest";
import {
  authorization,
  canonicalHeaders,
  canonicalQueryString,
  canonicalRequest,
  hashedPayload,
  signAcs3,
  signature,
  signedHeaderNames,
  signingTime,
  stringToSign,
} from "../../../provider/clouds/alibaba/openapi/sign-acs3";
import vectors from "../../vectors/alibaba.json";
import databases from "../../vectors/alibaba-databases.json";
import trails from "../../vectors/alibaba-trails.json";
import { authorizationFields, type Recorded } from "./recorded";

const cases = ([...vectors.cases, ...trails.cases, ...databases.cases] as unknown as readonly Recorded[]).filter(
  ({ input }) => input.signatureVersion === "acs3",
);

/** What an SDK sent, as our signer takes it, and which headers it signed. */
function signable({ request }: Recorded) {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const { SignedHeaders = "", Signature = "" } = authorizationFields(headers.authorization ?? "");
  const query = [...new URL(request.url).searchParams.entries()];
  return {
    request: { method: request.method as "GET" | "POST", query, headers },
    names: SignedHeaders.split(";"),
    Signature,
  };
}

describe("each step of the vendor's page, on the request actiontrail-node-stop-sts", () => {
  const recorded = cases.find(({ name }) => name === "actiontrail-node-stop-sts") ?? expect.fail("no such case");
  const { request, names } = signable(recorded);
  const headerLines =
    "host:actiontrail.cn-hangzhou.aliyuncs.com\nx-acs-accesskey-id:STS.NTExampleStsKeyId00001\nx-acs-action:StopLogging\n" +
    "x-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n" +
    "x-acs-credentials-provider:static_sts\nx-acs-date:2026-01-01T00:00:00Z\n" +
    "x-acs-security-token:CAISexample/Token+With=Chars/0123456789+abc==\n" +
    "x-acs-signature-nonce:js000000000000000000000000000018\nx-acs-version:2020-07-06\n";
  const list =
    "host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-security-token;" +
    "x-acs-signature-nonce;x-acs-version";

  it("HashedRequestPayload", () => expect(hashedPayload("")).toBe(request.headers["x-acs-content-sha256"]));
  it("CanonicalQueryString", () => expect(canonicalQueryString(request.query)).toBe("Name=trail-test"));
  it("SignedHeaders", () => expect(signedHeaderNames(request.headers).join(";")).toBe(list));
  it("CanonicalHeaders", () => expect(canonicalHeaders(request.headers, names)).toBe(headerLines));
  it("CanonicalRequest", () =>
    expect(canonicalRequest(request, names)).toBe(
      `GET\n/\nName=trail-test\n${headerLines}\n${list}\n${request.headers["x-acs-content-sha256"]}`,
    ));
  it("StringToSign", () =>
    expect(stringToSign(canonicalRequest(request, names))).toBe(
      "ACS3-HMAC-SHA256\n1ad1454aa85fba3b5b378dd33e7f2cf5311340135f7e10cac61a92a897527c59",
    ));
  it("Signature", () =>
    expect(signature(recorded.input.credentials.accessKeySecret, stringToSign(canonicalRequest(request, names)))).toBe(
      "e475c8c2da1c9dfadafb519130f8721bc9a77cb94a27908a30a0e9cc53d858b6",
    ));
});

describe("requests of the vendor's SDKs", () => {
  it("are all here", () => expect(cases.length).toBeGreaterThan(60));

  it.each(cases.map((recorded) => [recorded.name, recorded] as const))("%s", (_, recorded) => {
    const { request, names, Signature } = signable(recorded);
    const fields = authorizationFields(authorization(request, recorded.input.credentials, names));
    expect(fields.Signature).toBe(Signature);
  });
});

describe("signAcs3", () => {
  const unsigned = {
    method: "POST",
    host: "actiontrail.cn-hangzhou.aliyuncs.com",
    path: "/",
    query: [["Name", "a b*~(é)"]],
    headers: { accept: "application/json", "x-acs-action": "DeleteTrail", "x-acs-version": "2020-07-06" },
    body: "",
  } as const;
  const now = new Date("2025-01-15T08:30:15.999Z");
  const keys = { accessKeyId: "id", accessKeySecret: "secret" };

  it("signs what the vendor requires, under the given time and nonce", () => {
    const { headers } = signAcs3(unsigned, keys, now, "n1");
    expect(headers).toMatchObject({ "x-acs-date": "2025-01-15T08:30:15Z", "x-acs-signature-nonce": "n1" });
    expect(headers.authorization).toContain(
      "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,",
    );
    expect(headers).not.toHaveProperty("x-acs-security-token");
    expect(signingTime(now)).toBe("2025-01-15T08:30:15Z");
  });

  it("sends and signs the token of temporary keys", () => {
    const { headers } = signAcs3(unsigned, { ...keys, securityToken: "tok" }, now, "n1");
    expect(headers["x-acs-security-token"]).toBe("tok");
    expect(headers.authorization).toContain(";x-acs-security-token;");
  });

  it("signs the type of a body, and values without the spaces around them", () => {
    const typed = { host: " h ", "content-type": "application/json", accept: "*/*", "x-acs-action": " A" };
    const names = signedHeaderNames(typed);
    expect(names).toEqual(["content-type", "host", "x-acs-action"]);
    expect(canonicalHeaders(typed, names)).toBe("content-type:application/json\nhost:h\nx-acs-action:A\n");
  });

  it("encodes as RFC 3986 asks, and sorts by name", () => {
    expect(
      canonicalQueryString([
        ["b", ""],
        ["a", "a b*~(é)"],
      ]),
    ).toBe("a=a%20b%2A~%28%C3%A9%29&b=");
  });
});
