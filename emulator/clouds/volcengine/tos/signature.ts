import type { Identities } from "../../../identities";
import { hmacSha256, sha256Hex } from "../../../wire/digests";
import { compareText, parseQuery, percentDecode, percentEncode } from "../../../wire/encoding";
import type { SignatureFailure } from "../../../wire/refusal";
import { nonEmptyHeader, type WireRequest } from "../../../wire/wire";
import type { VolcengineCredentials } from "../credentials";
import { refusal } from "./errors";

/** Signature version 4 of TOS, volcengine.com/docs/6349/74839. */
export const tosScheme = "TOS4-HMAC-SHA256";

/** Of the kind that S3 has; the vendor's own limit is not documented. */
const maximumSkewMs = 15 * 60 * 1000;
const unsignedPayload = "UNSIGNED-PAYLOAD";

export interface TosAuthorization {
  readonly accessKey: string;
  readonly date: string;
  readonly region: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export function parseAuthorization(text: string): TosAuthorization | undefined {
  if (!text.startsWith(`${tosScheme} `)) return undefined;
  const fields = new Map(
    text
      .slice(tosScheme.length)
      .split(",")
      .map((field): [string, string] => {
        const at = field.indexOf("=");
        return [field.slice(0, at).trim(), field.slice(at + 1).trim()];
      }),
  );
  const parts = (fields.get("Credential") ?? "").split("/");
  const [accessKey, date, region, service, terminator] = parts;
  const [names, signature] = [fields.get("SignedHeaders"), fields.get("Signature")];
  if (parts.length !== 5 || service !== "tos" || terminator !== "request") return undefined;
  if (!accessKey || !date || !region || !names || !signature) return undefined;
  return { accessKey, date, region, signedHeaders: names.toLowerCase().split(";"), signature };
}

export interface TosParty {
  readonly identities: Identities<VolcengineCredentials>;
  readonly now: Date;
  /** The region of the host that was asked, if it names one. */
  readonly hostRegion: string | undefined;
}

export function verifyTos(request: WireRequest, party: TosParty): SignatureFailure | undefined {
  const text = request.headers.get("authorization");
  if (text === undefined)
    return { refusal: refusal("AccessDenied"), step: "Authorization", reason: "there is no Authorization header" };
  const authorization = parseAuthorization(text);
  if (authorization === undefined) return malformed("Authorization", "it cannot be read");
  const owner = party.identities.of(authorization.accessKey);
  if (party.identities.isOver(authorization.accessKey, party.now))
    return { refusal: refusal("ExpiredToken"), step: "x-tos-security-token", reason: "it has expired" };
  return (
    verifyKey(request, authorization, owner) ??
    verifyDate(request, authorization, party.now) ??
    verifyScope(authorization, party) ??
    verifyHeaders(request, authorization) ??
    verifySignature(request, authorization, owner)
  );
}

function malformed(step: string, reason: string): SignatureFailure {
  return { refusal: refusal("AuthorizationHeaderMalformed"), step, reason };
}

function verifyKey(
  request: WireRequest,
  { accessKey }: TosAuthorization,
  owner: VolcengineCredentials,
): SignatureFailure | undefined {
  if (accessKey !== owner.accessKey)
    return { refusal: refusal("InvalidAccessKeyId"), step: "Credential", reason: "no such access key" };
  const token = nonEmptyHeader(request, "x-tos-security-token");
  if (token === owner.sessionToken) return undefined;
  const reason = token === undefined ? "temporary credentials without their token" : "not the token of this key";
  const code = token === undefined ? "InvalidAccessKeyId" : "InvalidSecurityToken";
  return { refusal: refusal(code), step: "x-tos-security-token", reason };
}

function verifyDate(request: WireRequest, { date }: TosAuthorization, now: Date): SignatureFailure | undefined {
  const given = request.headers.get("x-tos-date") ?? "";
  const iso = given.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const time = iso === given ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(time)) return malformed("x-tos-date", `${given} is not YYYYMMDDTHHMMSSZ`);
  if (date !== given.slice(0, 8)) return malformed("Scope", `the scope says ${date}, the date is ${given}`);
  if (Math.abs(time - now.getTime()) <= maximumSkewMs) return undefined;
  return { refusal: refusal("RequestTimeTooSkewed"), step: "x-tos-date", reason: `${given} is too far off` };
}

function verifyScope({ region }: TosAuthorization, { hostRegion }: TosParty): SignatureFailure | undefined {
  if (hostRegion === undefined || region === hostRegion) return undefined;
  return malformed("Scope", `the scope says ${region}, the host is of ${hostRegion}`);
}

/** `host` and every header of the vendor's must be signed; of others the client decides. */
function verifyHeaders(request: WireRequest, { signedHeaders }: TosAuthorization): SignatureFailure | undefined {
  const owed = ["host", ...[...request.headers.keys()].filter((name) => name.startsWith("x-tos-"))];
  const unsigned = owed.find((name) => !signedHeaders.includes(name));
  if (unsigned !== undefined) return malformed("SignedHeaders", `${unsigned} was sent, but is not signed`);
  const missing = signedHeaders.find((name) => !request.headers.has(name));
  return missing === undefined ? undefined : malformed("SignedHeaders", `${missing} is signed, but was not sent`);
}

export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  const path = percentDecode(request.path).split("/").map(percentEncode).join("/");
  const query = parseQuery(request.query)
    .map(({ key, value }) => [percentEncode(key), percentEncode(value)] as const)
    .toSorted(([left, a], [right, b]) => compareText(left, right) || compareText(a, b))
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
  const names = signedHeaders.toSorted(compareText);
  const headers = names.map((name) => `${name}:${(request.headers.get(name) ?? "").trim()}\n`).join("");
  const payload = request.headers.get("x-tos-content-sha256") ?? unsignedPayload;
  return `${request.method}\n${path}\n${query}\n${headers}\n${names.join(";")}\n${payload}`;
}

export function stringToSign(dateTime: string, scope: string, canonical: string): string {
  return `${tosScheme}\n${dateTime}\n${scope}\n${sha256Hex(canonical)}`;
}

function verifySignature(
  request: WireRequest,
  authorization: TosAuthorization,
  { secretKey }: VolcengineCredentials,
): SignatureFailure | undefined {
  const payload = request.headers.get("x-tos-content-sha256") ?? unsignedPayload;
  if (payload !== unsignedPayload && payload !== sha256Hex(request.body))
    return { refusal: refusal("ContentSHA256Mismatch"), step: "x-tos-content-sha256", reason: "not the body's hash" };
  const { date, region, signedHeaders, signature } = authorization;
  const canonical = canonicalRequest(request, signedHeaders);
  const text = stringToSign(request.headers.get("x-tos-date") ?? "", `${date}/${region}/tos/request`, canonical);
  const key = [date, region, "tos", "request"].reduce<string | Buffer>(hmacSha256, secretKey);
  if (hmacSha256(key, text).toString("hex") === signature) return undefined;
  return {
    refusal: refusal("SignatureDoesNotMatch"),
    step: "Signature",
    reason: "CanonicalRequest, StringToSign or the secret differs from the client's",
    strings: { canonicalRequest: canonical, stringToSign: text },
  };
}
