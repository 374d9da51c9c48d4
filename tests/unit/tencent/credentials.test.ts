import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tencentCredentials } from "../../../provider/clouds/tencent/identity/chain";
import { redact } from "../../../provider/core/session/redact";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { type AnsweringServer, type Asked, answering } from "../http/stage/answering-server";

let home: string;
let server: AnsweringServer | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "tencent-"));
});
afterEach(async () => {
  rmSync(home, { recursive: true });
  await server?.[Symbol.asyncDispose]();
  server = undefined;
});

function write(path: string, content: string): string {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), content);
  return join(home, path);
}

async function source(
  environment: Record<string, string> = {},
  tencent: object = {},
  answer: Parameters<typeof answering>[0] = () => undefined,
) {
  server = await answering(answer);
  const emulatorUrl = server.url;
  const read = (key: string) => ({ tencent: JSON.stringify(tencent), emulatorUrl, timeout: "20s" })[key];
  return tencentCredentials(new Session(readSettings({ read }, { HOME: home, ...environment })));
}

const found = async (...parts: Parameters<typeof source>) => (await source(...parts)).get();
const failure = (...parts: Parameters<typeof source>) => found(...parts).then(String, (error: Error) => error.message);

const keys = (name: string) => ({ secretId: `${name}-id`, secretKey: `${name}-secret`, token: `${name}-token` });
const env = {
  TENCENTCLOUD_SECRET_ID: "env-id",
  TENCENTCLOUD_SECRET_KEY: "env-secret",
  TENCENTCLOUD_SECURITY_TOKEN: "env-token",
};
const scf = {
  TENCENTCLOUD_SECRETID: "scf-id",
  TENCENTCLOUD_SECRETKEY: "scf-secret",
  TENCENTCLOUD_SESSIONTOKEN: "scf-token",
};
const ini = (name: string) => `secret_id = ${name}-id\nsecret_key = ${name}-secret\ntoken = ${name}-token\n`;

const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;
const folder = "/latest/meta-data/cam/security-credentials/";

/** The metadata server of an instance with the role `auditor`. */
function instance({ host, target }: Asked) {
  if (host !== "metadata.tencentyun.com") return undefined;
  if (target === folder) return { body: "auditor" };
  if (target !== `${folder}auditor`) return undefined;
  const [TmpSecretId, TmpSecretKey, Token] = ["machine-id", "machine-secret", "machine-token"];
  return { body: { TmpSecretId, TmpSecretKey, Token, ExpiredTime: inAnHour(), Code: "Success" } };
}

/** STS, which gives the keys of whatever role it is asked for. */
function sts({ host, headers, body }: Asked) {
  if (!host.startsWith("sts.")) return undefined;
  expect(headers["x-tc-version"]).toBe("2018-08-13");
  const name = JSON.parse(body).RoleArn;
  const Credentials = { TmpSecretId: `${name}-id`, TmpSecretKey: `${name}-secret`, Token: `${name}-token` };
  return { body: { Response: { Credentials, ExpiredTime: inAnHour(), RequestId: "r" } } };
}

