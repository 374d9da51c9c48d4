import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "../../../core/session/wire";
import { byName, encodeRfc3986 } from "../../../http/message";

/** The steps that TOS's signature and that of the vendor's OpenAPI share, under the names of the vendor's pages. */

type Headers = HttpRequest["headers"];

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

/** Every signed header, each line ended. */
export function canonicalHeaders(headers: Headers, signed: string): string {
  return signed
    .split(";")
    .map((name) => `${name}:${headers[name]?.trim()}\n`)
    .join("");
}

/** `20260115T083045Z` */
export function signingTime(now: Date): string {
  return now.toISOString().replace(/[-:]|\.\d+/g, "");
}

const signingDay = (now: Date): string => signingTime(now).slice(0, 8);

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Where and when a signature counts. */
export interface SigningScope {
  readonly now: Date;
  readonly region: string;
  readonly service: string;
}

export function credentialScope({ now, region, service }: SigningScope): string {
  return `${signingDay(now)}/${region}/${service}/request`;
}

/** The chain begins with the secret as it is, without a prefix and also where it looks like base64. */
export function signingKey(secretKey: string, { now, region, service }: SigningScope): Buffer {
  return [signingDay(now), region, service, "request"].reduce<Buffer>(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    Buffer.from(secretKey),
  );
}

export function signature(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}
