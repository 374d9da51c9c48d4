import { describe, expect, test } from "vitest";
import type { Emulator } from "../../emulator/index";
import { askCos, errorCode } from "./stage/clients";
import { emulate } from "./stage/fixture";
import { type RawAnswer, sendRaw } from "./stage/raw-request";

const get = (emulator: Emulator, host: string, target: string, headers: Readonly<Record<string, string>> = {}) =>
  sendRaw(emulator.url, { method: "GET", target, headers: { Host: host, ...headers } });
const post = (
  emulator: Emulator,
  host: string,
  target: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
) => sendRaw(emulator.url, { method: "POST", target, headers: { Host: host, ...headers }, body });
const form = { "Content-Type": "application/x-www-form-urlencoded" };

const servers = {
  tencent: ["metadata.tencentyun.com", "/latest/meta-data/cam/security-credentials/auditor"],
  alibaba: ["100.100.100.200", "/latest/meta-data/ram/security-credentials/auditor"],
  huawei: ["169.254.169.254", "/openstack/latest/securitykey"],
  volcengine: ["100.96.0.96", "/volcstack/latest/iam/security_credentials/auditor"],
} as const;

describe.each(Object.entries(servers))("the metadata server of %s", (cloud, [host, path]) => {
  test("has nothing until a role is attached, and nothing again when it is taken away", async () => {
    const emulator = await emulate();
    expect((await get(emulator, host, path)).status).toBe(404);
    emulator.control.changeIdentity(cloud, { instanceRole: "auditor" });
    expect((await get(emulator, host, path)).status).toBe(200);
    emulator.control.changeIdentity(cloud, { instanceRole: null });
    expect((await get(emulator, host, path)).status).toBe(404);
  });

  test("gives other keys each time, which stand in no journal", async () => {
    const emulator = await emulate();
    emulator.control.changeIdentity(cloud, { instanceRole: "auditor" });
    const answers = [await get(emulator, host, path), await get(emulator, host, path)];
    const secrets = answers.map(
      ({ body }) => /"(?:TmpSecretKey|AccessKeySecret|secret|SecretAccessKey)":"([^"]+)"/.exec(body)?.[1] ?? "",
    );
    expect(new Set(secrets).size).toBe(2);
    const journal = JSON.stringify(emulator.control.journal());
    for (const secret of secrets) expect(secret === "" || journal.includes(secret)).toBe(false);
  });
});

describe("metadata tokens", () => {
  test.each([
    ["alibaba", "/latest/api/token", "X-aliyun-ecs-metadata-token-ttl-seconds", "X-aliyun-ecs-metadata-token", 403],
    ["huawei", "/meta-data/latest/api/token", "X-Metadata-Token-Ttl-Seconds", "X-Metadata-Token", 401],
  ] as const)("of %s are asked for where the owner wants it", async (cloud, tokenPath, life, header, refused) => {
    const emulator = await emulate();
    const [host, path] = servers[cloud];
    emulator.control.changeIdentity(cloud, { instanceRole: "auditor", metadataTokenRequired: true });
    expect((await get(emulator, host, path)).status).toBe(refused);
    const ask = (seconds: string): Promise<RawAnswer> =>
      sendRaw(emulator.url, { method: "PUT", target: tokenPath, headers: { Host: host, [life]: seconds } });
    for (const seconds of ["0", "21601", "soon"]) expect((await ask(seconds)).status).toBe(400);
    const token = (await ask("60")).body;
    expect((await get(emulator, host, path, { [header]: token })).status).toBe(200);
    expect((await get(emulator, host, path, { [header]: `${token}x` })).status).toBe(refused);
  });
});

