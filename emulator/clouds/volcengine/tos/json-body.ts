import { md5Base64 } from "../../../wire/digests";
import type { WireRequest } from "../../../wire/wire";
import { isRecord } from "../../../wire/xml";
import { refusal } from "./errors";

/** Content-MD5 is optional: only some of the vendor's SDKs send it. */
export function readJsonBody(request: WireRequest): Record<string, unknown> {
  if (request.body.length === 0) throw refusal("MissingRequestBodyError");
  const digest = request.headers.get("content-md5");
  if (digest !== undefined) {
    if (!/^[A-Za-z0-9+/]{22}==$/.test(digest)) throw refusal("InvalidDigest");
    if (digest !== md5Base64(request.body)) throw refusal("BadDigest");
  }
  try {
    const value: unknown = JSON.parse(request.body.toString("utf8"));
    if (isRecord(value)) return value;
  } catch {
    // Falls through to the refusal.
  }
  throw refusal("MalformedBody");
}
