import { describe, expect, it } from "vitest";
import { tencentSettings } from "../../../provider/clouds/tencent/settings";
import { Session } from "../../../provider/core/session";
import { readSettings } from "../../../provider/core/settings";

const read = (values: Record<string, string>, environment = {}) =>
  readSettings({ read: (key) => values[key] }, environment);

describe("settings", () => {
  it("have defaults", () => expect(read({})).toMatchObject({ emulatorUrl: undefined, timeoutMs: 300_000 }));

  it.each([
    ["90", 90_000],
    ["90s", 90_000],
    ["10m", 600_000],
    ["250ms", 250],
  ])("read a timeout of %s", (text, expected) => expect(read({ timeout: text }).timeoutMs).toBe(expected));

  it.each(["0", "-1", "soon", "1e9", "100000h"])("refuse a timeout of %s", (text) =>
    expect(() => read({ timeout: text })).toThrow(
      `access-audit:timeout must be a time such as 300, 90s or 10m, at most 24 days, but is "${text}"`,
    ),
  );

  it("take the emulator's address from the configuration, then from the environment", () => {
    const environment = { ACCESS_AUDIT_EMULATOR_URL: "http://127.0.0.1:1" };
    expect(read({}, environment).emulatorUrl).toBe("http://127.0.0.1:1");
    expect(read({ emulatorUrl: "http://localhost:2/" }, environment).emulatorUrl).toBe("http://localhost:2");
  });

  it.each([
    "http://example.com",
    "https://127.0.0.1",
    "http://127.0.0.1.example.com",
    "127.0.0.1:80",
    "http://10.0.0.1",
  ])("refuse an emulator at %s, which could collect credentials", (url) =>
    expect(() => read({ emulatorUrl: url })).toThrow("must be the http address of an emulator on this machine"),
  );

  it("count a key that was set without --path, where the member is not set", () => {
    const settings = (values: Record<string, string>) => tencentSettings(new Session(read(values)));
    expect(settings({ "tencent.site": "mainland", "tencent.endpoints.cos": "cos.example.com" })).toMatchObject({
      site: "mainland",
      endpoints: { cos: "cos.example.com" },
    });
    expect(settings({ tencent: '{"site":"international"}', "tencent.site": "mainland" }).site).toBe("international");
    expect(() => settings({ tencent: '{"endpoints":{"s3":"x"}}' })).toThrow("access-audit:tencent.endpoints.s3");
    expect(() => settings({ "tencent.network": "vpn" })).toThrow("access-audit:tencent.network must be");
  });

  it("name the member that is wrong, without its value", () => {
    const settings = (text: string) => tencentSettings(new Session(read({ tencent: text })));
    expect(settings('{"site":"mainland"}')).toMatchObject({ site: "mainland", network: "public", endpoints: {} });
    expect(() => settings('{"site":"china"}')).toThrow(
      'access-audit:tencent.site must be "international" or "mainland"',
    );
    expect(() => settings('{"secretkey":"canary"}')).toThrow(
      /^access-audit:tencent.secretkey is not a setting. Did you mean secretKey\? There are callsPerSecond, [^"]*$/,
    );
    expect(() => settings("canary")).toThrow(/^access-audit:tencent must be structured(?!.*canary)/s);
  });
});
