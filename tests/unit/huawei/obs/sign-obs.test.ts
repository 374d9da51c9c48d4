import { describe, expect, it } from "vitest";
import * as sign from "../../../../provider/clouds/huawei/obs/sign-obs";
import type { HttpRequest } from "../../../../provider/core/session/wire";
import { requestTarget } from "../../../../provider/http/message";

const keys = { accessKey: "AKIDEXAMPLE0HUAWEI01", secretKey: "SkExampleNotReal0123456789abcdefABCDEF01" };
const securityToken = "STTOKENexample/not+real==0123456789abcdefghijklmnopqrstuvwxyz";
const now = new Date("2026-01-15T08:30:45.678Z");
const date = "Thu, 15 Jan 2026 08:30:45 GMT";
const request: HttpRequest = {
  method: "GET",
  host: "orders-bucket.obs.cn-north-4.myhuaweicloud.com",
  path: "/",
  query: [["logging", ""]],
  bareParameters: true,
  headers: {},
  body: "",
};
const typed = { "content-md5": "dp6G/zs1fGJMZUaeprvHVQ==", "content-type": "application/xml" };

describe("the worked examples", () => {
  it.each<[string, Partial<HttpRequest>, string | undefined, string, string]>([
    ["a read", {}, "orders-bucket", `GET\n\n\n${date}\n/orders-bucket/?logging`, "/SQptrJ1apt/QuDxPI8c8NC4yDk="],
    [
      ...["a write with a digest", { method: "PUT", headers: typed }, "orders-bucket"],
      `PUT\ndp6G/zs1fGJMZUaeprvHVQ==\napplication/xml\n${date}\n/orders-bucket/?logging`,
      "H6E+iH8/n8ezREmiL5nFHST77AA=",
    ] as never,
    [
      ...["a list", { query: [["marker", "m"]], headers: { "x-obs-location": "true" } }, undefined],
      ...[`GET\n\n\n${date}\nx-obs-location:true\n/`, "L4oSo7wrMr13l/ERIf/W2DUsH/0="],
    ] as never,
  ])("%s", (_, more, bucket, text, signature) => {
    const signed = sign.signObs({ ...request, ...more }, keys, now, bucket);
    expect(signed.headers.date).toBe(date);
    expect(sign.stringToSign(signed, bucket)).toBe(text);
    expect(signed.headers.authorization).toBe(`OBS AKIDEXAMPLE0HUAWEI01:${signature}`);
  });

  it("a write with temporary keys", () => {
    const signed = sign.signObs({ ...request, method: "PUT" }, { ...keys, securityToken }, now, "orders-bucket");
    expect(signed.headers["x-obs-security-token"]).toBe(securityToken);
    expect(signed.headers.authorization).toBe("OBS AKIDEXAMPLE0HUAWEI01:hxgCF9KghDNP7k2V/IjVfb6QjjA=");
  });

  it("a date among the vendor's headers, which leaves its line empty", () => {
    const headers = { "x-obs-date": date };
    const text = `PUT\n\n\n\nx-obs-date:${date}\n/orders-bucket/?logging`;
    expect(sign.stringToSign({ ...request, method: "PUT", headers }, "orders-bucket")).toBe(text);
    expect(sign.signature(keys.secretKey, text)).toBe("oqiZeH47ApR1qLIiabQSNHYGPbA=");
  });
});

describe("the steps", () => {
  it("take the vendor's headers in the order of their names, without the blanks around their values", () => {
    const headers = { "x-obs-b": " 2 ", host: "h", "x-obs-a": "1" };
    expect(sign.canonicalizedHeaders(headers)).toBe("x-obs-a:1\nx-obs-b:2\n");
    expect(sign.canonicalizedHeaders({ host: "h" })).toBe("");
  });

  it("take the sub-resources only, in the order of their names", () => {
    const query = [
      ["prefix", "p"],
      ["logging", ""],
      ["location", "x"],
      ["max-keys", "1"],
    ] as const;
    expect(sign.canonicalizedResource({ path: "/", query }, "b")).toBe("/b/?location=x&logging");
    expect(sign.canonicalizedResource({ path: "/", query: [] })).toBe("/");
  });
});

it("a request names its sub-resource as it is signed, without an equals sign", () => {
  expect(requestTarget(request)).toBe("/?logging");
  expect(requestTarget({ ...request, query: [["marker", "a b"]] })).toBe("/?marker=a%20b");
  const { bareParameters: _, ...plain } = request;
  expect(requestTarget(plain)).toBe("/?logging=");
});
