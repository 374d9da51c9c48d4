import { describe, expect, it } from "vitest";
import { refusedIn } from "../../../policy/configuration";
import { policies } from "../../../policy/policies";

const refused = (configuration: Readonly<Record<string, readonly string[]>>) => refusedIn(configuration, policies);

describe("the configuration of the policy pack", () => {
  it("takes every policy with each of its settings, and all", () => {
    const whole = policies.map((one) => [
      one.name,
      Object.keys("configSchema" in one ? (one.configSchema?.properties ?? {}) : {}),
    ]);
    expect(refused(Object.fromEntries([...whole, ["all", []]]))).toEqual([]);
  });

  it("names every mistake, each with the nearest name", () => {
    expect(
      refused({ "track-destinatoin": ["accounts"], "retention-days": ["day"], "track-enabled": ["exempt"], zebra: [] }),
    ).toEqual([
      expect.stringMatching(/^"track-destinatoin" is not a policy\. Did you mean track-destination\? There are /),
      expect.stringMatching(/^retention-days: "day" is not a setting of it\. Did you mean days\? /),
      expect.stringMatching(/^track-enabled: "exempt" is not a setting of it; there are enforcementLevel$/),
      expect.stringMatching(/^"zebra" is not a policy; there are monitor-enabled, /),
    ]);
  });

  it.each(["constructor", "__proto__", "toString"])("takes no name that every object has: %s", (name) => {
    expect(refused(JSON.parse(`{"${name}":[]}`))).toHaveLength(1);
    expect(refused({ "retention-days": [name] })).toHaveLength(1);
  });
});
