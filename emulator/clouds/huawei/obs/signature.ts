import type { Identities } from "../../../identities";
import { hmacSha1 } from "../../../wire/digests";
import { compareText, parseQuery } from "../../../wire/encoding";
import type { SignatureFailure } from "../../../wire/refusal";
import { nonEmptyHeader, type WireRequest } from "../../../wire/wire";
import type { HuaweiCredentials } from "../credentials";
import { refusal } from "./errors";
import type { ObsAddress } from "./hosts";

/** The signature in a header, support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html. */
export interface ObsAuthorization {
  /** `AWS` is the older dialect of the SDKs, in which the headers begin with `x-amz-`. */
  readonly scheme: "OBS" | "AWS";
  readonly accessKey: string;
  readonly signature: string;
}

const form = /^(OBS|AWS) ([^:\s]+):([A-Za-z0-9+/]+=*)$/;
const maximumSkewMs = 15 * 60 * 1000;

/** The query names that are signed, as far as this emulator answers them or the SDKs ask. */
const signedNames = new Set(["acl", "apiversion", "encryption", "lifecycle", "location", "logging", "policy"]);
for (const name of ["storageinfo", "versioning", "cors", "tagging", "website", "notification", "quota", "object-lock"])
  signedNames.add(name);

export function parseAuthorization(text: string): ObsAuthorization | undefined {
  const [, scheme, accessKey, signature] = form.exec(text.trim()) ?? [];
  if (!scheme || !accessKey || !signature) return undefined;
  return { scheme: scheme === "AWS" ? "AWS" : "OBS", accessKey, signature };
}

const prefixes = { OBS: "x-obs-", AWS: "x-amz-" };

export function canonicalizedHeaders(request: WireRequest, scheme: ObsAuthorization["scheme"]): string {
  return [...request.headers]
    .filter(([name]) => name.startsWith(prefixes[scheme]))
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .join("");
}

export function canonicalizedResource(request: WireRequest, { bucket }: ObsAddress): string {
  const signed = parseQuery(request.query)
    .filter(({ key }) => signedNames.has(key))
    .toSorted((left, right) => compareText(left.key, right.key))
    .map(({ key, value }) => (value === "" ? key : `${key}=${value}`));
  const path = bucket === undefined ? request.path : `/${bucket}${request.path}`;
  return signed.length === 0 ? path : `${path}?${signed.join("&")}`;
}

export function stringToSign(request: WireRequest, scheme: ObsAuthorization["scheme"], resource: string): string {
  const header = (name: string) => request.headers.get(name) ?? "";
  // A date among the vendor's headers stands there, and leaves its line empty.
  const date = request.headers.has(`${prefixes[scheme]}date`) ? "" : header("date");
  const lines = [request.method, header("content-md5"), header("content-type"), date];
  return `${lines.join("\n")}\n${canonicalizedHeaders(request, scheme)}${resource}`;
}

export function verifyObs(
  request: WireRequest,
  address: ObsAddress,
  identities: Identities<HuaweiCredentials>,
  now: Date,
): SignatureFailure | undefined {
  const text = request.headers.get("authorization");
  if (text === undefined) return failure("AccessDenied", "Authorization", "there is no Authorization header");
  const authorization = parseAuthorization(text);
  if (authorization === undefined) return failure("BadRequest", "Authorization", "it cannot be read");
  const { scheme, accessKey } = authorization;
  const owner = identities.of(accessKey);
  // What OBS says of keys that have run out is not documented; it no longer knows them.
  if (identities.isOver(accessKey, now)) return failure("InvalidAccessKeyId", "AccessKeyID", "it has expired");
  if (accessKey !== owner.accessKey) return failure("InvalidAccessKeyId", "AccessKeyID", "no such access key");
  const token = nonEmptyHeader(request, `${prefixes[scheme]}security-token`);
  if (token !== owner.securityToken)
    return failure(
      "InvalidAccessKeyId",
      "x-obs-security-token",
      token === undefined ? "it is missing" : "not the key's",
    );
  const early = verifyDate(request, scheme, now);
  if (early !== undefined) return early;
  const computed = stringToSign(request, scheme, canonicalizedResource(request, address));
  if (hmacSha1(owner.secretKey, computed).toString("base64") === authorization.signature) return undefined;
  return {
    ...failure("SignatureDoesNotMatch", "Signature", "StringToSign or the secret key differs from the client's"),
    strings: { stringToSign: computed },
  };
}

function failure(code: Parameters<typeof refusal>[0], step: string, reason: string): SignatureFailure {
  return { refusal: refusal(code), step, reason };
}

/** RFC 1123, or without punctuation. */
function verifyDate(request: WireRequest, scheme: ObsAuthorization["scheme"], now: Date): SignatureFailure | undefined {
  const given = nonEmptyHeader(request, `${prefixes[scheme]}date`) ?? nonEmptyHeader(request, "date");
  if (given === undefined) return failure("AccessDenied", "Date", "there is no date");
  const time = Date.parse(given.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(time)) return failure("AccessDenied", "Date", `${given} is no date`);
  if (Math.abs(time - now.getTime()) <= maximumSkewMs) return undefined;
  return failure("RequestTimeTooSkewed", "Date", `${given} differs from the server's clock by more than 15 minutes`);
}
