import { type Life, lifeUntil, Temporary } from "../../../core/credentials/credentials";
import { isRecord } from "../../../core/fields/validation";
import { Operation } from "../../../core/session/operation";
import { rememberSecret } from "../../../core/session/redact";
import type { Session } from "../../../core/session/session";
import type { HttpResponse } from "../../../core/session/wire";
import { jsonText, parseJsonObject } from "../../../http/json";
import { member } from "../../../http/metadata";
import { send } from "../../../http/send";
import { type CredentialSource, MalformedAnswer, type Service } from "../../../http/service";
import { api3Fault } from "../api3/answers";
import { signTc3 } from "../api3/sign-tc3";
import { stsHost } from "../endpoints";
import { stsErrors } from "../errors";
import { tencentSettings } from "../settings";
import type { TencentCredentials } from "./credentials";

/** Security Token Service: https://www.tencentcloud.com/document/product/1150/49452 */
const sts: Service<TencentCredentials> = {
  cloud: "tencent",
  title: "Tencent Cloud STS",
  name: "sts",
  sign: (request, credentials, now) => signTc3(request, credentials, now, "sts"),
  fault: (response) => api3Fault(stsErrors, response),
};

/** A role to ask for. */
export interface TencentRole {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly externalId?: string | undefined;
}

/** The vendor's SDKs renew 30 s to 600 s before the end; the middle one. */
export const renewBeforeMs = 300_000;

/** Answers of a role take a second; a program must not wait for longer than a start is worth. */
const timeoutMs = 30_000;

/** Asks for a role by keys. */
export function assumeRole(
  session: Session,
  base: TencentCredentials,
  role: TencentRole,
): Promise<Temporary<TencentCredentials>> {
  rememberSecret(base.secretId, true);
  rememberSecret(base.secretKey);
  rememberSecret(base.token);
  const credentials: CredentialSource<TencentCredentials> = {
    get: async () => base,
    renew: async () => undefined,
    account: ({ secretId }) => secretId,
  };
  // Terraform's default where no region is set.
  const region = session.settings.environment.TENCENTCLOUD_REGION || "ap-guangzhou";
  const { roleArn, sessionName, durationSeconds, externalId } = role;
  return call(
    session,
    credentials,
    { name: "AssumeRole", region, roleArn },
    {},
    {
      RoleArn: roleArn,
      RoleSessionName: sessionName,
      DurationSeconds: durationSeconds,
      ExternalId: externalId,
    },
  );
}

/** Asks for a role by the token of a pod: https://www.tencentcloud.com/document/product/1150/49452 */
export function assumeRoleWithWebIdentity(
  session: Session,
  identity: { readonly region: string; readonly providerId: string; readonly token: string },
  role: TencentRole,
): Promise<Temporary<TencentCredentials>> {
  const { region, providerId, token } = identity;
  const { roleArn, sessionName, durationSeconds } = role;
  const headers = { authorization: "SKIP", "x-tc-timestamp": String(Math.floor(Date.now() / 1000)) };
  return call(session, undefined, { name: "AssumeRoleWithWebIdentity", region, roleArn }, headers, {
    ProviderId: providerId,
    WebIdentityToken: token,
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    DurationSeconds: durationSeconds,
  });
}

function call(
  session: Session,
  credentials: CredentialSource<TencentCredentials> | undefined,
  action: { readonly name: string; readonly region: string; readonly roleArn: string },
  headers: Readonly<Record<string, string>>,
  parameters: Record<string, unknown>,
): Promise<Temporary<TencentCredentials>> {
  const operation = new Operation(session, { timeoutMs: Math.min(timeoutMs, session.settings.timeoutMs) });
  return send(operation, {
    service: sts,
    credentials,
    action: action.name,
    attempted: `assume the role ${action.roleArn}`,
    permission: `sts:${action.name}`,
    writes: false,
    request: {
      method: "POST",
      ...stsHost(tencentSettings(session)),
      path: "/",
      query: [],
      headers: {
        "content-type": "application/json",
        "x-tc-action": action.name,
        "x-tc-version": "2018-08-13",
        "x-tc-region": action.region,
        ...headers,
      },
      body: jsonText(parameters),
    },
    decode: (response) => roleFromWire(response, action.roleArn),
  });
}

function roleFromWire({ headers, body }: HttpResponse, roleArn: string): Temporary<TencentCredentials> {
  const { Response: response } = parseJsonObject(body);
  if (!isRecord(response)) throw new MalformedAnswer("the answer has no Response");
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = member(response, "Credentials");
  const life: Life | undefined = lifeUntil(response.ExpiredTime, headers.date, renewBeforeMs);
  if (typeof secretId !== "string" || typeof secretKey !== "string" || typeof token !== "string" || !life)
    throw new MalformedAnswer("the answer holds no temporary keys");
  return new Temporary({ secretId, secretKey, token }, life, `role ${roleArn}`);
}
