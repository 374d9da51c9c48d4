import { describe, expect, it } from "vitest";
import { accountsVariable } from "../../../../provider/core/session/account";
import { readSettings } from "../../../../provider/core/session/settings";
import { clouds } from "../../../../provider/registry";

const schemaOf = (name: string) => {
  const cloud = clouds.find((one) => one.name === name);
  if (cloud === undefined) throw new Error(name);
  return cloud.settings;
};
const tencent = schemaOf("tencent");
const role = { roleArn: "qcs::cam::uin/2:roleName/auditor" };
const account = { name: "production", role, region: "ap-guangzhou" };
const told = { [accountsVariable]: JSON.stringify({ tencent: account }) };
const settings = (configured: object, environment = {}, accounts = {}, flat: Record<string, string> = {}) =>
  readSettings({ read: (key) => (key === "tencent" ? JSON.stringify(configured) : flat[key]) }, environment, accounts);

describe("the settings of an account", () => {
  it("have its role, region and profile in place of those of the configuration", () => {
    const configured = {
      assumeRole: { roleArn: "another" },
      profile: "another",
      region: "ap-shanghai",
      language: "zh-CN",
    };
    const own = settings(configured, {}, { tencent: account });
    expect(own.cloud("tencent", tencent)).toMatchObject({
      assumeRole: role,
      region: "ap-guangzhou",
      language: "zh-CN",
    });
    expect(own.cloud("tencent", tencent)).not.toHaveProperty("profile");
    expect(own.account("tencent", tencent)).toEqual(account);
    expect(own.account("alibaba", schemaOf("alibaba"))).toBeUndefined();
  });

  it("have no role that was set without --path", () => {
    const flat = { "tencent.assumeRole.roleArn": "another" };
    const own = settings({}, {}, { tencent: { name: "a", profile: "archive" } }, flat);
    expect(own.cloud("tencent", tencent)).toMatchObject({ profile: "archive" });
    expect(own.cloud("tencent", tencent)).not.toHaveProperty("assumeRole");
  });

  it("come from the environment where the configuration names no credentials", () => {
    const own = settings({ language: "zh-CN" }, told);
    expect(own.cloud("tencent", tencent)).toMatchObject({ assumeRole: role, language: "zh-CN" });
  });

  it.each([{ profile: "own" }, { secretId: "i", secretKey: "k" }, { assumeRole: { roleArn: "own" } }])(
    "yield to %j of the configuration, such as that of a provider",
    (configured) => {
      const own = settings(configured, told);
      expect(own.account("tencent", tencent)).toBeUndefined();
      expect(own.cloud("tencent", tencent)).toMatchObject(configured);
    },
  );

  it.each(["{", "[]", '{"tencent":{"name":"a","secretKey":"hidden"}}', '{"tencent":{}}'])(
    "of an environment with %s are refused, and not told",
    (text) => {
      expect(() => settings({}, { [accountsVariable]: text })).toThrow(
        `${accountsVariable} is not as access-audit drift writes it`,
      );
    },
  );
});
