import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alibabaCredentials } from "../../../provider/clouds/alibaba/identity/chain";
import { redact } from "../../../provider/core/session/redact";
import { type AnsweringServer, type Asked, answering } from "../http/stage/answering-server";
import { session } from "./session";

let home: string;
let server: AnsweringServer | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "alibaba-roles-"));
});
afterEach(async () => {
  rmSync(home, { recursive: true });
  await server?.[Symbol.asyncDispose]();
  server = undefined;
});

function write(path: string, content: string | object): string {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), typeof content === "string" ? content : JSON.stringify(content));
  return join(home, path);
}

type Answer = Parameters<typeof answering>[0];

async function found(environment: Record<string, string> = {}, alibaba: object = {}, answer: Answer = () => undefined) {
  server = await answering(answer);
  return alibabaCredentials(session(alibaba, { HOME: home, ...environment }, server.url)).get();
}
const failure = (...parts: Parameters<typeof found>) => found(...parts).then(String, (error: Error) => error.message);

const keys = (name: string) => ({
  accessKeyId: `${name}-id`,
  accessKeySecret: `${name}-secret`,
  securityToken: `${name}-token`,
});
const wireKeys = (name: string) => ({
  AccessKeyId: `${name}-id`,
  AccessKeySecret: `${name}-secret`,
  SecurityToken: `${name}-token`,
  Expiration: new Date(Date.now() + 3_600_000).toISOString(),
});
const env = { ALICLOUD_ACCESS_KEY: "env-id", ALICLOUD_SECRET_KEY: "env-secret" };

const folder = "/latest/meta-data/ram/security-credentials/";

/** The metadata server of an instance with the role `auditor`. */
function instance({ method, host, target, headers }: Asked, withTokens = true) {
  if (host !== "100.100.100.200") return undefined;
  if (target === "/latest/api/token")
    return method === "PUT" && withTokens ? { body: "imds-token" } : { status: 404, body: "" };
  if (withTokens && headers["x-aliyun-ecs-metadata-token"] !== "imds-token") return { status: 403, body: "" };
  if (target === folder) return { body: "auditor\n" };
  return target === `${folder}auditor` ? { body: { ...wireKeys("machine"), Code: "Success" } } : undefined;
}

const parameters = ({ target, body }: Asked) =>
  Object.fromEntries(new URLSearchParams(`${target.split("?")[1] ?? ""}&${body}`));

/** STS, which gives the keys of whatever role it is asked for. */
function sts(asked: Asked) {
  if (!asked.host.startsWith("sts.")) return undefined;
  return { body: { RequestId: "r", Credentials: wireKeys(parameters(asked).RoleArn ?? "") } };
}
const all: Answer = (asked) => instance(asked) ?? sts(asked);
const last = () => {
  const asked = server?.asked.at(-1);
  if (asked === undefined) throw new Error("nothing was asked");
  return { ...asked, parameters: parameters(asked) };
};

const oidc = () => ({
  ALIBABA_CLOUD_ROLE_ARN: "pod",
  ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "provider",
  ALIBABA_CLOUD_OIDC_TOKEN_FILE: write("token", "oidc-token+/=\n"),
});

