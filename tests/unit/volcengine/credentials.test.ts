import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { volcengineCredentials } from "../../../provider/clouds/volcengine/identity/chain";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { type Asked, answering } from "../http/stage/answering-server";

/** A source of credentials is full when an id, a secret and a token come from it; the number says which. */
const full = (id: number) => ({ accessKey: `id-${id}`, secretKey: `secret-${id}`, sessionToken: `token-${id}` });
const pair = (id: number) => ({ accessKey: `id-${id}`, secretKey: `secret-${id}` });

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "volcengine-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function write(path: string, content: string | object): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true });
  await writeFile(join(home, path), typeof content === "string" ? content : JSON.stringify(content));
}

type Answer = Parameters<typeof answering>[0];

/** What is found, and what was asked for it of the servers that `answer`. */
async function look(environment: Record<string, string>, configuration: object = {}, answer: Answer = () => undefined) {
  await using server = await answering(answer);
  const read = (key: string) => ({ volcengine: JSON.stringify(configuration), emulatorUrl: server.url })[key];
  const session = new Session(readSettings({ read }, { HOME: home, ...environment }));
  const source = volcengineCredentials(session);
  const credentials = await source.get();
  return { credentials, identification: await source.identify(), asked: [...server.asked] };
}

const found = async (environment: Record<string, string> = {}, configuration: object = {}) =>
  (await look(environment, configuration)).credentials;

const variables = {
  terraform: {
    VOLCENGINE_ACCESS_KEY: "id-1",
    VOLCENGINE_SECRET_KEY: "secret-1",
    VOLCENGINE_SESSION_TOKEN: "token-1",
  },
  tos: { TOS_ACCESS_KEY: "id-2", TOS_SECRET_KEY: "secret-2", TOS_SECURITY_TOKEN: "token-2" },
  samples: { VOLC_ACCESSKEY: "id-3", VOLC_SECRETKEY: "secret-3" },
};

const cli = {
  current: "temporary",
  profiles: {
    fixed: { mode: "AK", "access-key": "id-5", "secret-key": "secret-5" },
    temporary: { mode: "StsToken", "access-key": "id-6", "secret-key": "secret-6", "session-token": "token-6" },
    default: { "access-key": "id-7", "secret-key": "secret-7" },
    machine: { mode: "EcsRole", "role-name": "auditor" },
    login: { mode: "sso" },
  },
};

describe("each row of the chain", () => {
  it("the configuration", async () => {
    expect(await found(variables.terraform, { ...full(0) })).toEqual(full(0));
  });
  it("the variables of Terraform and the CLI", async () => {
    expect(await found({ ...variables.tos, ...variables.terraform })).toEqual(full(1));
  });
  it("the variables of the TOS SDK", async () => {
    expect(await found({ ...variables.samples, ...variables.tos })).toEqual(full(2));
  });
  it("the variables of the samples", async () => expect(await found(variables.samples)).toEqual(pair(3)));
  it("the file of the CLI: its current profile", async () => {
    await write(".volcengine/config.json", cli);
    expect(await found()).toEqual(full(6));
  });
  it.each([
    ["fixed", pair(5)],
    ["default", pair(7)],
  ])("the file of the CLI: profile %s", async (profile, keys) => {
    await write("elsewhere.json", cli);
    const environment = { VOLCENGINE_CLI_CONFIG_FILE: join(home, "elsewhere.json") };
    expect(await found({ ...environment, VOLCENGINE_PROFILE: profile })).toEqual(keys);
    expect(await found(environment, { profile })).toEqual(keys);
  });
  it("the older file", async () => {
    await write(".volc/credentials", "[default]\naccess_key_id = id-8\nsecret_access_key = secret-8\n");
    expect(await found()).toEqual(pair(8));
  });
  it("half a set is passed over", async () => {
    expect(await found({ VOLCENGINE_ACCESS_KEY: "id-1", ...variables.tos })).toEqual(full(2));
  });
  it("a profile of another mode is passed over, and the message says why", async () => {
    await write(".volcengine/config.json", { ...cli, current: "login" });
    await expect(found()).rejects.toThrow(/profile "login" has the mode "sso", which is not read/);
  });
});

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describe("roles", () => {
  const keys = (id: number) => ({
    AccessKeyId: `id-${id}`,
    SecretAccessKey: `secret-${id}`,
    SessionToken: `token-${id}`,
    ExpiredTime: inAnHour(),
  });

  it("of a token in a file: the token travels in the body and the keys end in time", async () => {
    await write("token", "eyJ.canary.token\n");
    const answer = ({ method, host, target }: Asked) =>
      method === "POST" && host === "sts.volcengineapi.com" && target.includes("Action=AssumeRoleWithOIDC")
        ? { body: { ResponseMetadata: { RequestId: "r" }, Result: { Credentials: keys(10) } } }
        : undefined;
    const environment = {
      VOLCENGINE_OIDC_ROLE_TRN: "trn:iam::1:role/auditor",
      VOLCENGINE_OIDC_TOKEN_FILE: join(home, "token"),
    };
    const { credentials, identification, asked } = await look(environment, {}, answer);
    expect(credentials).toEqual(full(10));
    expect(identification).toMatchObject({ identity: "role trn:iam::1:role/auditor", expiresAt: expect.any(Date) });
    const [{ target, body } = { target: "", body: "" }] = asked;
    expect(target).toContain("Version=2018-01-01");
    expect(target).not.toContain("canary");
    expect(new URLSearchParams(body).get("OIDCToken")).toBe("eyJ.canary.token");
  });

  it("of a token that is refused say why, and nothing else is tried", async () => {
    await write("token", "eyJ.canary.token");
    const error = { ResponseMetadata: { RequestId: "r", Error: { Code: "AccessDenied", Message: "no trust" } } };
    const environment = {
      VOLCENGINE_OIDC_ROLE_TRN: "trn:iam::1:role/auditor",
      VOLCENGINE_OIDC_TOKEN_FILE: join(home, "token"),
    };
    await expect(look(environment, {}, () => ({ status: 403, body: error }))).rejects.toThrow(
      /could not take on the role trn:iam::1:role\/auditor: AccessDenied: no trust .*trust policy/,
    );
  });

  const metadata = ({ host, target }: Asked) =>
    host === "100.96.0.96" && target === "/volcstack/latest/iam/security_credentials/auditor"
      ? { body: keys(11) }
      : undefined;

  it("of the instance, by its name", async () => {
    const { credentials, identification } = await look({ VOLCENGINE_ECS_METADATA: "auditor" }, {}, metadata);
    expect(credentials).toEqual(full(11));
    expect(identification).toMatchObject({ place: "instance role of VOLCENGINE_ECS_METADATA, 100.96.0.96" });
  });

  it("of the instance, by a profile of the CLI", async () => {
    await write(".volcengine/config.json", { ...cli, current: "machine" });
    expect((await look({}, {}, metadata)).credentials).toEqual(full(11));
  });

  it("of the instance are not asked for when that is switched off", async () => {
    const environment = { VOLCENGINE_ECS_METADATA: "auditor", VOLCENGINE_ECS_METADATA_DISABLED: "true" };
    await expect(look(environment, {}, metadata)).rejects.toThrow(/switched off by VOLCENGINE_ECS_METADATA_DISABLED/);
  });
});
