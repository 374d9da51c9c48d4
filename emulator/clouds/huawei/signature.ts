import type { Identities } from "../../identities";
import { hmacSha256, sha256Hex } from "../../wire/digests";
import { compareText, parseQuery, percentDecode, percentEncode } from "../../wire/encoding";
import { nonEmptyHeader, type WireRequest } from "../../wire/wire";
import type { HuaweiCredentials } from "./credentials";

/** AK/SK signing, support.huaweicloud.com/intl/en-us/devg-apisign; the steps carry the page's names. */
export interface SdkAuthorization {
  readonly access: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export interface SdkFailure {
  readonly step: string;
  readonly reason: string;
  readonly strings?: Readonly<Record<string, string>>;
}

export const sdkScheme = "SDK-HMAC-SHA256";
const maximumSkewMs = 15 * 60 * 1000;
const form = /^SDK-HMAC-SHA256 Access=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/;

export function parseAuthorization(text: string): SdkAuthorization | undefined {
  const [, access, headers, signature] = form.exec(text.trim()) ?? [];
  if (!access || !headers || !signature) return undefined;
  return { access, signedHeaders: headers.split(";").map((name) => name.toLowerCase()), signature };
}

export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  const encoded = request.path.split("/").map((segment) => percentEncode(percentDecode(segment)));
  // A slash is appended for the signature only.
  const uri = encoded.join("/").replace(/\/?$/, "/");
  const query = parseQuery(request.query)
    .toSorted((left, right) => compareText(left.key, right.key) || compareText(left.value, right.value))
    .map(({ key, value }) => `${percentEncode(key)}=${percentEncode(value)}`)
    .join("&");
  const names = signedHeaders.toSorted(compareText);
  const headers = names.map((name) => `${name}:${(request.headers.get(name) ?? "").trim()}\n`).join("");
  const payload = nonEmptyHeader(request, "x-sdk-content-sha256") ?? sha256Hex(request.body);
  return `${request.method}\n${uri}\n${query}\n${headers}\n${names.join(";")}\n${payload}`;
}

export function stringToSign(date: string, canonical: string): string {
  return `${sdkScheme}\n${date}\n${sha256Hex(canonical)}`;
}

/** The clients choose what they sign; only X-Sdk-Date is a must. */
export function verifySdkHmac(
  request: WireRequest,
  identities: Identities<HuaweiCredentials>,
  now: Date,
): SdkFailure | undefined {
  const authorization = parseAuthorization(request.headers.get("authorization") ?? "");
  if (authorization === undefined) return { step: "Authorization", reason: "the header cannot be read" };
  const date = request.headers.get("x-sdk-date") ?? "";
  const owner = identities.of(authorization.access);
  if (identities.isOver(authorization.access, now)) return { step: "X-Security-Token", reason: "it has expired" };
  const early = verifyDate(date, now) ?? verifyKey(authorization, request, owner);
  if (early) return early;
  const missing = authorization.signedHeaders.find((name) => !request.headers.has(name));
  if (missing !== undefined) return { step: "SignedHeaders", reason: `${missing} was not sent` };
  if (!authorization.signedHeaders.includes("x-sdk-date"))
    return { step: "SignedHeaders", reason: "x-sdk-date must be signed" };
  const digest = nonEmptyHeader(request, "x-sdk-content-sha256");
  if (digest !== undefined && digest !== "UNSIGNED-PAYLOAD" && digest !== sha256Hex(request.body))
    return { step: "HashedRequestPayload", reason: "x-sdk-content-sha256 is not the hash of the body" };
  const canonical = canonicalRequest(request, authorization.signedHeaders);
  const text = stringToSign(date, canonical);
  if (hmacSha256(owner.secretKey, text).toString("hex") === authorization.signature) return undefined;
  return {
    step: "Signature",
    reason: "CanonicalRequest, StringToSign or the secret key differs from the client's",
    strings: { canonicalRequest: canonical, stringToSign: text },
  };
}

function verifyDate(date: string, now: Date): SdkFailure | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time)) return { step: "X-Sdk-Date", reason: `"${date}" is not YYYYMMDDTHHMMSSZ` };
  if (Math.abs(time - now.getTime()) <= maximumSkewMs) return undefined;
  return { step: "X-Sdk-Date", reason: `${date} differs from the server's clock by more than 15 minutes` };
}

function verifyKey(
  { access }: SdkAuthorization,
  request: WireRequest,
  owner: HuaweiCredentials,
): SdkFailure | undefined {
  if (access !== owner.accessKey) return { step: "Access", reason: "no such access key" };
  const token = nonEmptyHeader(request, "x-security-token");
  if (token === owner.securityToken) return undefined;
  return { step: "X-Security-Token", reason: token === undefined ? "it is missing" : "it is not the key's token" };
}
