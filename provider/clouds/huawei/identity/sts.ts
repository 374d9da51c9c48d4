import { type Life, lifeUntil, RoleError, Temporary } from "../../../core/credentials/credentials";
import { Operation } from "../../../core/session/operation";
import { rememberSecret } from "../../../core/session/redact";
import type { Session } from "../../../core/session/session";
import type { HttpResponse } from "../../../core/session/wire";
import { type Endpoint, parseEndpoint } from "../../../http/endpoint";
import { jsonText, parseJsonObject } from "../../../http/json";
import { member } from "../../../http/metadata";
import { send } from "../../../http/send";
import { type CredentialSource, MalformedAnswer, type Service } from "../../../http/service";
import { iamHost } from "../endpoints";
import { huaweiSettings } from "../settings";
import type { AccessKeys, HuaweiCredentials, Identity } from "./credentials";
import { iam } from "./iam";

/** Security Token Service: https://support.huaweicloud.com/intl/en-us/api-sts/sts_01_0001.html */
const sts: Service<HuaweiCredentials> = { ...iam, title: "Huawei Cloud STS", name: "sts" };

/** An agency to act for. */
export interface Agency {
  readonly agencyName: string;
  readonly domainName?: string | undefined;
  readonly domainId?: string | undefined;
  readonly durationSeconds: number;
}

/** Terraform renews with less than this left. */
const renewBeforeMs = 10 * 60_000;

const timeoutMs = 30_000;

/** What IAM makes temporary keys for. https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0101.html */
const keysPath = "/v3.0/OS-CREDENTIAL/securitytokens";

/** Acts for an agency. A user who logs in by password has a token of one project only, which is not enough for that. */
export function assumeAgency(session: Session, base: Identity, agency: Agency): Promise<Temporary<AccessKeys>> {
  if ("password" in base)
    throw new RoleError(
      `Huawei Cloud: the agency ${agency.agencyName} needs keys or a token; a user name with a password is not enough`,
    );
  for (const field of ["accessKey", "secretKey", "securityToken", "authToken"])
    rememberSecret(Reflect.get(base, field));
  const { agencyName, domainName, domainId, durationSeconds } = agency;
  const domain = domainName === undefined ? { domain_id: domainId } : { domain_name: domainName };
  const role = { agency_name: agencyName, ...domain, duration_seconds: durationSeconds };
  return call(session, {
    ...iamCall(session, keysPath),
    credentials: { get: async () => base, renew: async () => undefined, account: () => "agency" },
    attempted: `act for the agency ${agencyName}`,
    // The name of a role that the vendor defines.
    permission: "Agent Operator",
    body: { auth: { identity: { methods: ["assume_role"], assume_role: role } } },
    decode: (response) => keysFromWire(response, `agency ${agencyName}`),
  });
}

/** Exchanges the token of an identity provider, in two steps, as the vendor's SDKs do. */
export async function keysByProvider(session: Session, idpId: string, idToken: string): Promise<Temporary<AccessKeys>> {
  const attempted = `log in through the identity provider ${idpId}`;
  const token = await call(session, {
    ...iamCall(session, "/v3.0/OS-AUTH/id-token/tokens"),
    headers: { "x-idp-id": idpId },
    attempted,
    body: { auth: { id_token: { id: idToken } } },
    decode: ({ headers }) => {
      const found = headers["x-subject-token"];
      if (!found) throw new MalformedAnswer("the answer holds no token");
      return found;
    },
  });
  rememberSecret(token);
  return call(session, {
    ...iamCall(session, keysPath),
    attempted,
    // Six hours, as the SDKs ask for.
    body: { auth: { identity: { methods: ["token"], token: { id: token, duration_seconds: 21_600 } } } },
    decode: (response) => keysFromWire(response, `identity provider ${idpId}`),
  });
}

/** An hour, so that a run of a day's length exchanges a token some twenty times. */
const exchangedSeconds = 3600;

/** Exchanges a token for keys, for a service that takes no tokens. https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html */
export function keysByToken(session: Session, region: string, authToken: string): Promise<Temporary<AccessKeys>> {
  return call(session, {
    service: iam,
    ...iamHost(huaweiSettings(session), region),
    path: keysPath,
    credentials: { get: async () => ({ authToken }), renew: async () => undefined, account: () => "token" },
    attempted: `exchange the token for temporary keys in ${region}`,
    body: { auth: { identity: { methods: ["token"], token: { id: authToken, duration_seconds: exchangedSeconds } } } },
    decode: (response) => keysFromWire(response, "token"),
  });
}

