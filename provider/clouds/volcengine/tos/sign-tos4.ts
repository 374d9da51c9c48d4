import type { HttpRequest } from "../../../core/session/wire";
import type { VolcengineCredentials } from "../identity/credentials";
import {
  canonicalHeaders,
  canonicalQuery,
  canonicalUri,
  credentialScope,
  sha256Hex,
  signature,
  signingKey,
  signingTime,
} from "../openapi/signature-v4";

/**
 * TOS request signature, version 4. One function per step, under the names of the vendor's page
 * https://www.volcengine.com/docs/6349/74839
 */

type Headers = HttpRequest["headers"];

/** What the vendor's SDKs sign. They leave `content-type` to the client, and sign no other header. */
const alwaysSigned = /^(host|content-type|x-tos-.+)$/;

/** What stands for the hash of a body that is not signed, as in the vendor's SDKs. */
const unsignedPayload = "UNSIGNED-PAYLOAD";

export function signedHeaders(headers: Headers): string {
  return Object.keys(headers)
    .filter((name) => alwaysSigned.test(name))
    .sort()
    .join(";");
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

const scopeOf = (now: Date, region: string) => ({ now, region, service: "tos" });

export function stringToSign(now: Date, region: string, canonical: string): string {
  return ["TOS4-HMAC-SHA256", signingTime(now), credentialScope(scopeOf(now, region)), sha256Hex(canonical)].join("\n");
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
  const hex = signature(signingKey(secretKey, scopeOf(now, region)), text);
  return `TOS4-HMAC-SHA256 Credential=${accessKey}/${credentialScope(scopeOf(now, region))}, SignedHeaders=${signed}, Signature=${hex}`;
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
