import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alibabaCredentials } from "../../../provider/clouds/alibaba/identity/chain";
import { type AnsweringServer, answering } from "../http/stage/answering-server";
import { session } from "./session";

/** A source of credentials is full when an id, a secret and a token come from it; the number says which. */
const full = (id: number) => ({
  accessKeyId: `id-${id}`,
  accessKeySecret: `secret-${id}`,
  securityToken: `token-${id}`,
});
const pair = (id: number) => ({ accessKeyId: `id-${id}`, accessKeySecret: `secret-${id}` });

let home: string;
/** No metadata server is here, and no STS. */
let nobody: AnsweringServer;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "alibaba-"));
  nobody = await answering(() => undefined);
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
  await nobody[Symbol.asyncDispose]();
});

async function write(path: string, content: string | object): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true });
  await writeFile(join(home, path), typeof content === "string" ? content : JSON.stringify(content));
}

const found = (environment: Record<string, string> = {}, configuration: object = {}) =>
  alibabaCredentials(session(configuration, { HOME: home, ...environment }, nobody.url)).get();

const variables = {
  terraform: { ALICLOUD_ACCESS_KEY: "id-1", ALICLOUD_SECRET_KEY: "secret-1", ALICLOUD_SECURITY_TOKEN: "token-1" },
  openApi: {
    ALIBABA_CLOUD_ACCESS_KEY_ID: "id-2",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "secret-2",
    ALIBABA_CLOUD_SECURITY_TOKEN: "token-2",
  },
  older: {
    ALIBABACLOUD_ACCESS_KEY_ID: "id-3",
    ALIBABACLOUD_ACCESS_KEY_SECRET: "secret-3",
    ALIBABACLOUD_SECURITY_TOKEN: "token-3",
  },
  oss: { OSS_ACCESS_KEY_ID: "id-4", OSS_ACCESS_KEY_SECRET: "secret-4", OSS_SESSION_TOKEN: "token-4" },
};

const cli = {
  current: "temporary",
  profiles: [
    { name: "fixed", mode: "AK", access_key_id: "id-5", access_key_secret: "secret-5", sts_token: "" },
    { name: "temporary", mode: "StsToken", access_key_id: "id-6", access_key_secret: "secret-6", sts_token: "token-6" },
    { name: "log-in", mode: "CloudSSO" },
    { name: "program", mode: "External", process_command: "touch ran" },
    { name: "circle", mode: "ChainableRamRoleArn", source_profile: "circle", ram_role_arn: "acs:ram::1:role/r" },
    { name: "broken", mode: "StsToken", access_key_id: "id-0", access_key_secret: "secret-0" },
  ],
};

const ini = `[default]
type = access_key
access_key_id = id-7
access_key_secret = secret-7

[other]
type = access_key
access_key_id = id-8
access_key_secret = secret-8

[machine]
type = ecs_ram_role
role_name = r

[strange]
type = saml
`;

describe("the chain, in order", () => {
  const { terraform, openApi, older, oss } = variables;
  it("configuration first", async () => {
    expect(await found({ ...terraform, ...oss }, full(9))).toEqual(full(9));
  });
  it("configuration without a token", async () => expect(await found(terraform, pair(9))).toEqual(pair(9)));
  it("ALICLOUD_*", async () => expect(await found({ ...oss, ...older, ...openApi, ...terraform })).toEqual(full(1)));
  it("ALIBABA_CLOUD_*", async () => expect(await found({ ...oss, ...older, ...openApi })).toEqual(full(2)));
  it("ALIBABACLOUD_*", async () => expect(await found({ ...oss, ...older })).toEqual(full(3)));
  it("OSS_*, before files", async () => {
    await write(".aliyun/config.json", cli);
    expect(await found(oss)).toEqual(full(4));
  });
  it("the command line's file, current profile, before the INI file", async () => {
    await write(".aliyun/config.json", cli);
    await write(".alibabacloud/credentials", ini);
    expect(await found()).toEqual(full(6));
  });
  it("the INI file's section default", async () => {
    await write(".alibabacloud/credentials", ini);
    expect(await found()).toEqual(pair(7));
  });
  it("a set that lacks a half is passed over, never completed from elsewhere", async () => {
    expect(await found({ ALICLOUD_ACCESS_KEY: "id-1", OSS_SESSION_TOKEN: "token-4", ...older })).toEqual(full(3));
  });
});

