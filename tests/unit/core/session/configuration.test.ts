import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkedSettings, configurationFailures, ownConfiguration } from "../../../../provider/configuration";
import { clouds } from "../../../../provider/registry";

const failuresOf = (values: Record<string, string | undefined>) =>
  configurationFailures(ownConfiguration(values), {}).map(({ property, reason }) => `${property} ${reason}`);
const canary = "canary-of-a-secret";

describe("the whole configuration", () => {
  it("is good where every name is known and every value is, and what is not ours does not count", () => {
    const values = {
      "project:tencnet": "x",
      "access-audits:tencnet": "x",
      "access-audit:timeout": "90s",
      "access-audit:emulatorUrl": "http://127.0.0.1:1",
      "access-audit:tencent": JSON.stringify({ secretId: "id", endpoints: { cos: "cos.example.com" } }),
      "access-audit:tencent.site": "mainland",
      "access-audit:alibaba.endpoints.oss": "oss.example.com",
      "access-audit:huawei": JSON.stringify({ callsPerSecond: { cts: 5, "rds.ListInstances": 1 } }),
    };
    expect(failuresOf(values)).toEqual([]);
    expect(checkedSettings(ownConfiguration(values), {}).timeoutMs).toBe(90_000);
  });

  it.each([
    ["tencnet", "tencent"],
    ["tencnet.region", "tencent"],
    ["timeuot", "timeout"],
    ["alibaba.accesskeyid", "accessKeyId"],
    ["alibaba.endpoints.os", "oss"],
    ["huawei.assumeRole.agencyname", "agencyName"],
  ])("refuses the flat name %s, which means %s", (name, meant) => {
    const [failure, ...more] = failuresOf({ [`access-audit:${name}`]: canary });
    expect(failure).toContain(`access-audit:${name} is not a setting. Did you mean ${meant}? There are `);
    expect(failure).not.toContain(canary);
    expect(more).toEqual([]);
  });

  it.each([
    [{ secretkey: canary }, "tencent.secretkey", "secretKey"],
    [{ endpoints: { coss: canary } }, "tencent.endpoints.coss", "cos"],
    [{ assumeRole: { roleArm: canary, roleArn: "arn" } }, "tencent.assumeRole.roleArm", "roleArn"],
  ])("refuses the member of %j once", (value, path, meant) => {
    const failures = failuresOf({ "access-audit:tencent": JSON.stringify(value) });
    expect(failures).toEqual([
      expect.stringContaining(`access-audit:${path} is not a setting. Did you mean ${meant}?`),
    ]);
    expect(failures.join()).not.toContain(canary);
  });

  it.each([
    ["timeout.x", "is one value, and has no members"],
    ["tencent.secretId.x", "is one value, and has no members"],
    ["tencent.callsPerSecond.cos", "is read only when it is set with --path"],
  ])("refuses %s, which could not count", (name, reason) => {
    expect(failuresOf({ [`access-audit:${name}`]: "1" })).toEqual([`access-audit:${name} ${reason}`]);
  });

  it("refuses a rate of a service that there is not", () => {
    const failures = failuresOf({ "access-audit:tencent": JSON.stringify({ callsPerSecond: { "cloudaudt.X": 1 } }) });
    expect(failures).toEqual([
      "access-audit:tencent.callsPerSecond.cloudaudt.X is not a service. Did you mean cloudaudit? There are cos, cloudaudit, sts, " +
        "cdb, cynosdb, postgres, mongodb, dbbrain, redis, sqlserver",
    ]);
  });

  it("tells everything that is wrong in one error, of every cloud, and no value of any", () => {
    const values = {
      "access-audit:tencnet": canary,
      "access-audit:alibaba.network": canary,
      "access-audit:volcengine": JSON.stringify({ site: canary, secretKey: [canary] }),
      "access-audit:huawei": canary,
    };
    expect(() => checkedSettings(ownConfiguration(values), {})).toThrow(
      new RegExp(
        [
          "^access-audit:tencnet is not a setting.*",
          "access-audit:alibaba.network must be .*",
          "access-audit:huawei must be structured: .*",
          "access-audit:volcengine.site must be .*",
          "access-audit:volcengine.secretKey must be text$",
        ].join("\n"),
      ),
    );
    expect(failuresOf(values).join()).not.toContain(canary);
  });

  it("judges no values of a cloud of which one is not known yet, but its names", () => {
    const values = { "access-audit:tencent.site": "lunar", "access-audit:tencent.secretkey": undefined };
    expect(failuresOf(values)).toEqual([expect.stringContaining("access-audit:tencent.secretkey is not a setting.")]);
  });

  it("refuses every name that is none, whatever it is, and ends with an answer", () => {
    const cloud = fc.constantFrom(...clouds.map(({ name }) => name));
    const hostile = fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "");
    const name = fc.oneof(
      hostile,
      fc.string(),
      fc.tuple(cloud, hostile).map((parts) => parts.join(".")),
    );
    fc.assert(
      fc.property(name, fc.string(), (given, value) => {
        fc.pre(!clouds.some((one) => one.name === given) && !["timeout", "emulatorUrl"].includes(given));
        const failures = configurationFailures(new Map([[given, value]]), {});
        expect(failures.map(({ property }) => property)).toContain(`access-audit:${given}`);
      }),
    );
  });

  it("refuses names of every object in structured settings", () => {
    for (const name of ["__proto__", "constructor", "toString"])
      for (const { name: cloud } of clouds)
        expect(failuresOf({ [`access-audit:${cloud}`]: `{"${name}":{"x":"y"}}` })).toEqual([
          expect.stringContaining(`access-audit:${cloud}.${name} is not a setting; there are `),
        ]);
  });
});
