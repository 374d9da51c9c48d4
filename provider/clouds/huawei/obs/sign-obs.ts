import { createHmac } from "node:crypto";
import type { HttpRequest } from "../../../core/session/wire";
import { byName } from "../../../http/message";
import type { AccessKeys } from "../identity/credentials";

/**
 * OBS request signature in a header. One function per step, under the names of the vendor's page
 * https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html. The SDKs' older dialect `AWS` is never spoken: it drops agencies.
 */

type Signable = Pick<HttpRequest, "method" | "path" | "query" | "headers">;

const vendorHeader = /^x-obs-/;

/** The query names that are signed. Those of paging are not. */
const subResources = new Set([
  ...["acl", "encryption", "lifecycle", "location", "logging", "object-lock", "policy", "versioning"],
]);

/** Every header of the vendor's own, such as the token of temporary keys. */
export function canonicalizedHeaders(headers: HttpRequest["headers"]): string {
  return Object.entries(headers)
    .filter(([name]) => vendorHeader.test(name))
    .sort(byName)
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .join("");
}

/** The bucket stands in the host, and is put before the path here. */
export function canonicalizedResource({ path, query }: Pick<Signable, "path" | "query">, bucket?: string): string {
  const signed = query
    .filter(([name]) => subResources.has(name))
    .sort(byName)
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`));
  const resource = bucket === undefined ? path : `/${bucket}${path}`;
  return signed.length === 0 ? resource : `${resource}?${signed.join("&")}`;
}

/** A header that is not sent is an empty line, and so is a date that is sent as `x-obs-date`. */
export function stringToSign(request: Signable, bucket?: string): string {
  const { method, headers } = request;
  const date = headers["x-obs-date"] === undefined ? headers.date : undefined;
  const lines = [method, headers["content-md5"] ?? "", headers["content-type"] ?? "", date ?? ""];
  return `${lines.join("\n")}\n${canonicalizedHeaders(headers)}${canonicalizedResource(request, bucket)}`;
}

export const signature = (secretKey: string, text: string): string =>
  createHmac("sha1", secretKey).update(text, "utf8").digest("base64");

/** The value of the header Authorization. */
export function authorization(
  request: Signable,
  { accessKey, secretKey }: Pick<AccessKeys, "accessKey" | "secretKey">,
  bucket?: string,
): string {
  return `OBS ${accessKey}:${signature(secretKey, stringToSign(request, bucket))}`;
}

/** Neither host nor body is signed; a write binds its body by Content-MD5. */
export function signObs(request: HttpRequest, credentials: AccessKeys, now: Date, bucket?: string): HttpRequest {
  const { securityToken } = credentials;
  const headers = {
    ...request.headers,
    date: now.toUTCString(),
    ...(securityToken ? { "x-obs-security-token": securityToken } : {}),
  };
  return {
    ...request,
    headers: { ...headers, authorization: authorization({ ...request, headers }, credentials, bucket) },
  };
}
