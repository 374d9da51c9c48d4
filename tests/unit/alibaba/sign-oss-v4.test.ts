import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  additionalHeaders,
  authorization,
  canonicalHeaders,
  canonicalQuery,
  canonicalRequest,
  canonicalUri,
  type SigningTarget,
  scope,
  signature,
  signingKey,
  signOssV4,
  stringToSign,
} from "../../../provider/clouds/alibaba/oss/sign-oss-v4";
import { authorizationFields, authorizationOf, type Recorded, recordedCase, requestOf, v4Cases } from "./recorded";
import { keys } from "./session";

/** A cloud box is signed as a region and a product of its own. */
function targetOf({ input }: Recorded): SigningTarget {
  const box = input.sdkConfig?.cloud_box_id;
  if (typeof box === "string") return { region: box, product: "oss-cloudbox", bucket: input.bucket };
  return { region: input.region, bucket: input.bucket };
}

describe("requests of the vendor's SDKs", () => {
  it("are all there", () => expect(v4Cases.length).toBeGreaterThanOrEqual(35));

  it.each(v4Cases.map((recorded) => [recorded.name, recorded] as const))("%s", (_, recorded) => {
    const { input } = recorded;
    const request = requestOf(recorded);
    const now = new Date(input.timestamp);
    const target = targetOf(recorded);
    const additional = (input.additionalHeaders ?? []).join(";");

    const canonical = canonicalRequest(request, input.bucket, additional).split("\n");
    const signed = Object.entries(request.headers)
      .filter(([name]) => /^(content-type$|content-md5$|x-oss-)/.test(name) || additional === name)
      .map(([name, value]) => `${name}:${value}`)
      .sort();
    const wireQuery = new URL(recorded.request.url).search.slice(1).replace(/=(?=&|$)/g, "");
    expect(canonical).toEqual([
      request.method,
      input.bucket === undefined ? "/" : `/${input.bucket}/`,
      wireQuery,
      ...signed,
      "",
      additional,
      "UNSIGNED-PAYLOAD",
    ]);

    const text = stringToSign(now, target, canonical.join("\n")).split("\n");
    expect(text.slice(0, 2)).toEqual(["OSS4-HMAC-SHA256", request.headers["x-oss-date"]]);
    expect(text[2]).toBe(authorizationOf(recorded).Credential?.replace(`${input.credentials.accessKeyId}/`, ""));

    const ours = authorization(request, input.credentials, now, target, input.additionalHeaders);
    expect(authorizationFields(ours)).toEqual(authorizationOf(recorded));
  });

  it.each(
    v4Cases.filter(({ input }) => !input.additionalHeaders).map((recorded) => [recorded.name, recorded] as const),
  )("%s: our request has the same signature", (_, recorded) => {
    const { "x-oss-date": _date, "x-oss-content-sha256": _hash, ...rest } = requestOf(recorded).headers;
    const { "x-oss-security-token": _token, ...headers } = rest;
    const request = { ...requestOf(recorded), headers };
    const { input } = recorded;
    const sent = signOssV4(request, input.credentials, new Date(input.timestamp), targetOf(recorded)).headers;
    expect(authorizationFields(sent.authorization ?? "")).toEqual(authorizationOf(recorded));
  });
});

