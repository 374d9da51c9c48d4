import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { huaweiIdentity } from "../../../../provider/clouds/huawei/identity/chain";
import type { Identity } from "../../../../provider/clouds/huawei/identity/credentials";
import { Operation } from "../../../../provider/core/session/operation";
import { redact } from "../../../../provider/core/session/redact";
import { type AnsweringServer, answering } from "../../http/stage/answering-server";
import { sessionOf } from "../session";

let home: string;
/** No metadata server is here, and no STS. */
let nobody: AnsweringServer;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "huawei-home-"));
  nobody = await answering(() => undefined);
});

afterEach(async () => {
  rmSync(home, { recursive: true });
  await nobody[Symbol.asyncDispose]();
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

const found = (environment: Record<string, string> = {}, configuration: Record<string, unknown> = {}) =>
  huaweiIdentity(
    new Operation(sessionOf({ configuration, environment: { HOME: home, ...environment }, emulatorUrl: nobody.url })),
  );

const message = (attempt: Promise<Identity>) => attempt.then(String, (error: Error) => error.message);

const sdk = { HUAWEICLOUD_SDK_AK: "sdk-ak", HUAWEICLOUD_SDK_SK: "sdk-sk" };
const hwKeys = { HW_ACCESS_KEY: "hw-ak", HW_SECRET_KEY: "hw-sk" };
const osKeys = { OS_ACCESS_KEY: "os-ak", OS_SECRET_KEY: "os-sk" };
const hwLogin = { HW_USER_NAME: "hw-user", HW_USER_PASSWORD: "hw-password", HW_DOMAIN_NAME: "hw-domain" };
const osLogin = { OS_USERNAME: "os-user", OS_PASSWORD: "os-password", OS_DOMAIN_NAME: "os-domain" };
const hwFound = { userName: "hw-user", password: "hw-password", domainName: "hw-domain" };
const sdkFile = "[basic]\nak = file-ak\nsk = file-sk\n";

describe("one row of the table each", () => {
  it.each<[string, Record<string, unknown>, object]>([
    ["a token", { authToken: "conf-token" }, { authToken: "conf-token" }],
    ["keys", { accessKey: "a", secretKey: "s" }, { accessKey: "a", secretKey: "s" }],
    [
      "temporary keys",
      { accessKey: "a", secretKey: "s", securityToken: "t" },
      { accessKey: "a", secretKey: "s", securityToken: "t" },
    ],
    [
      "a user's name",
      { userName: "u", password: "p", domainName: "d" },
      { userName: "u", password: "p", domainName: "d" },
    ],
    ["a user's id", { userId: "u", password: "p" }, { userId: "u", password: "p" }],
    [
      "an account's id",
      { userName: "u", password: "p", domainId: "d" },
      { userName: "u", password: "p", domainId: "d" },
    ],
  ])("configuration: %s", async (_, configuration, identity) => {
    expect(await found(sdk, configuration)).toEqual(identity);
  });

  it.each<[string, Record<string, string>, object]>([
    ["the SDK's keys", sdk, { accessKey: "sdk-ak", secretKey: "sdk-sk" }],
    [
      "the SDK's temporary keys",
      { ...sdk, HUAWEICLOUD_SDK_SECURITY_TOKEN: "t" },
      { accessKey: "sdk-ak", secretKey: "sdk-sk", securityToken: "t" },
    ],
    [
      "an empty security token",
      { ...sdk, HUAWEICLOUD_SDK_SECURITY_TOKEN: " " },
      { accessKey: "sdk-ak", secretKey: "sdk-sk" },
    ],
    ["HW_AUTH_TOKEN", { HW_AUTH_TOKEN: "hw-token", OS_AUTH_TOKEN: "os-token" }, { authToken: "hw-token" }],
    ["OS_AUTH_TOKEN", { OS_AUTH_TOKEN: "os-token" }, { authToken: "os-token" }],
    ["HW_ACCESS_KEY", { ...hwKeys, ...osKeys }, { accessKey: "hw-ak", secretKey: "hw-sk" }],
    [
      "HW_SECURITY_TOKEN",
      { ...hwKeys, HW_SECURITY_TOKEN: "t" },
      { accessKey: "hw-ak", secretKey: "hw-sk", securityToken: "t" },
    ],
    ["OS_ACCESS_KEY", osKeys, { accessKey: "os-ak", secretKey: "os-sk" }],
    ["HW_USER_NAME", { ...hwLogin, ...osLogin }, hwFound],
    ["HW_USER_ID", { HW_USER_ID: "u", HW_USER_PASSWORD: "p" }, { userId: "u", password: "p" }],
    ["OS_USERNAME", osLogin, { userName: "os-user", password: "os-password", domainName: "os-domain" }],
  ])("environment: %s", async (_, environment, identity) => {
    expect(await found(environment)).toEqual(identity);
  });

  it("the file of the SDKs", async () => {
    write(
      ".huaweicloud/credentials",
      `${sdkFile}security_token = file-token\nproject_id = 0483b6b16e954cb88930a360d2c4e663\n[global]\nak = other\n`,
    );
    expect(await found()).toEqual({
      accessKey: "file-ak",
      secretKey: "file-sk",
      securityToken: "file-token",
      projectId: "0483b6b16e954cb88930a360d2c4e663",
    });
  });

  it("the file of the SDKs at another place", async () => {
    write("elsewhere", sdkFile);
    expect(await found({ HUAWEICLOUD_SDK_CREDENTIALS_FILE: join(home, "elsewhere") })).toEqual({
      accessKey: "file-ak",
      secretKey: "file-sk",
    });
  });

  const profile = (name: string) => ({
    name,
    mode: "AKSK",
    accessKeyId: `${name}-ak`,
    secretAccessKey: `${name}-sk`,
    securityToken: "",
    region: "cn-north-4",
  });
  const cliFile = {
    current: "work",
    authEncrypt: "false",
    profiles: [profile("home"), profile("work"), profile("other")],
  };

  it.each<[string, Record<string, string>, Record<string, unknown>, string]>([
    ["the current profile", {}, {}, "work"],
    ["HW_PROFILE", { HW_PROFILE: "home" }, {}, "home"],
    ["the configured profile", { HW_PROFILE: "home" }, { profile: "other" }, "other"],
  ])("the file of the CLI: %s", async (_, environment, configuration, name) => {
    write("config.json", JSON.stringify(cliFile));
    const identity = found({ HW_SHARED_CONFIG_FILE: join(home, "config.json"), ...environment }, configuration);
    expect(await identity).toEqual({ accessKey: `${name}-ak`, secretKey: `${name}-sk` });
  });

  it("an encrypted file of the CLI is passed over with the reason", async () => {
    write("config.json", JSON.stringify({ ...cliFile, authEncrypt: "true" }));
    expect(await message(found({ HW_SHARED_CONFIG_FILE: join(home, "config.json") }))).toMatch(
      /config\.json: is encrypted; `hcloud configure set --cli-auth-encrypt=false`/,
    );
  });
});

describe("the order", () => {
  it("is configuration, SDK, token, keys, log-in, files", async () => {
    write(".huaweicloud/credentials", sdkFile);
    const all = { ...sdk, HW_AUTH_TOKEN: "hw-token", ...hwKeys, ...hwLogin };
    expect(await found(all, { accessKey: "conf-ak", secretKey: "conf-sk" })).toMatchObject({ accessKey: "conf-ak" });
    expect(await found(all)).toMatchObject({ accessKey: "sdk-ak" });
    const { HUAWEICLOUD_SDK_AK: _, ...terraform } = all;
    expect(await found(terraform)).toEqual({ authToken: "hw-token" });
    expect(await found({ ...hwKeys, ...hwLogin })).toMatchObject({ accessKey: "hw-ak" });
    expect(await found(hwLogin)).toEqual(hwFound);
    expect(await found()).toMatchObject({ accessKey: "file-ak" });
  });

  it("a token of the older names comes before keys of the newer", async () => {
    expect(await found({ OS_AUTH_TOKEN: "os-token", ...hwKeys })).toEqual({ authToken: "os-token" });
  });

  it("an incomplete set is passed over, and no set is mixed of two", async () => {
    expect(await found({ HW_ACCESS_KEY: "hw-ak", ...osKeys })).toMatchObject({
      accessKey: "os-ak",
      secretKey: "os-sk",
    });
    const { HW_DOMAIN_NAME: _, ...incomplete } = hwLogin;
    expect(await found({ ...incomplete, ...osLogin })).toMatchObject({ userName: "os-user" });
  });
});

describe("when nothing is found", () => {
  it("one error names the cloud and every place", async () => {
    const text = await message(found({ HW_USER_NAME: "u", HW_USER_PASSWORD: "p" }));
    expect(text.split("\n").map((line) => line.replace(home, "~"))).toEqual([
      "Huawei Cloud: no credentials found. Looked, in this order, at",
      "  - configuration access-audit:huawei.authToken: not set",
      "  - configuration access-audit:huawei.accessKey, access-audit:huawei.secretKey: not set",
      "  - configuration access-audit:huawei.userName, password, domainName: not set",
      "  - environment HUAWEICLOUD_OIDC_PROVIDER_URN, HUAWEICLOUD_OIDC_AGENCY_URN, HUAWEICLOUD_OIDC_TOKEN_FILE: not set",
      "  - environment HUAWEICLOUD_SDK_IDP_ID, HUAWEICLOUD_SDK_ID_TOKEN_FILE: not set",
      "  - environment HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK: not set",
      "  - environment HW_AUTH_TOKEN or OS_AUTH_TOKEN: not set",
      "  - environment HW_ACCESS_KEY, HW_SECRET_KEY: not set",
      "  - environment OS_ACCESS_KEY, OS_SECRET_KEY: not set",
      "  - environment HW_USER_NAME, HW_USER_PASSWORD, HW_DOMAIN_NAME: HW_DOMAIN_NAME or HW_DOMAIN_ID not set",
      "  - environment OS_USERNAME, OS_PASSWORD, OS_DOMAIN_NAME: not set",
      "  - file ~/.huaweicloud/credentials: no such file",
      "  - file of the CLI, HW_SHARED_CONFIG_FILE: not set",
      "  - instance agency, 169.254.169.254: the server answered with HTTP 404",
      "  - pod agency, environment HC_CONTAINER_CREDENTIALS_FULL_URI, HC_CONTAINER_AUTHORIZATION_TOKEN_FILE: not set",
    ]);
  });

  it.each([
    ["[global]\nak = a\nsk = s\n", "has no section [basic]"],
    ["[basic]\nak = a\n", "sk not set"],
  ])("says why a file was skipped: %j", async (text, reason) => {
    write(".huaweicloud/credentials", text);
    expect(await message(found())).toContain(`credentials: ${reason}`);
  });

  it("shows nothing of a file that is not in form", async () => {
    write("config.json", "{ secret-in-a-broken-file");
    const text = await message(found({ HW_SHARED_CONFIG_FILE: join(home, "config.json") }));
    expect(text).toContain("is not in the expected form");
    expect(text).not.toContain("secret-in-a-broken-file");
  });
});

describe("secrets", () => {
  it.each<[string, Record<string, unknown>]>([
    ["secret key", { accessKey: "canary-access-1", secretKey: "canary-secret-1" }],
    ["security token", { accessKey: "canary-access-2", secretKey: "x", securityToken: "canary-security-2" }],
    ["token", { authToken: "canary-token-3" }],
    ["password", { userId: "u", password: "canary/password-4" }],
  ])("of the sort %s never leave in a text", async (_, configuration) => {
    await found({}, configuration);
    for (const text of Object.values(configuration).filter((value) => String(value).startsWith("canary"))) {
      expect(redact(`before ${text} after`)).toBe("before [redacted] after");
    }
  });
});