describe("profiles", () => {
  beforeEach(async () => {
    await write(".aliyun/config.json", cli);
    await write(".alibabacloud/credentials", ini);
  });
  it("by ALIBABA_CLOUD_PROFILE", async () => expect(await found({ ALIBABA_CLOUD_PROFILE: "fixed" })).toEqual(pair(5)));
  it("by ALICLOUD_PROFILE", async () => expect(await found({ ALICLOUD_PROFILE: "fixed" })).toEqual(pair(5)));
  it("by the setting, before the environment", async () => {
    expect(await found({ ALIBABA_CLOUD_PROFILE: "temporary" }, { profile: "fixed" })).toEqual(pair(5));
  });
  it("of the INI file, when the command line has none of the name", async () => {
    expect(await found({ ALIBABA_CLOUD_PROFILE: "other" })).toEqual(pair(8));
  });
  it("ALIBABA_CLOUD_CLI_PROFILE_DISABLED passes the command line's file over", async () => {
    expect(await found({ ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "True" })).toEqual(pair(7));
    expect(await found({ ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "false" })).toEqual(full(6));
  });
  it("ALICLOUD_SHARED_CREDENTIALS_FILE and ALIBABA_CLOUD_CREDENTIALS_FILE name other files", async () => {
    await write("elsewhere.json", {
      current: "a",
      profiles: [{ name: "a", mode: "AK", access_key_id: "id-9", access_key_secret: "secret-9" }],
    });
    expect(await found({ ALICLOUD_SHARED_CREDENTIALS_FILE: join(home, "elsewhere.json") })).toEqual(pair(9));
    await write("elsewhere.ini", ini.replace("[other]", "[third]"));
    const environment = { ALIBABA_CLOUD_PROFILE: "third", ALIBABA_CLOUD_CREDENTIALS_FILE: join(home, "elsewhere.ini") };
    expect(await found(environment)).toEqual(pair(8));
  });
});

describe("no credentials: one error that names the cloud and every place with its reason", () => {
  const failure = (environment: Record<string, string>) =>
    found(environment).then(String, (error: Error) => error.message);
  it("nothing is there", async () => {
    expect(await failure({})).toBe(
      [
        "Alibaba Cloud: no credentials found. Looked, in this order, at",
        "  - configuration access-audit:alibaba.accessKeyId, access-audit:alibaba.accessKeySecret: not set",
        "  - environment ALICLOUD_ACCESS_KEY, ALICLOUD_SECRET_KEY: not set",
        "  - environment ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET: not set",
        "  - environment ALIBABACLOUD_ACCESS_KEY_ID, ALIBABACLOUD_ACCESS_KEY_SECRET: not set",
        "  - environment OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET: not set",
        "  - environment ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE: not set",
        "  - file ~/.aliyun/config.json: no such file",
        "  - file ~/.alibabacloud/credentials: no such file",
        "  - instance role, 100.100.100.200: no role is attached to this machine (HTTP 404)",
        "  - server of ALIBABA_CLOUD_CREDENTIALS_URI or ALICLOUD_CREDENTIALS_URI: not set",
      ].join("\n"),
    );
  });
  it.each([
    ["log-in", 'profile "log-in" has the mode "CloudSSO", whose log-in only the command line itself can renew'],
    ["program", 'profile "program" has the mode "External", and no program is run because a file says so'],
    ["circle", 'profile "circle" is its own source_profile'],
    ["broken", "config.json: sts_token not set"],
    ["none", 'config.json: has no profile "none"'],
    ["none", "credentials: has no section [none]"],
    ["machine", "no role is attached to this machine (HTTP 404)"],
    ["strange", 'section [strange] has the type "saml"; only access_key, ecs_ram_role and ram_role_arn are read'],
  ])("profile %s: %s", async (profile, reason) => {
    await write(".aliyun/config.json", cli);
    await write(".alibabacloud/credentials", ini);
    const message = await failure({ ALIBABA_CLOUD_PROFILE: profile });
    expect(message).toContain(reason);
    expect(message).not.toContain("secret-");
  });
  it.each([
    ["{", "is not in the expected form"],
    ["[]", "is not in the expected form"],
    ["{}", "has no current profile"],
    ['{"current":"a","profiles":{}}', 'has no profile "a"'],
    ['{"current":"a","profiles":[null,{"name":"a"}]}', "has the mode unset"],
  ])("config.json %s", async (content, reason) => {
    await write(".aliyun/config.json", content);
    expect(await failure({})).toContain(
      `file ~/.aliyun/config.json: ${reason.startsWith("has the") ? 'profile "a" ' : ""}${reason}`,
    );
  });
  it("switched off", async () => {
    expect(await failure({ ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "true" })).toContain(
      "file ~/.aliyun/config.json: switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED",
    );
  });
});
