import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { huaweiIdentity } from "../../../../provider/clouds/huawei/identity/chain";
import { Operation } from "../../../../provider/core/session/operation";
import { redact } from "../../../../provider/core/session/redact";
import { type AnsweringServer, type Asked, answering } from "../../http/stage/answering-server";
import { sessionOf } from "../session";

let home: string;
let server: AnsweringServer | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "huawei-roles-"));
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

type Answer = Parameters<typeof answering>[0];

async function found(
  environment: Record<string, string> = {},
  configuration: Record<string, unknown> = {},
  answer: Answer = () => undefined,
) {
  server = await answering(answer);
  const session = sessionOf({ configuration, environment: { HOME: home, ...environment }, emulatorUrl: server.url });
  return huaweiIdentity(new Operation(session));
}
const failure = (...parts: Parameters<typeof found>) => found(...parts).then(String, (error: Error) => error.message);

const keys = (name: string) => ({
  accessKey: `${name}-id`,
  secretKey: `${name}-secret`,
  securityToken: `${name}-token`,
});
const inADay = () => new Date(Date.now() + 86_400_000).toISOString().replace("Z", "000Z");
const credential = (name: string) => ({
  credential: { access: `${name}-id`, secret: `${name}-secret`, securitytoken: `${name}-token`, expires_at: inADay() },
});
const sdk = { HUAWEICLOUD_SDK_AK: "sdk-ak", HUAWEICLOUD_SDK_SK: "sdk-sk" };

/** The metadata server of an instance with an agency. */
function instance({ method, host, target, headers }: Asked, withTokens = true) {
  if (host !== "169.254.169.254") return undefined;
  if (target === "/meta-data/latest/api/token")
    return method === "PUT" && withTokens ? { body: "imds-token" } : { status: 405, body: "" };
  if (target !== "/openstack/latest/securitykey") return undefined;
  if (withTokens && headers["x-metadata-token"] !== "imds-token") return { status: 401, body: "" };
  return { body: credential("machine") };
}

/** The agent of a pod. */
function agent({ target, headers }: Asked) {
  if (target !== "/v1/credentials" || headers.authorization !== "pod-token") return undefined;
  const [accessKeyId, secretAccessKey, securityToken] = ["pod-id", "pod-secret", "pod-token"];
  return { body: { credentials: { accessKeyId, secretAccessKey, securityToken, expiration: inADay() } } };
}

/** IAM and STS. */
function iam({ host, target, body }: Asked) {
  if (target === "/v3.0/OS-AUTH/id-token/tokens")
    return { status: 201, body: { token: {} }, headers: { "x-subject-token": "unscoped-token" } };
  if (target === "/v3.0/OS-CREDENTIAL/securitytokens") {
    const { identity } = JSON.parse(body).auth;
    return { status: 201, body: credential(identity.assume_role?.agency_name ?? identity.token.id) };
  }
  if (target !== "/v5/agencies/assume-with-oidc" || !host.startsWith("sts.")) return undefined;
  const [access_key_id, secret_access_key, security_token] = ["oidc-id", "oidc-secret", "oidc-token"];
  return { body: { credentials: { access_key_id, secret_access_key, security_token, expiration: inADay() } } };
}
const all: Answer = (asked) => instance(asked) ?? agent(asked) ?? iam(asked);
const last = () => server?.asked.at(-1);
const body = () => JSON.parse(last()?.body ?? "{}");

const oidc = () => ({
  HUAWEICLOUD_OIDC_PROVIDER_URN: "provider",
  HUAWEICLOUD_OIDC_AGENCY_URN: "agency",
  HUAWEICLOUD_OIDC_TOKEN_FILE: write("oidc", "oidc-file-token\n"),
});
const idp = () => ({ HUAWEICLOUD_SDK_IDP_ID: "idp", HUAWEICLOUD_SDK_ID_TOKEN_FILE: write("idt", "idp-file-token\n") });
const pod = () => ({
  HC_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.2/v1/credentials",
  HC_CONTAINER_AUTHORIZATION_TOKEN_FILE: write("pod", "pod-token\n"),
});

