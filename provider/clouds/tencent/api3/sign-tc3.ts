import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "../../../core/session/wire";
import { encodeRfc3986 } from "../../../http/message";
import type { TencentCredentials } from "../identity/credentials";

/**
 * API 3.0 request signature, `TC3-HMAC-SHA256`. One function per step, under the names of the vendor's page
 * https://www.tencentcloud.com/document/product/1278/46696
 */
const algorithm = "TC3-HMAC-SHA256";

/** Services by the name that is part of the key; a custom endpoint's host must not change it. */
export type Tc3Service =
  | ("cloudaudit" | "sts")
  | ("cdb" | "cynosdb" | "postgres" | "mongodb" | "dbbrain" | "redis" | "sqlserver");

/** What is signed. `headers` have lower-case names; each is signed under its trimmed, lower-case value. */
export interface Tc3Request {
  readonly method: string;
  readonly path: string;
  /** As it is sent. */
  readonly queryString: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact text that is sent, or the literal that replaces its hash input. */
  readonly payload: string;
}

export const signedHeaders = (headers: Tc3Request["headers"]): string => Object.keys(headers).sort().join(";");

export function canonicalRequest({ method, path, queryString, headers, payload }: Tc3Request): string {
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${(headers[name] ?? "").trim().toLowerCase()}\n`).join("");
  return [method, path, queryString, lines, signedHeaders(headers), sha256(payload)].join("\n");
}

/** The date is UTC's, never the machine's. */
export const utcDate = (timestamp: number): string => new Date(timestamp * 1000).toISOString().slice(0, 10);

export const credentialScope = (timestamp: number, service: Tc3Service = "cloudaudit"): string =>
  `${utcDate(timestamp)}/${service}/tc3_request`;

export function stringToSign(timestamp: number, canonical: string, service?: Tc3Service): string {
  return [algorithm, timestamp, credentialScope(timestamp, service), sha256(canonical)].join("\n");
}

export function signingKey(secretKey: string, timestamp: number, service: Tc3Service = "cloudaudit"): Buffer {
  const secretDate = hmacSha256(`TC3${secretKey}`, utcDate(timestamp));
  return hmacSha256(hmacSha256(secretDate, service), "tc3_request");
}

export function signature(secretKey: string, timestamp: number, text: string, service?: Tc3Service): string {
  return hmacSha256(signingKey(secretKey, timestamp, service), text).toString("hex");
}

export function authorization(
  request: Tc3Request,
  { secretId, secretKey }: TencentCredentials,
  timestamp: number,
  service?: Tc3Service,
): string {
  const text = stringToSign(timestamp, canonicalRequest(request), service);
  const credential = `Credential=${secretId}/${credentialScope(timestamp, service)}`;
  const names = `SignedHeaders=${signedHeaders(request.headers)}`;
  return `${algorithm} ${credential}, ${names}, Signature=${signature(secretKey, timestamp, text, service)}`;
}

/** Signs content type and host, the two that the vendor requires; `X-TC-*` headers go unsigned, as in the SDKs. */
export function signTc3(
  request: HttpRequest,
  credentials: TencentCredentials,
  now: Date,
  service?: Tc3Service,
): HttpRequest {
  const timestamp = Math.floor(now.getTime() / 1000);
  const signed = {
    method: request.method,
    path: request.path,
    queryString: request.query.map(([key, value]) => `${encodeRfc3986(key)}=${encodeRfc3986(value)}`).join("&"),
    headers: { "content-type": request.headers["content-type"] ?? "", host: request.host },
    payload: request.body,
  };
  const headers = {
    ...request.headers,
    "x-tc-timestamp": String(timestamp),
    ...(credentials.token ? { "x-tc-token": credentials.token } : {}),
    authorization: authorization(signed, credentials, timestamp, service),
  };
  return { ...request, headers };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmacSha256(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