describe("the chain, in order", () => {
  it("configuration", async () => {
    expect(await found(env, keys("configured"))).toEqual(keys("configured"));
  });
  it("TENCENTCLOUD_SECRET_ID", async () => expect(await found({ ...scf, ...env })).toEqual(keys("env")));
  it.each(["TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_TOKEN"])("%s", async (name) => {
    const { TENCENTCLOUD_SECURITY_TOKEN: token, ...pair } = env;
    expect(await found({ ...pair, [name]: token })).toEqual(keys("env"));
  });
  it("the functions runtime, before files", async () => {
    write(".tccli/default.credential", JSON.stringify(keys("tccli")));
    expect(await found(scf)).toEqual(keys("scf"));
  });
  it("the file of tccli, before that of the SDKs", async () => {
    write(".tccli/default.credential", JSON.stringify(keys("tccli")));
    write(".tencentcloud/credentials", `[default]\n${ini("sdk")}`);
    expect(await found()).toEqual(keys("tccli"));
  });
  it.each(["TENCENTCLOUD_PROFILE", "TCCLI_PROFILE"])("the profile by %s", async (name) => {
    write(".tccli/other.credential", JSON.stringify(keys("other")));
    expect(await found({ [name]: "other" })).toEqual(keys("other"));
  });
  it("TENCENTCLOUD_SHARED_CREDENTIALS_DIR", async () => {
    write("elsewhere/default.credential", JSON.stringify(keys("elsewhere")));
    const environment = { TENCENTCLOUD_SHARED_CREDENTIALS_DIR: join(home, "elsewhere") };
    expect(await found(environment)).toEqual(keys("elsewhere"));
  });
  it("the file of the SDKs, before the instance", async () => {
    write(".tencentcloud/credentials", `[default]\n${ini("sdk")}`);
    expect(await found({}, {}, instance)).toEqual(keys("sdk"));
  });
  it("TENCENTCLOUD_CREDENTIALS_FILE", async () => {
    const path = write("named", `[default]\n${ini("named")}`);
    expect(await found({ TENCENTCLOUD_CREDENTIALS_FILE: path })).toEqual(keys("named"));
  });
  it("the role of the instance, before that of the pod", async () => {
    const environment = {
      TKE_REGION: "r",
      TKE_PROVIDER_ID: "p",
      TKE_WEB_IDENTITY_TOKEN_FILE: "/f",
      TKE_ROLE_ARN: "pod",
    };
    expect(await found(environment, {}, instance)).toEqual(keys("machine"));
    expect(server?.asked.map(({ target }) => target)).toEqual([folder, `${folder}auditor`]);
  });
  it("TENCENTCLOUD_CAM_ROLE_NAME spares the first question", async () => {
    expect(await found({ TENCENTCLOUD_CAM_ROLE_NAME: "auditor" }, {}, instance)).toEqual(keys("machine"));
    expect(server?.asked.map(({ target }) => target)).toEqual([`${folder}auditor`]);
  });
  it("the role of the pod, by an unsigned request", async () => {
    const TKE_WEB_IDENTITY_TOKEN_FILE = write("token", "web-identity-token\n");
    const environment = {
      TKE_REGION: "ap-tokyo",
      TKE_PROVIDER_ID: "p",
      TKE_WEB_IDENTITY_TOKEN_FILE,
      TKE_ROLE_ARN: "pod",
    };
    expect(await found(environment, {}, sts)).toEqual(keys("pod"));
    const asked = server?.asked.at(-1);
    expect(asked).toMatchObject({
      host: "sts.intl.tencentcloudapi.com",
      headers: { authorization: "SKIP", "x-tc-action": "AssumeRoleWithWebIdentity", "x-tc-region": "ap-tokyo" },
    });
    expect(JSON.parse(asked?.body ?? "")).toEqual({
      ProviderId: "p",
      WebIdentityToken: "web-identity-token",
      RoleArn: "pod",
      RoleSessionName: "pulumi-access-audit",
      DurationSeconds: 7200,
    });
    expect(redact("web-identity-token")).toBe("[redacted]");
  });
});