describe("the chain after the keys of the environment", () => {
  it("keys of the environment come first", async () => {
    expect(await found({ ...env, ...oidc() }, {}, all)).toMatchObject({ accessKeyId: "env-id" });
  });
  it("a token file, by an unsigned request, before the command line's file", async () => {
    write(".aliyun/config.json", {
      current: "a",
      profiles: [{ name: "a", mode: "AK", access_key_id: "x", access_key_secret: "y" }],
    });
    expect(await found({ ...oidc(), ALIBABA_CLOUD_ROLE_SESSION_NAME: "s" }, {}, all)).toEqual(keys("pod"));
    expect(last()).toMatchObject({ method: "POST", host: "sts.aliyuncs.com" });
    expect(last().headers.authorization).toBeUndefined();
    expect(last().parameters).toMatchObject({
      Action: "AssumeRoleWithOIDC",
      Version: "2015-04-01",
      OIDCProviderArn: "provider",
      OIDCToken: "oidc-token+/=",
      RoleSessionName: "s",
      DurationSeconds: "3600",
    });
    expect(last().target).not.toContain("oidc-token");
    expect(redact("oidc-token+/=")).toBe("[redacted]");
  });
  it("the instance, with a token", async () => {
    expect(await found({}, {}, all)).toEqual(keys("machine"));
    expect(server?.asked.map(({ method, target }) => `${method} ${target}`)).toEqual([
      "PUT /latest/api/token",
      `GET ${folder}`,
      `GET ${folder}auditor`,
    ]);
    expect(server?.asked[0]?.headers["x-aliyun-ecs-metadata-token-ttl-seconds"]).toBe("21600");
  });
  it.each(["ALIBABA_CLOUD_ECS_METADATA", "ALICLOUD_ECS_ROLE_NAME"])("the instance's role by %s", async (name) => {
    expect(await found({ [name]: "auditor" }, {}, all)).toEqual(keys("machine"));
    expect(server?.asked).toHaveLength(2);
  });
  it("an instance whose server knows no tokens", async () => {
    expect(await found({}, {}, (asked) => instance(asked, false))).toEqual(keys("machine"));
  });
  it("ALIBABA_CLOUD_IMDSV1_DISABLED forbids to ask without a token", async () => {
    const text = await failure({ ALIBABA_CLOUD_IMDSV1_DISABLED: "true" }, {}, (asked) => instance(asked, false));
    expect(text).toContain("the server gave no token (HTTP 404), and ALIBABA_CLOUD_IMDSV1_DISABLED is set");
    expect(server?.asked).toHaveLength(1);
  });
  it("ALIBABA_CLOUD_ECS_METADATA_DISABLED asks nobody", async () => {
    expect(await failure({ ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" }, {}, all)).toContain(
      "instance role, 100.100.100.200: switched off by ALIBABA_CLOUD_ECS_METADATA_DISABLED",
    );
    expect(server?.asked).toEqual([]);
  });
  it.each(["ALIBABA_CLOUD_CREDENTIALS_URI", "ALICLOUD_CREDENTIALS_URI"])("%s comes last", async (name) => {
    const uri: Answer = ({ target }) =>
      target === "/keys?of=me" ? { body: { Code: "Success", ...wireKeys("uri") } } : undefined;
    expect(await found({ [name]: "http://localhost:6666/keys?of=me" }, {}, uri)).toEqual(keys("uri"));
    expect(server?.asked.map(({ host }) => host)).toEqual(["100.100.100.200", "100.100.100.200", "localhost:6666"]);
    expect(await found({ [name]: "http://localhost:6666/keys?of=me" }, {}, instance)).toEqual(keys("machine"));
  });
  it("a silent metadata server costs about a second", async () => {
    const from = Date.now();
    expect(await failure({}, {}, () => "silence")).toContain("100.100.100.200 did not answer within 1 s");
    expect(Date.now() - from).toBeLessThan(3000);
  });
});

describe("profiles that stand for a role", () => {
  const profiles = {
    current: "role",
    profiles: [
      {
        name: "role",
        mode: "RamRoleArn",
        access_key_id: "base-id",
        access_key_secret: "s",
        ram_role_arn: "one",
        ram_session_name: "n",
        expired_seconds: 1800,
      },
      { name: "chain", mode: "ChainableRamRoleArn", source_profile: "role", ram_role_arn: "two" },
      { name: "machine", mode: "EcsRamRole", ram_role_name: "auditor" },
      { name: "oidc", mode: "OIDC", ram_role_arn: "three", oidc_provider_arn: "p", oidc_token_file: "~/token" },
    ],
  };
  const ini = `[default]\ntype = ram_role_arn\naccess_key_id = base-id\naccess_key_secret = s\nrole_arn = four\n
[machine]\ntype = ecs_ram_role\nrole_name = auditor\n`;
  it.each([
    ["RamRoleArn", "role", "one"],
    ["ChainableRamRoleArn", "chain", "two"],
    ["EcsRamRole", "machine", "machine"],
    ["OIDC", "oidc", "three"],
  ])("config.json: %s", async (_, profile, name) => {
    write(".aliyun/config.json", profiles);
    write("token", "another-oidc-token");
    expect(await found({ ALIBABA_CLOUD_PROFILE: profile }, {}, all)).toEqual(keys(name));
  });
  it("what RamRoleArn sends", async () => {
    write(".aliyun/config.json", profiles);
    await found({}, {}, all);
    expect(last().parameters).toEqual({ RoleArn: "one", RoleSessionName: "n", DurationSeconds: "1800" });
    expect(last().headers).toMatchObject({
      "x-acs-action": "AssumeRole",
      authorization: expect.stringContaining("ACS3-HMAC-SHA256 Credential=base-id,"),
    });
  });
  it.each([
    ["ram_role_arn", "default", "four"],
    ["ecs_ram_role", "machine", "machine"],
  ])("credentials: %s", async (_, profile, name) => {
    write(".alibabacloud/credentials", ini);
    expect(await found({ ALIBABA_CLOUD_PROFILE: profile }, {}, all)).toEqual(keys(name));
  });
});

describe("a role that is asked for", () => {
  it("by the configuration", async () => {
    const assumeRole = { roleArn: "wanted", sessionName: "s", durationSeconds: 900, externalId: "x" };
    expect(await found(env, { assumeRole, region: "cn-beijing" }, all)).toEqual(keys("wanted"));
    expect(last().host).toBe("sts.cn-beijing.aliyuncs.com");
    expect(last().parameters).toEqual({
      RoleArn: "wanted",
      RoleSessionName: "s",
      DurationSeconds: "900",
      ExternalId: "x",
    });
  });
  it("by ALICLOUD_ASSUME_ROLE_*", async () => {
    const environment = { ALICLOUD_ASSUME_ROLE_ARN: "wanted", ALICLOUD_ASSUME_ROLE_SESSION_NAME: "s" };
    expect(await found({ ...env, ...environment }, {}, all)).toEqual(keys("wanted"));
    expect(last().parameters).toMatchObject({ RoleSessionName: "s" });
  });
  it("with the keys of the instance", async () => {
    expect(await found({ ALICLOUD_ASSUME_ROLE_ARN: "wanted" }, {}, all)).toEqual(keys("wanted"));
    expect(last().headers["x-acs-security-token"]).toBe("machine-token");
  });
  it("and refused is an error: the keys themselves are not used instead", async () => {
    const text = await failure({ ...env, ALICLOUD_ASSUME_ROLE_ARN: "wanted" }, {}, () => ({
      status: 403,
      body: { Code: "NoPermission", Message: "denied for env-secret", RequestId: "r-1" },
    }));
    expect(text).toContain("Alibaba Cloud STS: could not assume the role wanted: NoPermission");
    expect(text).toContain("trust policy");
    expect(text).not.toContain("env-secret");
  });
  it("of a profile and refused is an error as well", async () => {
    write(
      ".alibabacloud/credentials",
      "[default]\ntype = ram_role_arn\naccess_key_id = i\naccess_key_secret = s\nrole_arn = r\n",
    );
    const refusal = { Code: "EntityNotExist.Role", Message: "no such role" };
    expect(await failure({}, {}, () => ({ status: 404, body: refusal }))).toContain("EntityNotExist.Role");
  });
});
