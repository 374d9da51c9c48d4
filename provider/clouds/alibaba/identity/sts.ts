import { randomUUID } from "node:crypto";
import { lifeUntil, Temporary } from "../../../core/credentials/credentials";
import { Operation } from "../../../core/session/operation";
import { rememberSecret } from "../../../core/session/redact";
import type { Session } from "../../../core/session/session";
import type { HttpRequest, HttpResponse } from "../../../core/session/wire";
import { type Endpoint, parseEndpoint } from "../../../http/endpoint";
import { type ErrorRow, vendorFault } from "../../../http/error-table";
import { parseJsonObject } from "../../../http/json";
import { hint } from "../../../http/members";
import { encodeRfc3986 } from "../../../http/message";
import { member } from "../../../http/metadata";
import { send } from "../../../http/send";
import { type CredentialSource, MalformedAnswer, type Service } from "../../../http/service";
import { signAcs3 } from "../openapi/sign-acs3";
import { type AlibabaSettings, alibabaSettings } from "../settings";
import type { AlibabaCredentials } from "./credentials";

/** https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole */
const errors: readonly ErrorRow[] = [
  { codes: ["*Throttling*"], kind: "Throttled" },
  { codes: ["EntityNotExist.*"], kind: "Invalid", advice: "Check the role, written acs:ram::<account>:role/<name>" },
  {
    codes: ["NoPermission.*", "Forbidden.*", "AccessDenied.*"],
    kind: "Denied",
    permission: true,
    advice: "The role's trust policy must name who asks for it",
  },
  {
    codes: ["AuthenticationFail.*"],
    kind: "Denied",
    advice: "Check the identity provider of the role, and that the token in the file is fresh",
  },
  { codes: ["InvalidTimeStamp.*"], kind: "Denied", skew: true, advice: "Check the clock of this machine" },
  {
    codes: ["IncompleteSignature", "SignatureDoesNotMatch", "InvalidAccessKeyId.*", "InvalidSecurityToken.*"],
    kind: "Denied",
    advice: "Check the AccessKey pair and, for temporary keys, the security token",
  },
  { codes: ["ServiceUnavailable", "InternalError"], kind: "Unavailable" },
];

/** Security Token Service: https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-overview */
const sts: Service<AlibabaCredentials> = {
  cloud: "alibaba",
  title: "Alibaba Cloud STS",
  name: "sts",
  sign: (request, credentials, now) => signAcs3(request, credentials, now, randomUUID()),
  fault(response) {
    const { status, body } = response;
    if (status >= 200 && status < 300) return undefined;
    const { Code: code, Message: detail, RequestId: requestId } = objectOrNone(body);
    return vendorFault(errors, {
      code: hint(code) ?? `HTTP ${status}`,
      detail: hint(detail),
      requestId: hint(requestId),
      status,
    });
  },
};

function objectOrNone(body: string): Record<string, unknown> {
  try {
    return parseJsonObject(body);
  } catch {
    return {};
  }
}

/** A role to ask for. */
export interface AlibabaRole {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly externalId?: string | undefined;
}

/** As the vendor's SDK: https://github.com/aliyun/credentials-nodejs */
export const renewBeforeMs = 15 * 60_000;

const version = "2015-04-01";
const timeoutMs = 30_000;

/** Asks for a role by keys. */
export function assumeRole(
  session: Session,
  base: AlibabaCredentials,
  role: AlibabaRole,
): Promise<Temporary<AlibabaCredentials>> {
  rememberSecret(base.accessKeyId, true);
  rememberSecret(base.accessKeySecret);
  rememberSecret(base.securityToken);
  const { roleArn, sessionName, durationSeconds, externalId } = role;
  const credentials: CredentialSource<AlibabaCredentials> = {
    get: async () => base,
    renew: async () => undefined,
    account: ({ accessKeyId }) => accessKeyId,
  };
  return call(session, credentials, "AssumeRole", roleArn, {
    query: [
      ["RoleArn", roleArn],
      ["RoleSessionName", sessionName],
      ["DurationSeconds", String(durationSeconds)],
      ...(externalId === undefined ? [] : [["ExternalId", externalId] as const]),
    ],
    headers: { accept: "application/json", "x-acs-action": "AssumeRole", "x-acs-version": version },
    body: "",
  });
}

/**
 * Asks for a role by the token of a pod or a pipeline. Nothing is signed, and the token travels in the body, as in the
 * vendor's SDK. https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
 */
export function assumeRoleWithOidc(
  session: Session,
  identity: { readonly providerArn: string; readonly token: string },
  { roleArn, sessionName, durationSeconds }: AlibabaRole,
): Promise<Temporary<AlibabaCredentials>> {
  const form = {
    RoleArn: roleArn,
    OIDCProviderArn: identity.providerArn,
    OIDCToken: identity.token,
    RoleSessionName: sessionName,
    DurationSeconds: String(durationSeconds),
  };
  return call(session, undefined, "AssumeRoleWithOIDC", roleArn, {
    query: [
      ["Action", "AssumeRoleWithOIDC"],
      ["Format", "JSON"],
      ["Version", version],
      ["Timestamp", new Date().toISOString().replace(/\.\d+/, "")],
      ["SignatureNonce", randomUUID()],
    ],
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    body: Object.entries(form)
      .map(([name, value]) => `${name}=${encodeRfc3986(value)}`)
      .join("&"),
  });
}

function call(
  session: Session,
  credentials: CredentialSource<AlibabaCredentials> | undefined,
  action: string,
  roleArn: string,
  request: Pick<HttpRequest, "query" | "headers" | "body">,
): Promise<Temporary<AlibabaCredentials>> {
  const operation = new Operation(session, { timeoutMs: Math.min(timeoutMs, session.settings.timeoutMs) });
  return send(operation, {
    service: sts,
    credentials,
    action,
    attempted: `assume the role ${roleArn}`,
    permission: `sts:${action}`,
    writes: false,
    request: { method: "POST", ...stsEndpoint(alibabaSettings(session)), path: "/", ...request },
    decode: (response) => roleFromWire(response, roleArn),
  });
}

/** The regions have hosts of their own. https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-endpoint */
function stsEndpoint({ endpoints, region, network }: AlibabaSettings): Endpoint {
  if (endpoints.sts !== undefined) return parseEndpoint("access-audit:alibaba.endpoints.sts", endpoints.sts);
  if (region === undefined) return { scheme: "https", host: "sts.aliyuncs.com" };
  return { scheme: "https", host: `${network === "internal" ? "sts-vpc" : "sts"}.${region}.aliyuncs.com` };
}

function roleFromWire({ headers, body }: HttpResponse, roleArn: string): Temporary<AlibabaCredentials> {
  const keys = temporaryKeys(member(parseJsonObject(body), "Credentials"), headers.date, `role ${roleArn}`);
  if (keys === undefined) throw new MalformedAnswer("the answer holds no temporary keys");
  return keys;
}

/** STS, the metadata server and a credentials server write keys alike. */
export function temporaryKeys(
  wire: Record<string, unknown>,
  answeredAt: string | undefined,
  identity?: string,
): Temporary<AlibabaCredentials> | undefined {
  const { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken: securityToken } = wire;
  const life = lifeUntil(wire.Expiration, answeredAt, renewBeforeMs);
  if (typeof accessKeyId !== "string" || typeof accessKeySecret !== "string" || typeof securityToken !== "string")
    return undefined;
  return life && new Temporary({ accessKeyId, accessKeySecret, securityToken }, life, identity);
}
