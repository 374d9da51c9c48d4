import { describe, expect, it } from "vitest";
import { parseEndpoint } from "../../../provider/http/endpoint";

describe("an endpoint", () => {
  it.each([
    ["cos.example.com", { scheme: "https", host: "cos.example.com" }],
    ["cos.example.com:8443", { scheme: "https", host: "cos.example.com:8443" }],
    ["https://cos.example.com", { scheme: "https", host: "cos.example.com" }],
    ["https://cos.example.com/", { scheme: "https", host: "cos.example.com" }],
    ["http://127.0.0.1:8080", { scheme: "http", host: "127.0.0.1:8080" }],
    ["http://localhost/", { scheme: "http", host: "localhost" }],
  ])("may be %s", (text, endpoint) => expect(parseEndpoint("s", text)).toEqual(endpoint));

  it.each([
    "",
    "http://cos.example.com",
    "ftp://cos.example.com",
    "https://cos.example.com/path",
    "https://cos.example.com/?a=b",
    "https://user@cos.example.com",
    "cos.example.com/path",
    "a b",
  ])("may not be %j", (text) =>
    expect(() => parseEndpoint("access-audit:tencent.endpoints.cos", text)).toThrow(
      "access-audit:tencent.endpoints.cos must be a host name such as service.example.com, or an https address without a " +
        `path (http only for this machine), but is ${JSON.stringify(text)}`,
    ),
  );
});
