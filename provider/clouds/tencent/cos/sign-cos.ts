import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "../../../core/session/wire";
import { byName, encodeRfc3986 } from "../../../http/message";
import type { TencentCredentials } from "../identity/credentials";

/**
 * COS request signature, `q-sign-algorithm=sha1`. One function per step, under the names of the vendor's page
 * https://cloud.tencent.com/document/product/436/7778
 */

/** Seconds from the Unix epoch between which the signature holds. */
export interface KeyTime {
  readonly start: number;
  readonly end: number;
}

/** A minute back for clocks that run slow, and long enough for the slowest attempt. */
const secondsBefore = 60;
const secondsAfter = 900;

/** Headers that are signed where the request has them. The server checks what the list names. */
const signable = /^(cache-control|content-(disposition|encoding|length|md5|type)|expires|host|range|x-cos-.+)$/;

/** Names and values, encoded, with names in lower case and in order. */
function encoded(pairs: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return pairs.map(([name, value]) => [encodeRfc3986(name).toLowerCase(), encodeRfc3986(value)] as const).sort(byName);
}

export const keyTime = ({ start, end }: KeyTime): string => `${start};${end}`;

export const signKey = (secretKey: string, time: KeyTime): string => hmacSha1(secretKey, keyTime(time));

export const urlParamList = (query: HttpRequest["query"]): string =>
  encoded(query)
    .map(([name]) => name)
    .join(";");

export const headerList = (headers: Record<string, string>): string =>
  encoded(Object.entries(headers))
    .map(([name]) => name)
    .join(";");

/** Method, decoded path, parameters and headers, each line ended. */
export function httpString(
  request: Pick<HttpRequest, "method" | "path" | "query">,
  headers: Record<string, string>,
): string {
  const joined = (pairs: readonly (readonly [string, string])[]) =>
    encoded(pairs)
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
  return `${request.method.toLowerCase()}\n${request.path}\n${joined(request.query)}\n${joined(Object.entries(headers))}\n`;
}

export function stringToSign(time: KeyTime, http: string): string {
  return `sha1\n${keyTime(time)}\n${createHash("sha1").update(http).digest("hex")}\n`;
}

export function authorization(
  request: Pick<HttpRequest, "method" | "path" | "query">,
  headers: Record<string, string>,
  { secretId, secretKey }: TencentCredentials,
  time: KeyTime,
): string {
  const signature = hmacSha1(signKey(secretKey, time), stringToSign(time, httpString(request, headers)));
  return [
    "q-sign-algorithm=sha1",
    `q-ak=${secretId}`,
    `q-sign-time=${keyTime(time)}`,
    `q-key-time=${keyTime(time)}`,
    `q-header-list=${headerList(headers)}`,
    `q-url-param-list=${urlParamList(request.query)}`,
    `q-signature=${signature}`,
  ].join("&");
}

/** Signs the host exactly as the `Host` header carries it, and the token of temporary keys. */
export function signCos(request: HttpRequest, credentials: TencentCredentials, now: Date): HttpRequest {
  const seconds = Math.floor(now.getTime() / 1000);
  const time = { start: seconds - secondsBefore, end: seconds + secondsAfter };
  const headers = { ...request.headers, ...(credentials.token ? { "x-cos-security-token": credentials.token } : {}) };
  const signed = Object.fromEntries(
    Object.entries({ ...headers, host: request.host }).filter(([name]) => signable.test(name)),
  );
  return { ...request, headers: { ...headers, authorization: authorization(request, signed, credentials, time) } };
}

function hmacSha1(key: string, text: string): string {
  return createHmac("sha1", key).update(text).digest("hex");
}
