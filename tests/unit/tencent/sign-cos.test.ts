import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  authorization,
  headerList,
  httpString,
  keyTime,
  signCos,
  signKey,
  stringToSign,
  urlParamList,
} from "../../../provider/clouds/tencent/cos/sign-cos";
import { header, type TencentVector, tencentVectors } from "./vectors";

const time = { start: 1719389942, end: 1719400002 };
const request = { method: "PUT", path: "/", query: [["accessmonitor", ""]] } as const;
const headers = {
  host: "examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
  "content-type": "application/xml",
  "content-md5": "yOd8kzgBpoCe/Q5NAMW8nQ==",
  "content-length": "120",
};
const credentials = {
  secretId: "AKIDEXAMPLE0000000000000000000000001",
  secretKey: "exampleSecretKey000000000000000001",
};

describe("each step of the vendor's page, on the request cos-py-put-enabled", () => {
  it("KeyTime", () => expect(keyTime(time)).toBe("1719389942;1719400002"));

  it("SignKey", () => expect(signKey(credentials.secretKey, time)).toBe("8806b5b5c74eff7328183388c5ca9cd7aaa142ca"));

  it("UrlParamList and HeaderList", () => {
    expect(urlParamList(request.query)).toBe("accessmonitor");
    expect(headerList(headers)).toBe("content-length;content-md5;content-type;host");
  });

  it("HttpString", () =>
    expect(httpString(request, headers)).toBe(
      "put\n/\naccessmonitor=\ncontent-length=120&content-md5=yOd8kzgBpoCe%2FQ5NAMW8nQ%3D%3D&content-type=application%2Fxml" +
        "&host=examplebucket-1250000000.cos.ap-beijing.myqcloud.com\n",
    ));

  it("StringToSign", () =>
    expect(stringToSign(time, httpString(request, headers))).toBe(
      "sha1\n1719389942;1719400002\ned166dfdc87493fe6e1d5a742c84c0181a6bc646\n",
    ));

  it("Authorization", () =>
    expect(authorization(request, headers, credentials, time)).toBe(
      "q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE0000000000000000000000001&q-sign-time=1719389942;1719400002" +
        "&q-key-time=1719389942;1719400002&q-header-list=content-length;content-md5;content-type;host" +
        "&q-url-param-list=accessmonitor&q-signature=1c54bc006abdbd01485a89edd8ca87cc4bddc1b1",
    ));
});

/** What the SDK signed, put through our signer. */
function resigned({ input, request: sent }: TencentVector): string {
  const { sign, secretId, secretKey } = input;
  // The Python SDK signs the host without the port that the wire has; the vector's host has none.
  const signed = Object.fromEntries(sign.signedHeaders.map((name) => [name, header(sent.headers, name) ?? ""]));
  return authorization(
    { method: sent.method, path: sign.path ?? "/", query: sign.query ?? [] },
    signed,
    { secretId, secretKey },
    { start: sign.start ?? 0, end: sign.end ?? 0 },
  );
}

describe("requests of the vendor's SDKs", () => {
  const cases = tencentVectors().filter(({ input }) => input.sign?.algorithm === "q-sha1");

  it("are all here", () => expect(cases.length).toBeGreaterThan(30));

  for (const vector of cases) {
    it(vector.name, () => expect(resigned(vector)).toBe(header(vector.request.headers, "authorization")));
  }
});

describe("signCos", () => {
  const unsigned = {
    method: "GET",
    host: headers.host,
    path: "/",
    query: [["lifecycle", ""]],
    headers: {},
    body: "",
  } as const;

  it("signs the token of temporary keys", () => {
    const signed = signCos(unsigned, { ...credentials, token: "tok/en+=" }, new Date(1719390002_000));
    expect(signed.headers["x-cos-security-token"]).toBe("tok/en+=");
    expect(signed.headers.authorization).toContain("q-header-list=host;x-cos-security-token&");
  });

  it("signs no header that a proxy may change", () => {
    const typed = {
      ...unsigned,
      headers: { "content-type": "application/xml", accept: "*/*", "x-cos-acl": "private" },
    };
    const { authorization: value } = signCos(typed, credentials, new Date(1719390002_000)).headers;
    expect(value).toContain("q-header-list=content-type;host;x-cos-acl&");
  });

  it("is valid from a minute ago for fifteen minutes", () => {
    const signed = signCos(unsigned, credentials, new Date(1719390002_999));
    expect(signed.headers.authorization).toContain("q-sign-time=1719389942;1719390902&");
  });

  it("does not depend on the order of parameters and headers", () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string()), {
      selector: ([key]) => key.toLowerCase(),
    });
    fc.assert(
      fc.property(pairs, fc.func(fc.integer()), (query, order) => {
        const shuffled = [...query].sort((a, b) => order(a[0]) - order(b[0]));
        const distinct = new Set(query.map(([key]) => encodeURIComponent(key).toLowerCase())).size === query.length;
        fc.pre(distinct);
        expect(httpString({ ...request, query: shuffled }, headers)).toBe(httpString({ ...request, query }, headers));
      }),
    );
  });
});
