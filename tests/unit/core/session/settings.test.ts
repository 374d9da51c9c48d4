import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tencentSettings } from "../../../../provider/clouds/tencent/settings";
import { Session } from "../../../../provider/core/session/session";
import { ConfigurationError, readSettings } from "../../../../provider/core/session/settings";
import { clouds } from "../../../../provider/registry";
import { hostileText, hostileValue } from "../../../hostile/arbitrary";
import { drivingIn } from "../../../hostile/driving";

const read = (values: Record<string, string>, environment = {}) =>
  readSettings({ read: (key) => values[key] }, environment);

/** Every member of the shape, with the same arbitrary value. */
const mapped = (shape: object, value: fc.Arbitrary<unknown>) =>
  Object.fromEntries(Object.keys(shape).map((name) => [name, value]));

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

  it("read any text as a time within bounds, or refuse it", () => {
    const number = fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true }), fc.constantFrom("", "-1", "1e3", "0x10"));
    const unit = fc.constantFrom("", "ms", "s", "m", "h", "d", " s", "S");
    const text = fc.oneof(
      fc.tuple(number, unit).map((parts) => parts.join("")),
      hostileText,
    );
    fc.assert(
      fc.property(text, (timeout) => {
        try {
          const { timeoutMs } = read({ timeout });
          expect(timeoutMs).toBeGreaterThan(0);
          expect(timeoutMs).toBeLessThan(2 ** 31);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationError);
          expect(drivingIn(String(Object(error).message))).toEqual([]);
        }
      }),
    );
  });

  it("send nothing anywhere but to this machine, whatever the address is made of", () => {
    const part = fc.constantFrom(
      "127.0.0.1",
      "localhost",
      "[::1]",
      "example.com",
      "@",
      ":",
      "/",
      "#",
      "?",
      "80",
      "\\",
      ".",
      "%",
    );
    const rest = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(""));
    const url = fc
      .tuple(fc.constantFrom("http://", "https://", "", "HTTP://", "http:"), rest)
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(url, hostileText), (emulatorUrl) => {
        try {
          const accepted = read({ emulatorUrl }).emulatorUrl;
          if (accepted === undefined) return;
          const { protocol, hostname, username, pathname } = new URL(accepted);
          expect([protocol, username, pathname]).toEqual(["http:", "", "/"]);
          expect(hostname).toMatch(/^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationError);
          expect(drivingIn(String(Object(error).message))).toEqual([]);
        }
      }),
    );
  });

  it("tell nothing of a password in an address that is refused", () => {
    expect(() => read({ emulatorUrl: "http://me:canary@example.com" })).toThrow(/^(?!.*canary)/s);
  });

  it("of a cloud are refused, also where a value has a length that is no number", () => {
    const given = JSON.stringify({ accessKeySecret: { length: { toString: "" } } });
    const [alibaba] = clouds.filter(({ name }) => name === "alibaba");
    expect(() => read({ alibaba: given }).cloud("alibaba", alibaba?.settings as never)).toThrow(ConfigurationError);
  });

  it("of a cloud are read or refused, whatever they are, and no value is told", () => {
    const canary = "canary-of-a-value";
    const value = fc.oneof(fc.constant(canary), hostileValue, fc.constant({ [canary]: 1 }), fc.constant([canary]));
    for (const { name, settings } of clouds)
      fc.assert(
        fc.property(fc.oneof(hostileValue, fc.record(mapped(settings.shape, value), { requiredKeys: [] })), (given) => {
          try {
            read({ [name]: JSON.stringify(given) ?? "" }).cloud(name, settings);
          } catch (error) {
            expect(error).toBeInstanceOf(ConfigurationError);
            const { message } = error as Error;
            expect(drivingIn(message)).toEqual([]);
            // What is told is names, of members that there are not as well.
            expect(message.replaceAll(`.${canary} is not a setting`, "")).not.toContain(canary);
          }
        }),
      );
  });

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
