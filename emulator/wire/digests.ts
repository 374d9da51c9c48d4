import { createHash, createHmac } from "node:crypto";

type Bytes = string | Buffer;

export function sha1Hex(data: Bytes): string {
  return createHash("sha1").update(data).digest("hex");
}

export function sha256Hex(data: Bytes): string {
  return createHash("sha256").update(data).digest("hex");
}

export function md5Base64(data: Bytes): string {
  return createHash("md5").update(data).digest("base64");
}

export function hmacSha1(key: Bytes, data: Bytes): Buffer {
  return createHmac("sha1", key).update(data).digest();
}

export function hmacSha256(key: Bytes, data: Bytes): Buffer {
  return createHmac("sha256", key).update(data).digest();
}
