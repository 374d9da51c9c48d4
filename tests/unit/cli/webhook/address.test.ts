import { describe, expect, it } from "vitest";
import { addressOf } from "../../../../cli/webhook/address";
import { redact } from "../../../../provider/core/session/redact";

describe("the address of a webhook", () => {
  it("is taken apart", () => {
    expect(addressOf("https://hooks.example.com:8443/services/a%2Fb?key=x y", {})).toEqual({
      ...{ scheme: "https", host: "hooks.example.com:8443", path: "/services/a/b", query: [["key", "x y"]] },
    });
    expect(addressOf(true, { ACCESS_AUDIT_WEBHOOK_URL: "http://127.0.0.1:9/x" })).toMatchObject({ scheme: "http" });
    expect(addressOf("http://localhost:9/", {})).toMatchObject({ host: "localhost:9" });
  });

  it.each([
    ["http elsewhere", "http://hooks.example.com/x", "must be an https address"],
    ["http that looks like this machine", "http://127.0.0.1.example.com/x", "must be an https address"],
    ["another scheme", "file:///etc/passwd", "must be an https address"],
    ["a user", "https://user:word@hooks.example.com/x", "must not hold a user or a password"],
    ["a metadata server", "https://169.254.169.254/latest", "must not be an address of this link"],
    ["a metadata server in another notation", "https://2852039166/latest", "must not be an address of this link"],
    ["a metadata server in IPv6", "https://[::ffff:169.254.169.254]/latest", "must not be an address of this link"],
    ["no address", "hooks", "is not an address"],
  ])("is refused with %s, and not told", (_what, text, reason) => {
    const refused = () => addressOf(text, {});
    expect(refused).toThrow(reason);
    expect(refused).not.toThrow(text);
  });

  it("has to be there", () => {
    expect(() => addressOf(true, {})).toThrow("ACCESS_AUDIT_WEBHOOK_URL is not set");
  });

  it("is a secret where a chat puts one into it", () => {
    addressOf("https://hooks.example.com/services/T0AAAAAAA/B0AAAAAAA/kq93jfhakdlqpwoe?key=0f1e2d3c4b5a-69", {});
    expect(redact("to kq93jfhakdlqpwoe and 0f1e2d3c4b5a-69 of services")).toBe(
      "to [redacted] and [redacted] of services",
    );
  });
});