describe("STS without keys", () => {
  const trn = "trn:iam::2100000000:role/auditor";
  const volcengine = (emulator: Emulator, fields: Readonly<Record<string, string>>) =>
    post(
      emulator,
      "sts.volcengineapi.com",
      "/?Action=AssumeRoleWithOIDC&Version=2018-01-01",
      new URLSearchParams(fields).toString(),
      form,
    );
  const arn = "acs:ram::1234567890123456:role/auditor";
  const alibaba = (emulator: Emulator, fields: Readonly<Record<string, string>>) =>
    post(
      emulator,
      "sts.aliyuncs.com",
      "/?Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON",
      new URLSearchParams(fields).toString(),
      form,
    );

  test("takes the token that it trusts, for a role that exists", async () => {
    const emulator = await emulate();
    emulator.control.changeIdentity("volcengine", { roles: [{ name: trn }] });
    emulator.control.changeIdentity("alibaba", { roles: [{ name: arn }] });
    const { token } = emulator.control.identityToken("volcengine");
    const good = { RoleTrn: trn, RoleSessionName: "ci", OIDCToken: token };
    expect((await volcengine(emulator, good)).status).toBe(200);
    expect(errorCode(await volcengine(emulator, { ...good, OIDCToken: "another" }))).toBe("InvalidParameter.OIDCToken");
    expect(errorCode(await volcengine(emulator, { ...good, RoleTrn: `${trn}s` }))).toBe("RoleNotExist");
    expect(errorCode(await volcengine(emulator, { RoleTrn: trn, OIDCToken: token }))).toBe("MissingParameter");

    const { token: own } = emulator.control.identityToken("alibaba");
    const fine = { RoleArn: arn, RoleSessionName: "ci", OIDCProviderArn: "p", OIDCToken: own };
    expect((await alibaba(emulator, fine)).status).toBe(200);
    // A token of one cloud's provider is nothing to another.
    expect(errorCode(await alibaba(emulator, { ...fine, OIDCToken: token }))).toBe(
      "AuthenticationFail.OIDCToken.Invalid",
    );
    expect(errorCode(await alibaba(emulator, { ...fine, DurationSeconds: "60" }))).toBe(
      "InvalidParameter.DurationSeconds",
    );
    expect(errorCode(await alibaba(emulator, { ...fine, RoleArn: `${arn}s` }))).toBe("EntityNotExist.Role");
    emulator.control.expireKeys("alibaba");
    expect(errorCode(await alibaba(emulator, fine))).toBe("AuthenticationFail.OIDCToken.Invalid");
  });

  test("takes no other call without a signature", async () => {
    const emulator = await emulate();
    const target = "/?Action=AssumeRole&Version=2015-04-01&RoleArn=x&RoleSessionName=y";
    expect(errorCode(await post(emulator, "sts.aliyuncs.com", target, "", form))).toBe("IncompleteSignature");
    const headers = {
      "X-TC-Action": "AssumeRole",
      "X-TC-Version": "2018-08-13",
      "X-TC-Region": "ap-guangzhou",
      Authorization: "SKIP",
    };
    const answer = await post(emulator, "sts.tencentcloudapi.com", "/", "{}", headers);
    expect(errorCode(answer)).toBe("AuthFailure.InvalidAuthorization");
  });
});

test("keys that have run out are refused as such, with their token and without", async () => {
  const emulator = await emulate();
  emulator.control.changeIdentity("tencent", { instanceRole: "auditor" });
  const { body } = await get(emulator, ...servers.tencent);
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = JSON.parse(body);
  const temporary = { ...emulator, credentials: { ...emulator.credentials, tencent: { secretId, secretKey, token } } };
  const query = "accessmonitor=";
  expect((await askCos(temporary, { query })).status).toBe(200);
  const bare = { ...temporary, credentials: { ...temporary.credentials, tencent: { secretId, secretKey } } };
  expect(errorCode(await askCos(bare, { query }))).toBe("InvalidAccessKeyId");
  expect(emulator.control.expireKeys("tencent")).toEqual({ keys: 1 });
  expect(errorCode(await askCos(temporary, { query }))).toBe("ExpiredToken");
});
