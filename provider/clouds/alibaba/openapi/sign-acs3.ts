import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "../../../core/session/wire";
import { byName, encodeRfc3986 } from "../../../http/message";
import type { AlibabaCredentials } from "../identity/credentials";

/**
 * Request signature of the OpenAPI services, version 3. One function per step, under the names of the vendor's page
 * https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
const algorithm = "ACS3-HMAC-SHA256";

type Signable = Pick<HttpRequest, "method" | "query" | "headers">;

/** The text of the header x-acs-date, `2025-01-15T08:30:15Z`. */
export function signingTime(now: Date): string {
  return now.toISOString().replace(/\.\d+/, "");
}

/** Pairs by name; a parameter without a value keeps its `=`. */
export function canonicalQueryString(query: HttpRequest["query"]): string {
  return [...query]
    .sort(byName)
    .map(([key, value]) => `${encodeRfc3986(key)}=${encodeRfc3986(value)}`)
    .join("&");
}

/** What the vendor requires: signing more, such as User-Agent, breaks on proxies that rewrite it. */
export function signedHeaderNames(headers: Signable["headers"]): readonly string[] {
  return Object.keys(headers)
    .filter((name) => name === "host" || name === "content-type" || name.startsWith("x-acs-"))
    .sort();
}

/** Every signed header, each line ended. */
export function canonicalHeaders(headers: Signable["headers"], names: readonly string[]): string {
  return names.map((name) => `${name}:${(headers[name] ?? "").trim()}\n`).join("");
}

/** The hash of the payload stands in its header too. The path of an RPC call is always `/`. */
export function canonicalRequest({ method, query, headers }: Signable, names: readonly string[]): string {
  return [
    method,
    "/",
    canonicalQueryString(query),
    canonicalHeaders(headers, names),
    names.join(";"),
    headers["x-acs-content-sha256"] ?? "",
  ].join("\n");
}

export function stringToSign(canonical: string): string {
  return `${algorithm}\n${hashedPayload(canonical)}`;
}

/** The secret is the key as it is: nothing is derived from it. */
export function signature(accessKeySecret: string, text: string): string {
  return createHmac("sha256", accessKeySecret).update(text).digest("hex");
}

export function hashedPayload(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}

/** The value of the header Authorization. */
export function authorization(
  request: Signable,
  { accessKeyId, accessKeySecret }: AlibabaCredentials,
  names: readonly string[] = signedHeaderNames(request.headers),
): string {
  const signed = signature(accessKeySecret, stringToSign(canonicalRequest(request, names)));
  return `${algorithm} Credential=${accessKeyId},SignedHeaders=${names.join(";")},Signature=${signed}`;
}

/** Signs a call, whose headers name action and version. Each attempt needs a nonce of its own: a known one is refused. */
export function signAcs3(request: HttpRequest, credentials: AlibabaCredentials, now: Date, nonce: string): HttpRequest {
  const { accessKeyId, securityToken } = credentials;
  const headers = {
    ...request.headers,
    host: request.host,
    "x-acs-date": signingTime(now),
    "x-acs-signature-nonce": nonce,
    "x-acs-content-sha256": hashedPayload(request.body),
    ...(securityToken ? { "x-acs-accesskey-id": accessKeyId, "x-acs-security-token": securityToken } : {}),
  };
  return { ...request, headers: { ...headers, authorization: authorization({ ...request, headers }, credentials) } };
}
