import type { HttpRequest } from "../../../core/session/wire";
import type { VolcengineCredentials } from "../identity/credentials";
import {
  canonicalHeaders,
  canonicalQuery,
  canonicalUri,
  credentialScope,
  type SigningScope,
  sha256Hex,
  signature,
  signingKey,
  signingTime,
} from "./signature-v4";

/** The signature of the vendor's OpenAPI: https://www.volcengine.com/docs/6369/67269. It covers the body, too. */

const alwaysSigned = new Set(["content-type", "host", "x-content-sha256", "x-date", "x-security-token"]);

export function signedHeaders(headers: HttpRequest["headers"]): string {
  return Object.keys(headers)
    .filter((name) => alwaysSigned.has(name))
    .sort()
    .join(";");
}

export function canonicalRequest({ method, path, query, headers, body }: HttpRequest, signed: string): string {
  return [
    method,
    canonicalUri(path),
    canonicalQuery(query),
    canonicalHeaders(headers, signed),
    signed,
    sha256Hex(body),
  ].join("\n");
}

export function stringToSign(scope: SigningScope, canonical: string): string {
  return ["HMAC-SHA256", signingTime(scope.now), credentialScope(scope), sha256Hex(canonical)].join("\n");
}

/** The value of the header Authorization, for a request with all other headers. */
export function authorization(
  request: HttpRequest,
  { accessKey, secretKey }: VolcengineCredentials,
  scope: SigningScope,
  signed = signedHeaders(request.headers),
): string {
  const text = stringToSign(scope, canonicalRequest(request, signed));
  const hex = signature(signingKey(secretKey, scope), text);
  return `HMAC-SHA256 Credential=${accessKey}/${credentialScope(scope)}, SignedHeaders=${signed}, Signature=${hex}`;
}

export function signHmacSha256(
  request: HttpRequest,
  credentials: VolcengineCredentials,
  scope: SigningScope,
): HttpRequest {
  const { sessionToken } = credentials;
  const headers = {
    ...request.headers,
    host: request.host,
    "x-date": signingTime(scope.now),
    "x-content-sha256": sha256Hex(request.body),
    ...(sessionToken ? { "x-security-token": sessionToken } : {}),
  };
  return {
    ...request,
    headers: { ...headers, authorization: authorization({ ...request, headers }, credentials, scope) },
  };
}
