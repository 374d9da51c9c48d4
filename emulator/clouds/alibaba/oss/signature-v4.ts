import { hmacSha256, sha256Hex } from "../../../wire/digests";
import { compareText, parseQuery, percentDecode, percentEncode } from "../../../wire/encoding";
import type { SignatureFailure } from "../../../wire/refusal";
import type { WireRequest } from "../../../wire/wire";
import type { AlibabaCredentials } from "../credentials";
import { refusal } from "./errors";
import type { OssAddress } from "./hosts";

/** Signature version 4, help.aliyun.com/en/oss/developer-reference/recommend-to-use-signature-version-4. */
export interface V4Authorization {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly product: string;
  readonly additionalHeaders: readonly string[];
  readonly signature: string;
}

export const v4Scheme = "OSS4-HMAC-SHA256";

/** The vendor's own SDKs put `,` or `, ` between the fields. */
export function parseV4(text: string): V4Authorization | undefined {
  const [scheme, rest = ""] = splitOnce(text.trim(), " ");
  if (scheme !== v4Scheme) return undefined;
  const fields = new Map(rest.split(",").map((field) => splitOnce(field.trim(), "=")));
  const parts = (fields.get("Credential") ?? "").split("/");
  const [accessKeyId, date, region, product, terminator] = parts;
  const [signature, additional] = [fields.get("Signature"), fields.get("AdditionalHeaders")];
  if (parts.length !== 5 || terminator !== "aliyun_v4_request" || !accessKeyId || !date || !product) return undefined;
  // A field that is there but empty is a documented error.
  if (region === undefined || !signature || additional === "") return undefined;
  const additionalHeaders = additional?.split(";").map((name) => name.toLowerCase()) ?? [];
  return { accessKeyId, date, region, product, additionalHeaders, signature };
}

export function canonicalRequest(request: WireRequest, address: OssAddress, additional: readonly string[]): string {
  // The bucket is part of the resource wherever it stood on the wire.
  const resource = address.bucket === undefined ? "/" : `/${address.bucket}/${percentDecode(address.key)}`;
  const uri = resource.split("/").map(percentEncode).join("/");
  const query = parseQuery(request.query)
    .map(({ key, value }) => [percentEncode(key), percentEncode(value)] as const)
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([key, value]) => (value === "" ? key : `${key}=${value}`))
    .join("&");
  const signed = (name: string) =>
    name === "content-type" || name === "content-md5" || name.startsWith("x-oss-") || additional.includes(name);
  const headers = [...request.headers]
    .filter(([name]) => signed(name))
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .join("");
  const payload = request.headers.get("x-oss-content-sha256") ?? "";
  const names = additional.toSorted(compareText).join(";");
  return `${request.method}\n${uri}\n${query}\n${headers}\n${names}\n${payload}`;
}

export function scopeOf({ date, region, product }: V4Authorization): string {
  return `${date}/${region}/${product}/aliyun_v4_request`;
}

export function stringToSign(dateTime: string, scope: string, canonical: string): string {
  return `${v4Scheme}\n${dateTime}\n${scope}\n${sha256Hex(canonical)}`;
}

export function signV4(secret: string, { date, region, product }: V4Authorization, text: string): string {
  const steps = [date, region, product, "aliyun_v4_request"];
  const key = steps.reduce<string | Buffer>((previous, step) => hmacSha256(previous, step), `aliyun_v4${secret}`);
  return hmacSha256(key, text).toString("hex");
}

export function verifyV4Signature(
  request: WireRequest,
  authorization: V4Authorization,
  address: OssAddress,
  owner: AlibabaCredentials,
): SignatureFailure | undefined {
  const invalid = (step: string, message: string) => ({
    refusal: refusal("InvalidArgument", { message }),
    step,
    reason: message,
  });
  const dateTime = request.headers.get("x-oss-date") ?? "";
  if (request.headers.get("x-oss-content-sha256") !== "UNSIGNED-PAYLOAD")
    return invalid("x-oss-content-sha256", "The x-oss-content-sha256 header must be UNSIGNED-PAYLOAD.");
  if (authorization.date !== dateTime.slice(0, 8))
    return invalid("Scope", "Invalid signing date in Authorization header.");
  const missing = authorization.additionalHeaders.find((name) => !request.headers.has(name));
  if (missing !== undefined) return invalid("AdditionalHeaders", `The additional header ${missing} was not sent.`);
  const canonical = canonicalRequest(request, address, authorization.additionalHeaders);
  const text = stringToSign(dateTime, scopeOf(authorization), canonical);
  if (signV4(owner.accessKeySecret, authorization, text) === authorization.signature) return undefined;
  const fields = { StringToSign: text, CanonicalRequest: canonical, SignatureProvided: authorization.signature };
  return {
    refusal: refusal("SignatureDoesNotMatch", { fields: { OSSAccessKeyId: owner.accessKeyId, ...fields } }),
    step: "Signature",
    reason: "CanonicalRequest, StringToSign or the secret differs from the client's",
    strings: { canonicalRequest: canonical, stringToSign: text },
  };
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
