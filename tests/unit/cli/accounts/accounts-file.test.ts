import { describe, expect, it } from "vitest";
import { parseAccounts } from "../../../../cli/accounts/accounts-file";
import { looksLikeKey } from "../../../../cli/accounts/secret-forms";
import { cloudNames, completeCredentials } from "../../../../emulator/registry";

const role = "qcs::cam::uin/100000000002:roleName/auditor";
const parse = (...lines: string[]) => parseAccounts(lines.join("\n"), "accounts.yaml").accounts;
const refused = (...lines: string[]) => {
  try {
    parse(...lines);
  } catch (error) {
    return (error as Error).message.split("\n").slice(1).join("\n");
  }
  return "nothing was refused";
};

describe("a file of accounts", () => {
  it("names accounts with their role or profile, regions and stacks", () => {
    const accounts = parse(
      "accounts:",
      `  - { name: production, cloud: tencent, role: "${role}", regions: [ap-guangzhou, ap-shanghai] }`,
      "  - { name: archive, cloud: alibaba, profile: archive, regions: [oss-cn-hangzhou], stacks: [archive-*] }",
      "  - name: agency",
      "    cloud: huawei",
      "    role: { agencyName: auditor, domainName: acme, durationSeconds: 900 }",
      "  - { name: both, cloud: alibaba, profile: hub, role: { roleArn: acs:ram::1:role/a, externalId: acme } }",
    );
    expect(accounts).toEqual([
      {
        ...{ name: "production", cloud: "tencent", role: { roleArn: role } },
        ...{ regions: ["ap-guangzhou", "ap-shanghai"], region: "ap-guangzhou" },
      },
      {
        ...{ name: "archive", cloud: "alibaba", profile: "archive", regions: ["cn-hangzhou"], region: "cn-hangzhou" },
        stacks: ["archive-*"],
      },
      { name: "agency", cloud: "huawei", role: { agencyName: "auditor", domainName: "acme", durationSeconds: 900 } },
      { name: "both", cloud: "alibaba", profile: "hub", role: { roleArn: "acs:ram::1:role/a", externalId: "acme" } },
    ]);
  });

  it.each([
    ["no list", ["account: []"], /^accounts.yaml:1: account is not a key. Did you mean accounts\?/],
    ["nothing", [""], /accounts.yaml:1: it must begin with accounts: and a list/],
    ["no account", ["accounts: []"], /accounts.yaml:1: it has no account/],
    ["no name", ["accounts:", "  - { cloud: tencent, profile: a }"], /^accounts.yaml:2: name is missing$/],
    [
      "an unknown key",
      ["accounts:", "  - { name: a, clod: tencent, profile: a }"],
      /clod is not .* Did you mean cloud\?/,
    ],
    [
      "an unknown cloud",
      ["accounts:", "  - { name: a, cloud: tencnet, profile: a }"],
      /tencnet is not a cloud. Did you mean tencent\?/,
    ],
    ["neither role nor profile", ["accounts:", "  - { name: a, cloud: tencent }"], /has a role or a profile, or both/],
    [
      "a number for a name",
      ["accounts:", "  - { name: 17, cloud: tencent, profile: a }"],
      /name must be text: put it in quotes/,
    ],
    [
      "a name with a colon",
      ["accounts:", '  - { name: "a:b", cloud: tencent, profile: a }'],
      /name must begin with a letter/,
    ],
    [
      "a region that is none",
      ["accounts:", '  - { name: a, cloud: tencent, profile: a, regions: ["Guang zhou"] }'],
      /regions: Guang zhou /,
    ],
    [
      "regions that are no list",
      ["accounts:", "  - { name: a, cloud: tencent, profile: a, regions: ap-guangzhou }"],
      /regions must be a list of texts/,
    ],
    [
      "an unknown member of a role",
      ["accounts:", "  - { name: a, cloud: alibaba, role: { roleArm: b } }"],
      /role.roleArm is not a member of a role. Did you mean roleArn\?/,
    ],
    [
      "an agency without its account",
      ["accounts:", "  - { name: a, cloud: huawei, role: { agencyName: b } }"],
      /role needs domainName or domainId/,
    ],
    [
      "an agency as text",
      ["accounts:", "  - { name: a, cloud: huawei, role: auditor }"],
      /must have the members of access-audit:huawei.assumeRole: agencyName, /,
    ],
    [
      "a role where there is none",
      ["accounts:", "  - { name: a, cloud: volcengine, role: trn:iam::1:role/a }"],
      /role is not offered for volcengine/,
    ],
    [
      "one name twice",
      ["accounts:", "  - { name: a, cloud: tencent, profile: a }", "  - { name: a, cloud: tencent, profile: b }"],
      /:3: the name a stands in line 2 already/,
    ],
    [
      "one account twice",
      ["accounts:", "  - { name: a, cloud: tencent, profile: a }", "  - { name: b, cloud: tencent, profile: a }"],
      /:3: the same account stands in line 2 already/,
    ],
  ])("with %s is refused, with the line", (_what, lines, message) => {
    expect(refused(...lines)).toMatch(message);
  });

  it("tells all of its mistakes at once", () => {
    expect(
      refused("accounts:", "  - { name: a, cloud: tencent }", "  - { name: b, cloud: x, profile: b }").split("\n"),
    ).toHaveLength(2);
  });
});

describe("a secret in a file of accounts", () => {
  it.each(["secretKey", "accessKeySecret", "secret_id", "password", "authToken", "access-key", "sk"])(
    "is refused under the name %s",
    (name) => {
      const message = refused("accounts:", `  - { name: a, cloud: tencent, profile: a, ${name}: hidden-value }`);
      expect(message).toContain(`${name} has no place in a file of accounts`);
      expect(message).not.toContain("hidden-value");
    },
  );

  it.each(["name", "profile", "role", "stacks"])("is refused as the value of %s, and not told", (key) => {
    const secret = "f3KdLw82mZqXvB7TnRy4HsJc9PaE6uGi";
    const value = key === "stacks" ? `[${secret}]` : secret;
    const rest = { name: "a", cloud: "alibaba", profile: "b", [key]: value };
    const message = refused(
      "accounts:",
      `  - { ${Object.entries(rest)
        .map(([name, one]) => `${name}: ${one}`)
        .join(", ")} }`,
    );
    expect(message).toContain(`${key} holds what looks like a key`);
    expect(message).not.toContain(secret);
  });

  it("is told from names by how it looks, in the shape of each cloud", () => {
    for (const cloud of cloudNames) {
      const values = Array.from({ length: 200 }, () =>
        Object.entries(completeCredentials()[cloud]).filter(([name]) => /key|secret/i.test(name)),
      ).flat();
      const missed = values.filter(([, value]) => !looksLikeKey(String(value)));
      expect(missed.length / values.length, `${cloud}: ${missed.slice(0, 3).join(" ")}`).toBeLessThan(0.15);
    }
  });

  it.each([
    role,
    "acs:ram::1234567890123456:role/AliyunECSInstanceForPAI2Role",
    "acs:ram::1234567890123456:role/OrganizationAccountAccessRole2024",
    "0123456789abcdef0123456789abcdef",
    "auditor-of-everything-2026",
    "CloudAuditReadOnlyAccess",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
  ])("%s is no secret", (text) => {
    expect(looksLikeKey(text)).toBe(false);
  });
});
