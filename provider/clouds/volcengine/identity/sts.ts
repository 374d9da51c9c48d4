import { lifeUntil, Temporary } from "../../../core/credentials/credentials";
import { Operation } from "../../../core/session/operation";
import type { Session } from "../../../core/session/session";
import { type Endpoint, parseEndpoint } from "../../../http/endpoint";
import type { ErrorRow } from "../../../http/error-table";
import { parseJsonObject } from "../../../http/json";
import { encodeRfc3986 } from "../../../http/message";
import { member } from "../../../http/metadata";
import { send } from "../../../http/send";
import { MalformedAnswer, type Service } from "../../../http/service";
import { openApiFault } from "../openapi/answers";
import { volcengineSettings } from "../settings";
import type { VolcengineCredentials } from "./credentials";

/** https://www.volcengine.com/docs/6257/65055 and https://www.volcengine.com/docs/6369/68677 */
const errors: readonly ErrorRow[] = [
  { codes: ["FlowLimitExceeded", "AccountFlowLimitExceeded"], kind: "Throttled" },
  {
    codes: ["AccessDenied", "Forbidden.*"],
    kind: "Denied",
    permission: true,
    advice: "The role's trust policy must name the identity provider",
  },
  {
    codes: ["*Token*", "*OIDC*"],
    kind: "Denied",
    advice: "Check the identity provider of the role, and that the token in the file is fresh",
  },
  { codes: ["*NotExist*", "*NotFound*"], kind: "Invalid", advice: "Check the role, trn:iam::<account>:role/<name>" },
  { codes: ["InternalError", "InternalServiceError", "ServiceUnavailableTemp"], kind: "Unavailable" },
];

/** Security Token Service; this call of it needs no signature. */
const sts: Service = {
  cloud: "volcengine",
  title: "Volcengine STS",
  name: "sts",
  sign: (request) => request,
  fault: (response) => openApiFault(errors, response),
};

/** A role to ask for by a token. */
export interface TokenRequest {
  readonly roleTrn: string;
  readonly token: string;
  readonly sessionName: string;
  readonly policy: string | undefined;
}

const timeoutMs = 30_000;
const durationSeconds = 3600;

/** Asks for a role by the token of a pod or a pipeline; the token travels in the body. https://www.volcengine.com/docs/6257/1264495 */
export function assumeRoleWithOidc(
  session: Session,
  { roleTrn, token, sessionName, policy }: TokenRequest,
): Promise<Temporary<VolcengineCredentials>> {
  const form = Object.entries({
    DurationSeconds: String(durationSeconds),
    OIDCToken: token,
    Policy: policy,
    RoleSessionName: sessionName,
    RoleTrn: roleTrn,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeRfc3986(value)}`]));
  const operation = new Operation(session, { timeoutMs: Math.min(timeoutMs, session.settings.timeoutMs) });
  return send(operation, {
    service: sts,
    credentials: undefined,
    action: "AssumeRoleWithOIDC",
    attempted: `take on the role ${roleTrn}`,
    permission: undefined,
    request: {
      method: "POST",
      ...stsEndpoint(session),
      path: "/",
      query: [
        ["Action", "AssumeRoleWithOIDC"],
        ["Version", "2018-01-01"],
      ],
      headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
      body: form.join("&"),
    },
    writes: false,
    decode({ body, headers }) {
      const wire = member(member(parseJsonObject(body), "Result"), "Credentials");
      const keys = temporaryKeys(wire, wire.ExpiredTime, headers.date, `role ${roleTrn}`);
      if (keys === undefined) throw new MalformedAnswer("the answer holds no temporary keys");
      return keys;
    },
  });
}

function stsEndpoint(session: Session): Endpoint {
  const { endpoints } = volcengineSettings(session);
  if (endpoints.sts !== undefined) return parseEndpoint("access-audit:volcengine.endpoints.sts", endpoints.sts);
  const given = session.settings.environment.VOLCENGINE_OIDC_STS_ENDPOINT?.trim();
  if (given) return parseEndpoint("VOLCENGINE_OIDC_STS_ENDPOINT", given);
  return { scheme: "https", host: "sts.volcengineapi.com" };
}

/** As the vendor's SDK. */
const renewBeforeMs = 10 * 60_000;

/** STS and the metadata server write keys alike. */
export function temporaryKeys(
  wire: Record<string, unknown>,
  expiresAt: unknown,
  answeredAt: string | undefined,
  identity: string,
): Temporary<VolcengineCredentials> | undefined {
  const { AccessKeyId: accessKey, SecretAccessKey: secretKey, SessionToken: sessionToken } = wire;
  const life = lifeUntil(expiresAt, answeredAt, renewBeforeMs);
  if (typeof accessKey !== "string" || typeof secretKey !== "string" || typeof sessionToken !== "string")
    return undefined;
  // The vendor's SDKs cut off blanks too.
  const credentials = { accessKey: accessKey.trim(), secretKey: secretKey.trim(), sessionToken: sessionToken.trim() };
  return life && new Temporary(credentials, life, identity);
}