/** Exchanges the token of a pipeline for the keys of an agency. */
export function assumeAgencyWithOidc(
  session: Session,
  body: { readonly agency_urn: string } & Record<string, unknown>,
): Promise<Temporary<AccessKeys>> {
  return call(session, {
    service: sts,
    ...stsEndpoint(session),
    path: "/v5/agencies/assume-with-oidc",
    attempted: `act for the agency ${body.agency_urn}`,
    body,
    decode: (response) => keysFromWire(response, `agency ${body.agency_urn}`),
  });
}

interface RoleCall<T> extends Endpoint {
  readonly service: Service<HuaweiCredentials>;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: CredentialSource<HuaweiCredentials>;
  readonly attempted: string;
  readonly permission?: string;
  readonly body: Record<string, unknown>;
  decode(response: HttpResponse): T;
}

function call<T>(session: Session, parts: RoleCall<T>): Promise<T> {
  const { service, scheme, host, path, headers, credentials, attempted, permission, body, decode } = parts;
  return send<T, HuaweiCredentials>(
    new Operation(session, { timeoutMs: Math.min(timeoutMs, session.settings.timeoutMs) }),
    {
      service,
      credentials,
      action: path,
      attempted,
      permission,
      writes: false,
      request: {
        method: "POST",
        scheme,
        host,
        path,
        query: [],
        headers: { "content-type": "application/json;charset=UTF-8", ...headers },
        body: jsonText(body),
      },
      decode,
    },
  );
}

/** The vendor's SDKs take the variable, then the host of the region; a chain has no region but that of Terraform's variable. */
function iamCall(session: Session, path: string) {
  const { environment } = session.settings;
  const host = (region: string | undefined) => `https://iam${region ? `.${region}` : ""}.myhuaweicloud.com`;
  const configured = huaweiSettings(session).endpoints.iam;
  const endpoint =
    configured === undefined
      ? parseEndpoint(
          "HUAWEICLOUD_SDK_IAM_ENDPOINT",
          environment.HUAWEICLOUD_SDK_IAM_ENDPOINT?.trim() || host(regionIn(environment)),
        )
      : parseEndpoint("access-audit:huawei.endpoints.iam", configured);
  return { service: iam, ...endpoint, path };
}

function stsEndpoint(session: Session): Endpoint {
  const { environment } = session.settings;
  const configured = huaweiSettings(session).endpoints.sts;
  if (configured !== undefined) return parseEndpoint("access-audit:huawei.endpoints.sts", configured);
  const named = environment.HUAWEICLOUD_SDK_STS_ENDPOINT?.trim();
  // The default of the vendor's Python SDK.
  const region = regionIn(environment) ?? "cn-north-4";
  return parseEndpoint("HUAWEICLOUD_SDK_STS_ENDPOINT", named || `https://sts.${region}.myhuaweicloud.com`);
}

function regionIn(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return environment.HW_REGION_NAME?.trim() || environment.OS_REGION_NAME?.trim() || undefined;
}

function keysFromWire({ headers, body }: HttpResponse, identity: string): Temporary<AccessKeys> {
  const keys = temporaryKeys(parseJsonObject(body), headers.date, renewBeforeMs, identity);
  if (keys === undefined) throw new MalformedAnswer("the answer holds no temporary keys");
  return keys;
}

/** IAM, STS, the metadata server and the agent of a pod each write keys in a way of their own. */
export function temporaryKeys(
  wire: Record<string, unknown>,
  answeredAt: string | undefined,
  marginMs: number,
  identity?: string,
): Temporary<AccessKeys> | undefined {
  const keys = "credential" in wire ? member(wire, "credential") : member(wire, "credentials");
  const accessKey = keys.access ?? keys.accessKeyId ?? keys.access_key_id;
  const secretKey = keys.secret ?? keys.secretAccessKey ?? keys.secret_access_key;
  const securityToken = keys.securitytoken ?? keys.securityToken ?? keys.security_token;
  const life: Life | undefined = lifeUntil(keys.expires_at ?? keys.expiration, answeredAt, marginMs);
  if (typeof accessKey !== "string" || typeof secretKey !== "string" || typeof securityToken !== "string")
    return undefined;
  return life && new Temporary({ accessKey, secretKey, securityToken }, life, identity);
}