describe("the chain, in order", () => {
  it("the configuration first", async () => {
    expect(await found(oidc(), { accessKey: "a", secretKey: "s" }, all)).toEqual({ accessKey: "a", secretKey: "s" });
  });
  it("HUAWEICLOUD_OIDC_*, before keys", async () => {
    expect(await found({ ...sdk, ...idp(), ...oidc() }, {}, all)).toEqual(keys("oidc"));
    expect(last()).toMatchObject({ method: "POST", host: "sts.cn-north-4.myhuaweicloud.com" });
    expect(last()?.headers.authorization).toBeUndefined();
    expect(body()).toEqual({
      provider_urn: "provider",
      agency_urn: "agency",
      agency_session_name: "pulumi-access-audit",
      id_token: "oidc-file-token",
      duration_seconds: 3600,
    });
    expect(redact("oidc-file-token")).toBe("[redacted]");
  });
  it("HUAWEICLOUD_OIDC_ID_TOKEN and the other members", async () => {
    const { HUAWEICLOUD_OIDC_TOKEN_FILE: _, ...named } = oidc();
    const environment = {
      ...named,
      HUAWEICLOUD_OIDC_ID_TOKEN: "direct-token",
      HUAWEICLOUD_OIDC_SESSION_NAME: "s",
      HUAWEICLOUD_OIDC_DURATION_SECONDS: "900",
      HUAWEICLOUD_OIDC_POLICY_IDS: "a, b",
      HUAWEICLOUD_SDK_STS_ENDPOINT: "https://sts.example.com",
    };
    expect(await found(environment, {}, all)).toEqual(keys("oidc"));
    expect(last()?.host).toBe("sts.example.com");
    expect(body()).toMatchObject({ id_token: "direct-token", duration_seconds: 900, policy_ids: ["a", "b"] });
  });
  it("HUAWEICLOUD_SDK_IDP_ID wins over keys of the SDK", async () => {
    expect(await found({ ...sdk, ...idp() }, {}, all)).toEqual(keys("unscoped-token"));
    expect(server?.asked.map(({ host, target }) => `${host}${target}`)).toEqual([
      "iam.myhuaweicloud.com/v3.0/OS-AUTH/id-token/tokens",
      "iam.myhuaweicloud.com/v3.0/OS-CREDENTIAL/securitytokens",
    ]);
    expect(server?.asked[0]?.headers["x-idp-id"]).toBe("idp");
    expect(redact("unscoped-token idp-file-token")).toBe("[redacted] [redacted]");
  });
  it("the SDK's keys, before the instance", async () => {
    expect(await found({ ...sdk, ...pod() }, {}, all)).toEqual({ accessKey: "sdk-ak", secretKey: "sdk-sk" });
  });
  it("the identity provider of the SDK's file wins over its keys", async () => {
    write("idt", "idp-file-token");
    write(".huaweicloud/credentials", "[basic]\nak = a\nsk = s\nidp_id = idp\nid_token_file = ~/idt\n");
    expect(await found({ HW_REGION_NAME: "ap-southeast-1" }, {}, all)).toEqual(keys("unscoped-token"));
    expect(last()?.host).toBe("iam.ap-southeast-1.myhuaweicloud.com");
  });
  it("the instance, before the pod", async () => {
    expect(await found(pod(), {}, all)).toEqual(keys("machine"));
    expect(server?.asked.map(({ method, target }) => `${method} ${target}`)).toEqual([
      "PUT /meta-data/latest/api/token",
      "GET /openstack/latest/securitykey",
    ]);
    expect(server?.asked[0]?.headers["x-metadata-token-ttl-seconds"]).toBe("21600");
  });
  it("an instance whose server knows no tokens", async () => {
    expect(await found({}, {}, (asked) => instance(asked, false))).toEqual(keys("machine"));
  });
  it("the pod", async () => {
    expect(await found(pod(), {}, agent)).toEqual(keys("pod"));
    expect(last()).toMatchObject({ method: "POST", host: "169.254.170.2", body: "{}" });
  });
});

