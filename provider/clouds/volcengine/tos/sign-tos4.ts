import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "../../../core/session/wire";
import { byName, encodeRfc3986 } from "../../../http/message";
import type { VolcengineCredentials } from "../identity/credentials";

/**
 * TOS request signature, version 4. One function per step, under the names of the vendor's page
 * https://www.volcengine.com/docs/6349/74839
 */

type Headers = HttpRequest["headers"];

/** What the vendor's SDKs sign. They leave `content-type` to the client, and sign no other header. */
const alwaysSigned = /^(host|content-type|x-tos-.+)$/;

/** What stands for the hash of a body that is not signed, as in the vendor's SDKs. */
const unsignedPayload = "UNSIGNED-PAYLOAD";

export function canonicalUri(path: string): string {
  return path.split("/").map(encodeRfc3986).join("/");
}

export function canonicalQuery(query: HttpRequest["query"]): string {
  return query
    .map(([key, value]) => [encodeRfc3986(key), encodeRfc3986(value)] as const)
    .sort(byName)
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
}

export function signedHeaders(headers: Headers): string {
  return Object.keys(headers)
    .filter((name) => alwaysSigned.test(name))
    .sort()
    .join(";");
}

/** Every signed header, each line ended. */
export function canonicalHeaders(headers: Headers, signed: string): string {
  return signed
    .split(";")
    .map((name) => `${name}:${headers[name]?.trim()}\n`)
    .join("");
}

type Signable = Pick<HttpRequest, "method" | "path" | "query" | "headers">;

export function canonicalRequest({ method, path, query, headers }: Signable, signed: string): string {
  return [
    method,
    canonicalUri(path),
    canonicalQuery(query),
    canonicalHeaders(headers, signed),
    signed,
    headers["x-tos-content-sha256"] ?? unsignedPayload,
  ].join("\n");
}

/** `20260115T083045Z` */
export function signingTime(now: Date): string {
  return now.toISOString().replace(/[-:]|\.\d+/g, "");
}

const signingDay = (now: Date): string => signingTime(now).slice(0, 8);

export function scope(now: Date, region: string): string {
  return `${signingDay(now)}/${region}/tos/request`;
}

export function stringToSign(now: Date, region: string, canonical: string): string {
  const digest = createHash("sha256").update(canonical).digest("hex");
  return ["TOS4-HMAC-SHA256", signingTime(now), scope(now, region), digest].join("\n");
}

/** The chain begins with the secret as it is, without a prefix and also where it looks like base64. */
export function signingKey(secretKey: string, now: Date, region: string): Buffer {
  return [signingDay(now), region, "tos", "request"].reduce<Buffer>(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    Buffer.from(secretKey),
  );
}

export function signature(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}

/** The value of the header Authorization. */
export function authorization(
  request: Signable,
  { accessKey, secretKey }: VolcengineCredentials,
  now: Date,
  region: string,
): string {
  const signed = signedHeaders(request.headers);
  const text = stringToSign(now, region, canonicalRequest(request, signed));
  const hex = signature(signingKey(secretKey, now, region), text);
  return `TOS4-HMAC-SHA256 Credential=${accessKey}/${scope(now, region)}, SignedHeaders=${signed}, Signature=${hex}`;
}

/** The body is not signed, as in the vendor's SDKs; a write binds it by Content-MD5. */
export function signTos4(
  request: HttpRequest,
  credentials: VolcengineCredentials,
  now: Date,
  region: string,
): HttpRequest {
  const { sessionToken } = credentials;
  const headers = {
    ...request.headers,
    host: request.host,
    "x-tos-date": signingTime(now),
    "x-tos-content-sha256": unsignedPayload,
    ...(sessionToken ? { "x-tos-security-token": sessionToken } : {}),
  };
  return {
    ...request,
    headers: { ...headers, authorization: authorization({ ...request, headers }, credentials, now, region) },
  };
}
