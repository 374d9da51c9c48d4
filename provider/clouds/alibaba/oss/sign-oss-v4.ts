import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "../../../core/session/wire";
import { byName, encodeRfc3986 } from "../../../http/message";
import type { AlibabaCredentials } from "../identity/credentials";

/**
 * OSS request signature, version 4. One function per step, under the names of the vendor's page
 * https://www.alibabacloud.com/help/en/oss/developer-reference/recommend-to-use-signature-version-4
 *
 * Version 1 is left out on purpose: the vendor's own SDKs disagree on which sub-resources it signs.
 */

/** What a request is signed for. */
export interface SigningTarget {
  readonly region: string;
  /** Part of the signature on every host, whether it is in the URL or not; none when buckets are listed. */
  readonly bucket?: string | undefined;
  readonly product?: string | undefined;
}

type Headers = HttpRequest["headers"];

/** Signed wherever a request has them; any other header is signed only when it is named. */
const alwaysSigned = /^(content-type|content-md5|x-oss-.+)$/;

export function canonicalUri(bucket: string | undefined): string {
  return bucket === undefined ? "/" : `/${encodeRfc3986(bucket)}/`;
}

export function canonicalQuery(query: HttpRequest["query"]): string {
  return query
    .map(([key, value]) => [encodeRfc3986(key), encodeRfc3986(value)] as const)
    .sort(byName)
    .map(([key, value]) => (value === "" ? key : `${key}=${value}`))
    .join("&");
}

/** The names of further signed headers, which travel in the header Authorization. */
export function additionalHeaders(headers: Headers, names: readonly string[]): string {
  return names
    .filter((name) => name in headers && !alwaysSigned.test(name))
    .sort()
    .join(";");
}

/** Every signed header, each line ended. */
export function canonicalHeaders(headers: Headers, additional: string): string {
  const named = additional.split(";");
  return Object.keys(headers)
    .filter((name) => alwaysSigned.test(name) || named.includes(name))
    .sort()
    .map((name) => `${name}:${headers[name]?.trim()}\n`)
    .join("");
}

export function canonicalRequest(
  { method, query, headers }: Pick<HttpRequest, "method" | "query" | "headers">,
  bucket: string | undefined,
  additional: string,
): string {
  return [
    method,
    canonicalUri(bucket),
    canonicalQuery(query),
    canonicalHeaders(headers, additional),
    additional,
    headers["x-oss-content-sha256"] ?? "",
  ].join("\n");
}

/** `20250115T083015Z` */
export function signingTime(now: Date): string {
  return now.toISOString().replace(/[-:]|\.\d+/g, "");
}

const signingDay = (now: Date): string => signingTime(now).slice(0, 8);

export function scope(now: Date, { region, product = "oss" }: SigningTarget): string {
  return `${signingDay(now)}/${region}/${product}/aliyun_v4_request`;
}

export function stringToSign(now: Date, target: SigningTarget, canonical: string): string {
  const digest = createHash("sha256").update(canonical).digest("hex");
  return ["OSS4-HMAC-SHA256", signingTime(now), scope(now, target), digest].join("\n");
}

export function signingKey(accessKeySecret: string, now: Date, { region, product = "oss" }: SigningTarget): Buffer {
  const parts = [signingDay(now), region, product, "aliyun_v4_request"];
  return parts.reduce<Buffer>(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    Buffer.from(`aliyun_v4${accessKeySecret}`),
  );
}

export function signature(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}

/** The value of the header Authorization. An empty `AdditionalHeaders` would be refused, so it is left out. */
export function authorization(
  request: Pick<HttpRequest, "method" | "query" | "headers">,
  { accessKeyId, accessKeySecret }: AlibabaCredentials,
  now: Date,
  target: SigningTarget,
  additionalNames: readonly string[] = [],
): string {
  const additional = additionalHeaders(request.headers, additionalNames);
  const text = stringToSign(now, target, canonicalRequest(request, target.bucket, additional));
  const fields = [
    `Credential=${accessKeyId}/${scope(now, target)}`,
    ...(additional === "" ? [] : [`AdditionalHeaders=${additional}`]),
    `Signature=${signature(signingKey(accessKeySecret, now, target), text)}`,
  ];
  return `OSS4-HMAC-SHA256 ${fields.join(",")}`;
}

/** The body is not signed, as in the vendor's SDKs; a write binds it by Content-MD5, which is. */
export function signOssV4(
  request: HttpRequest,
  credentials: AlibabaCredentials,
  now: Date,
  target: SigningTarget,
): HttpRequest {
  const { securityToken } = credentials;
  const headers = {
    ...request.headers,
    "x-oss-date": signingTime(now),
    "x-oss-content-sha256": "UNSIGNED-PAYLOAD",
    ...(securityToken ? { "x-oss-security-token": securityToken } : {}),
  };
  return {
    ...request,
    headers: { ...headers, authorization: authorization({ ...request, headers }, credentials, now, target) },
  };
}