describe("an agency that is asked for", () => {
  const wanted = { HW_ASSUME_ROLE_AGENCY_NAME: "wanted", HW_ASSUME_ROLE_DOMAIN_NAME: "other" };
  const assumed = (domain: object, seconds: number) => ({
    auth: {
      identity: {
        methods: ["assume_role"],
        assume_role: { agency_name: "wanted", ...domain, duration_seconds: seconds },
      },
    },
  });
  it("by the configuration", async () => {
    const assumeRole = { agencyName: "wanted", domainId: "d", durationSeconds: 900 };
    expect(await found({ ...sdk, ...wanted }, { assumeRole }, all)).toEqual(keys("wanted"));
    expect(body()).toEqual(assumed({ domain_id: "d" }, 900));
    expect(last()?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 Access=sdk-ak, /);
  });
  it("by HW_ASSUME_ROLE_*", async () => {
    expect(await found({ ...sdk, ...wanted, HW_ASSUME_ROLE_DURATION: "7200" }, {}, all)).toEqual(keys("wanted"));
    expect(body()).toEqual(assumed({ domain_name: "other" }, 7200));
  });
  it("by a token", async () => {
    expect(await found({ HW_AUTH_TOKEN: "given-token", ...wanted }, {}, all)).toEqual(keys("wanted"));
    expect(last()?.headers["x-auth-token"]).toBe("given-token");
  });
  it("by the keys of the instance", async () => {
    expect(await found(wanted, {}, all)).toEqual(keys("wanted"));
    expect(last()?.headers["x-security-token"]).toBe("machine-token");
  });
  it.each<[string, Record<string, string>, RegExp]>([
    ["a password", { HW_USER_ID: "u", HW_USER_PASSWORD: "canary-password", ...wanted }, /needs keys or a token/],
    [
      "no account",
      { ...sdk, HW_ASSUME_ROLE_AGENCY_NAME: "wanted" },
      /HW_ASSUME_ROLE_DOMAIN_NAME or HW_ASSUME_ROLE_DOMAIN_ID/,
    ],
    ["a time that is none", { ...sdk, ...wanted, HW_ASSUME_ROLE_DURATION: "1h" }, /must be a number of seconds/],
  ])("with %s is an error", async (_, environment, reason) => {
    const text = await failure(environment, {}, all);
    expect(text).toMatch(reason);
    expect(text).not.toContain("canary");
  });
  it("and refused is an error: the keys themselves are not used instead", async () => {
    const refusal = { error: { code: 403, message: "denied for sdk-sk", title: "Forbidden" } };
    const text = await failure({ ...sdk, ...wanted }, {}, () => ({ status: 403, body: refusal }));
    expect(text).toContain("could not act for the agency wanted");
    expect(text).not.toContain("no credentials found");
  });
});

describe("passed over, with the reason", () => {
  it("a metadata server that is silent, within about three seconds", async () => {
    const from = Date.now();
    expect(await failure({}, {}, () => "silence")).toContain("169.254.169.254 did not answer within 3 s");
    expect(Date.now() - from).toBeLessThan(4500);
    expect(server?.asked).toHaveLength(1);
  });
  it("a server of the pod to which the token would go in the clear", async () => {
    const environment = { ...pod(), HC_CONTAINER_CREDENTIALS_FULL_URI: "http://example.com/v1/credentials" };
    expect(await failure(environment, {}, agent)).toContain("must be an https address");
    expect(server?.asked.some(({ host }) => host === "example.com")).toBe(false);
  });
  it("OIDC without a token", async () => {
    const { HUAWEICLOUD_OIDC_TOKEN_FILE: _, ...environment } = oidc();
    expect(await failure(environment)).toContain("HUAWEICLOUD_OIDC_TOKEN_FILE or HUAWEICLOUD_OIDC_ID_TOKEN not set");
  });
});