describe("step by step", () => {
  const now = new Date("2025-01-15T08:30:15Z");
  const target = { region: "cn-hangzhou", bucket: "examplebucket" };
  // The hashes were computed with another implementation, from the text of the vendor's page.
  const digest = "cffcf02174100f02cb0b94f4410b45ca4d31bd4c781c2bb9ce88c61a4b98cf30";
  const text = `OSS4-HMAC-SHA256\n20250115T083015Z\n20250115/cn-hangzhou/oss/aliyun_v4_request\n${digest}`;

  it("oss-v4-virtual-ak-get", () => {
    const request = requestOf(recordedCase("oss-v4-virtual-ak-get"));
    expect(canonicalUri("examplebucket")).toBe("/examplebucket/");
    expect(canonicalQuery(request.query)).toBe("accessmonitor");
    expect(additionalHeaders(request.headers, [])).toBe("");
    const headers =
      "content-md5:1B2M2Y8AsgTpgAmY7PhCfg==\ncontent-type:application/xml\n" +
      "x-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:20250115T083015Z\n";
    expect(canonicalHeaders(request.headers, "")).toBe(headers);
    const canonical = `GET\n/examplebucket/\naccessmonitor\n${headers}\n\nUNSIGNED-PAYLOAD`;
    expect(canonicalRequest(request, "examplebucket", "")).toBe(canonical);
    expect(scope(now, target)).toBe("20250115/cn-hangzhou/oss/aliyun_v4_request");
    expect(stringToSign(now, target, canonical)).toBe(text);
    const key = signingKey(keys.accessKeySecret, now, target);
    expect(key.toString("hex")).toBe("df156d7e13be9589de2feb2fcada90aedd721a8f253b8eddbc6d0ffc21a7d70a");
    const hex = "7302a05b51acbf634f1f7affb549a4f29940f9c8c8021a2d711968dce261b66f";
    expect(signature(key, text)).toBe(hex);
    expect(authorization(request, keys, now, target)).toBe(
      `OSS4-HMAC-SHA256 Credential=${keys.accessKeyId}/20250115/cn-hangzhou/oss/aliyun_v4_request,Signature=${hex}`,
    );
  });

  it("ali-oss-v4-additional-host-sts", () => {
    const request = requestOf(recordedCase("ali-oss-v4-additional-host-sts"));
    expect(additionalHeaders(request.headers, ["host"])).toBe("host");
    const canonical = [
      "PUT",
      "/examplebucket/",
      "accessmonitor",
      "content-md5:Lg/gMdGdTuXPsEPDVT8/Tw==",
      "content-type:application/xml",
      "host:examplebucket.oss-cn-hangzhou.aliyuncs.com",
      "x-oss-content-sha256:UNSIGNED-PAYLOAD",
      "x-oss-date:20250115T083015Z",
      "x-oss-security-token:CAISexample/Token+With=Chars/0123456789+abc==",
      "",
      "host",
      "UNSIGNED-PAYLOAD",
    ].join("\n");
    expect(canonicalRequest(request, "examplebucket", "host")).toBe(canonical);
    expect(stringToSign(now, target, canonical)).toMatch(
      /\n9bd69c6fe8489a0816d5d840a596dca4499b2de12fa20a1121bbe8b647b42639$/,
    );
  });

  it("names further headers in order, without those that are signed anyway or are not there", () => {
    const given = { "user-agent": "u", host: " h ", "x-oss-date": "d", "content-type": "t" };
    const additional = additionalHeaders(given, ["user-agent", "x-oss-date", "missing", "host"]);
    expect(additional).toBe("host;user-agent");
    expect(canonicalHeaders(given, additional)).toBe("content-type:t\nhost:h\nuser-agent:u\nx-oss-date:d\n");
  });

  it("lists without a bucket", () => expect(canonicalUri(undefined)).toBe("/"));
});

describe("properties", () => {
  const now = new Date("2025-01-15T08:30:15Z");
  const target = { region: "cn-hangzhou", bucket: "examplebucket" };
  const text = fc.string({ unit: "grapheme", maxLength: 20 });
  const query = fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 8 });
  const headerName = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
  const headers = fc.dictionary(
    fc.oneof(
      headerName,
      headerName.map((name) => `x-oss-${name}`),
    ),
    fc.stringMatching(/^[!-~]*$/),
  );
  const base = { method: "GET", host: "h", path: "/", body: "" } as const;

  it("the order of the query does not matter", () =>
    fc.assert(
      fc.property(query, (pairs) => {
        expect(canonicalQuery([...pairs].reverse())).toBe(canonicalQuery(pairs));
      }),
    ));

  it("the query is ASCII, and decodes to what was given", () =>
    fc.assert(
      fc.property(query, (pairs) => {
        const canonical = canonicalQuery(pairs);
        expect(canonical).toMatch(/^[A-Za-z0-9\-_.~%=&]*$/);
        const decoded = canonical === "" && pairs.length === 0 ? [] : canonical.split("&");
        const back = decoded.map((part) => part.split("=").map(decodeURIComponent));
        expect(back.map(([name, value = ""]) => `${name}\0${value}`).sort()).toEqual(
          pairs.map(([name, value]) => `${name}\0${value}`).sort(),
        );
      }),
    ));

  it("neither the order of headers, nor unsigned headers, nor the host matter", () =>
    fc.assert(
      fc.property(headers, headerName, (given, name) => {
        fc.pre(!/^(content-(type|md5)|x-oss-.*)$/.test(name));
        const signed = signOssV4({ ...base, query: [], headers: given }, keys, now, target);
        const reversed = Object.fromEntries([...Object.entries(given), [name, "more"]].reverse());
        const other = signOssV4(
          { ...base, host: "other", path: "/b/", query: [], headers: reversed },
          keys,
          now,
          target,
        );
        expect(other.headers.authorization).toBe(signed.headers.authorization);
      }),
    ));

  it("every signed part matters", () =>
    fc.assert(
      fc.property(query, headers, text, (pairs, given, value) => {
        const request = { ...base, query: pairs, headers: given };
        const auth = (changed: object, on: SigningTarget = target) =>
          signOssV4({ ...request, ...changed }, keys, now, on).headers.authorization;
        const all = [
          auth({}),
          auth({ method: "PUT" }),
          auth({ query: [...pairs, [`${pairs.map(([name]) => name).join("")}+`, value]] }),
          auth({ headers: { ...given, "content-md5": "1B2M2Y8AsgTpgAmY7PhCfg==" } }),
          auth({}, { ...target, bucket: "otherbucket" }),
          auth({}, { ...target, region: "cn-shanghai" }),
        ];
        expect(new Set(all).size).toBe(all.length);
      }),
    ));

  it("does not sign twice into one another: the time alone decides", () => {
    const request = { ...base, query: [], headers: {} };
    const first = signOssV4(request, keys, now, target);
    expect(signOssV4(first, keys, now, target).headers.authorization).toBe(first.headers.authorization);
  });
});
