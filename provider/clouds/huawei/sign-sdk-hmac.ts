import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "../../core/session/wire";
import { encodeRfc3986 } from "../../http/message";
import type { AccessKeys, HuaweiCredentials } from "./identity/credentials";

/**
 * AK/SK request signature, `SDK-HMAC-SHA256`. One function per step, under the names of the vendor's page
 * https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-001.html
 */

const algorithm = "SDK-HMAC-SHA256";

/** Headers that are signed where the request has them. Never `user-agent`, which proxies rewrite. */
const signable = /^(content-type|host|x-(domain-id|language|project-id|sdk-date|security-token))$/;

/** The key is the secret itself; unlike other clouds', none is derived from it. */
type SigningKeys = Pick<AccessKeys, "accessKey" | "secretKey">;

type Unsigned = Pick<HttpRequest, "method" | "path" | "query" | "body">;

/** `X-Sdk-Date`: UTC, without punctuation. */
export const sdkDate = (now: Date): string => now.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** Ends with a slash, which the request on the wire does not have. */
export function canonicalUri(path: string): string {
  const encoded = path.split("/").map(encodeRfc3986).join("/");
  return encoded.endsWith("/") ? encoded : `${encoded}/`;
}

/** Sorted by the decoded key, then by the decoded value. */
export function canonicalQueryString(query: HttpRequest["query"]): string {
  return [...query]
    .sort(([keyA, a], [keyB, b]) => order(keyA, keyB) || order(a, b))
    .map(([key, value]) => `${encodeRfc3986(key)}=${encodeRfc3986(value)}`)
    .join("&");
}

export const signedHeaders = (headers: Readonly<Record<string, string>>): string =>
  Object.keys(headers).sort(order).join(";");

export const canonicalHeaders = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .sort(([a], [b]) => order(a, b))
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .join("");

/** `headers` are those to be signed, with lower-case names. */
export function canonicalRequest(request: Unsigned, headers: Readonly<Record<string, string>>): string {
  return [
    request.method,
    canonicalUri(request.path),
    canonicalQueryString(request.query),
    canonicalHeaders(headers),
    signedHeaders(headers),
    hexSha256(request.body),
  ].join("\n");
}

export const stringToSign = (date: string, canonical: string): string =>
  `${algorithm}\n${date}\n${hexSha256(canonical)}`;

export const signature = (secretKey: string, text: string): string =>
  createHmac("sha256", secretKey).update(text).digest("hex");

/** The value of `Authorization`. `headers` are those to be signed, `x-sdk-date` among them. */
export function authorization(
  request: Unsigned,
  headers: Readonly<Record<string, string>>,
  { accessKey, secretKey }: SigningKeys,
): string {
  const text = stringToSign(headers["x-sdk-date"] ?? "", canonicalRequest(request, headers));
  const parts = [
    `Access=${accessKey}`,
    `SignedHeaders=${signedHeaders(headers)}`,
    `Signature=${signature(secretKey, text)}`,
  ];
  return `${algorithm} ${parts.join(", ")}`;
}

/** Signs with keys; a token goes along as it is, without a signature or a date. */
export function signSdkHmac(request: HttpRequest, credentials: HuaweiCredentials, now: Date): HttpRequest {
  if ("authToken" in credentials)
    return { ...request, headers: { ...request.headers, "x-auth-token": credentials.authToken } };
  const { securityToken } = credentials;
  const headers = {
    ...request.headers,
    "x-sdk-date": sdkDate(now),
    ...(securityToken ? { "x-security-token": securityToken } : {}),
  };
  const signed = Object.fromEntries(
    Object.entries({ ...headers, host: request.host }).filter(([name]) => signable.test(name)),
  );
  return { ...request, headers: { ...headers, authorization: authorization(request, signed, credentials) } };
}

function hexSha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