describe("a role that is asked for", () => {
  const asked = () => JSON.parse(server?.asked.at(-1)?.body ?? "{}");
  it("by the configuration, before the environment", async () => {
    const assumeRole = { roleArn: "wanted", sessionName: "s", durationSeconds: 900, externalId: "x" };
    expect(await found({ ...env, TENCENTCLOUD_ASSUME_ROLE_ARN: "other" }, { assumeRole }, sts)).toEqual(keys("wanted"));
    expect(asked()).toEqual({ RoleArn: "wanted", RoleSessionName: "s", DurationSeconds: 900, ExternalId: "x" });
    expect(server?.asked.at(-1)?.headers).toMatchObject({
      "x-tc-action": "AssumeRole",
      "x-tc-token": "env-token",
      authorization: expect.stringMatching(/^TC3-HMAC-SHA256 Credential=env-id\/\d{4}-\d\d-\d\d\/sts\/tc3_request, /),
    });
  });
  it("by TENCENTCLOUD_ASSUME_ROLE_*", async () => {
    const environment = {
      TENCENTCLOUD_ASSUME_ROLE_ARN: "wanted",
      TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME: "s",
      TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION: "1800",
      TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID: "x",
    };
    expect(await found({ ...env, ...environment }, { site: "mainland" }, sts)).toEqual(keys("wanted"));
    expect(asked()).toEqual({ RoleArn: "wanted", RoleSessionName: "s", DurationSeconds: 1800, ExternalId: "x" });
    expect(server?.asked.at(-1)?.host).toBe("sts.tencentcloudapi.com");
  });
  it("with the keys of the instance", async () => {
    const answer = (one: Asked) => instance(one) ?? sts(one);
    expect(await found({ TENCENTCLOUD_ASSUME_ROLE_ARN: "wanted" }, {}, answer)).toEqual(keys("wanted"));
  });
  it("and refused is an error: the keys themselves are not used instead", async () => {
    const refusal = { Code: "AuthFailure.UnauthorizedOperation", Message: "no trust; env-secret" };
    const text = await failure({ ...env, TENCENTCLOUD_ASSUME_ROLE_ARN: "wanted" }, {}, () => ({
      body: { Response: { Error: refusal, RequestId: "r-1" } },
    }));
    expect(text).toContain("Tencent Cloud STS: could not assume the role wanted: AuthFailure.UnauthorizedOperation");
    expect(text).toContain("trust policy");
    expect(text).not.toContain("env-secret");
  });
  it("for a time that is none is an error", async () => {
    const environment = { TENCENTCLOUD_ASSUME_ROLE_ARN: "r", TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION: "1h" };
    expect(await failure({ ...env, ...environment })).toMatch(/SESSION_DURATION must be a number of seconds/);
  });
});

describe("passed over, with the reason", () => {
  it("no role, no variables", async () => {
    const text = await failure();
    expect(text.split("\n").slice(-2)).toEqual([
      "  - instance role, metadata.tencentyun.com: no role is attached to this machine (HTTP 404)",
      "  - pod role, environment TKE_REGION, TKE_PROVIDER_ID, TKE_WEB_IDENTITY_TOKEN_FILE, TKE_ROLE_ARN: not set",
    ]);
  });
  it("a metadata server that is silent, within about a second", async () => {
    const from = Date.now();
    expect(await failure({}, {}, () => "silence")).toContain("metadata.tencentyun.com did not answer within 1 s");
    expect(Date.now() - from).toBeLessThan(3000);
    expect(server?.asked).toHaveLength(1);
  });
  it.each<[string, string | object]>([
    ["gave no keys of the role auditor", { Code: "Failed" }],
    ["is not in the expected form", { Code: "Success", TmpSecretId: "a" }],
    ["is not in the expected form", "<html>canary-in-a-page</html>"],
  ])("an instance whose server %s", async (reason, body) => {
    const text = await failure({ TENCENTCLOUD_CAM_ROLE_NAME: "auditor" }, {}, () => ({ body }));
    expect(text).toContain(reason);
    expect(text).not.toContain("canary");
  });
  it("a pod whose token file is missing is an error", async () => {
    const environment = {
      TKE_REGION: "r",
      TKE_PROVIDER_ID: "p",
      TKE_WEB_IDENTITY_TOKEN_FILE: join(home, "no"),
      TKE_ROLE_ARN: "a",
    };
    expect(await failure(environment)).toContain("of TKE_WEB_IDENTITY_TOKEN_FILE cannot be read (ENOENT)");
  });
});
