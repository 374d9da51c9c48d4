import type { Identities } from "../../../identities";
import type { SignatureFailure } from "../../../wire/refusal";
import { nonEmptyHeader, type WireRequest } from "../../../wire/wire";
import type { AlibabaCredentials } from "../credentials";
import { refusal } from "./errors";
import type { OssAddress } from "./hosts";
import { parseV1, type V1Authorization, verifyV1Signature } from "./signature-v1";
import { parseV4, type V4Authorization, v4Scheme, verifyV4Signature } from "./signature-v4";

const maximumSkewMs = 15 * 60 * 1000;

export function parseAuthorization(text: string): V4Authorization | V1Authorization | undefined {
  return text.startsWith(v4Scheme) ? parseV4(text) : parseV1(text);
}

export interface OssParty {
  readonly identities: Identities<AlibabaCredentials>;
  readonly now: Date;
  readonly address: OssAddress;
  /** The region of the addressed bucket, when it exists. */
  readonly bucketRegion: string | undefined;
}

export function verifyOss(request: WireRequest, party: OssParty): SignatureFailure | undefined {
  const text = request.headers.get("authorization");
  if (text === undefined) {
    const message = "Anonymous access is forbidden for this operation.";
    return { refusal: refusal("AccessDenied", { message }), step: "Authorization", reason: "there is none" };
  }
  const authorization = parseAuthorization(text);
  if (authorization === undefined) {
    const message = "The Authorization header is invalid.";
    return { refusal: refusal("InvalidArgument", { message }), step: "Authorization", reason: "it cannot be read" };
  }
  const owner = party.identities.of(authorization.accessKeyId);
  if (party.identities.isOver(authorization.accessKeyId, party.now)) {
    const refused = refusal("SecurityTokenExpired", { fields: { OSSAccessKeyId: authorization.accessKeyId } });
    return { refusal: refused, step: "x-oss-security-token", reason: "it has expired" };
  }
  const early = verifyKey(request, authorization, owner) ?? verifyDate(request, authorization, party.now);
  if (early) return early;
  if (!("region" in authorization)) return verifyV1Signature(request, authorization, party.address, owner);
  return verifyRegion(authorization, party) ?? verifyV4Signature(request, authorization, party.address, owner);
}

function verifyKey(
  request: WireRequest,
  { accessKeyId }: V4Authorization | V1Authorization,
  owner: AlibabaCredentials,
): SignatureFailure | undefined {
  const fields = { OSSAccessKeyId: accessKeyId };
  if (accessKeyId !== owner.accessKeyId)
    return { refusal: refusal("InvalidAccessKeyId", { fields }), step: "Credential", reason: "no such key id" };
  // The Python SDK's V1 signer sends the token, unsigned, in a header that is only named `security-token`.
  const token = nonEmptyHeader(request, "x-oss-security-token") ?? nonEmptyHeader(request, "security-token");
  if (token === owner.securityToken) return undefined;
  const reason = token === undefined ? "temporary credentials without their token" : "not the token of this key";
  const code = token === undefined ? "InvalidAccessKeyId" : "InvalidSecurityToken";
  return { refusal: refusal(code, { fields }), step: "x-oss-security-token", reason };
}

function verifyDate(
  request: WireRequest,
  authorization: V4Authorization | V1Authorization,
  now: Date,
): SignatureFailure | undefined {
  const own = request.headers.get("x-oss-date");
  const given = "region" in authorization ? own : (own ?? request.headers.get("date"));
  const time = parseDate(given ?? "");
  if (time === undefined) {
    const message = "OSS authentication requires a valid Date.";
    return { refusal: refusal("AccessDenied", { message }), step: "Date", reason: `${given} is not a date` };
  }
  if (Math.abs(time.getTime() - now.getTime()) <= maximumSkewMs) return undefined;
  const fields = {
    MaxAllowedSkewMilliseconds: String(maximumSkewMs),
    RequestTime: time.toISOString(),
    ServerTime: now.toISOString(),
  };
  return { refusal: refusal("RequestTimeTooSkewed", { fields }), step: "Date", reason: `${given} is too far off` };
}

function parseDate(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const iso = year === undefined ? undefined : `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  if (iso === undefined && !/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(text)) return undefined;
  const time = new Date(iso ?? text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Help pages 0002-00000226 and -228: the region is that of the host or bucket, without the prefix `oss-`. */
function verifyRegion(authorization: V4Authorization, party: OssParty): SignatureFailure | undefined {
  const { region, product } = authorization;
  if (product === "oss-cloudbox") return undefined;
  const expected = party.address.region ?? party.bucketRegion ?? region;
  if (product === "oss" && region === expected && region !== "" && !region.startsWith("oss-")) return undefined;
  const message = "Invalid signing region in Authorization header.";
  return {
    refusal: refusal("InvalidArgument", { message, fields: { EC: "0002-00000228" } }),
    step: "Scope",
    reason: `the scope says ${region}/${product}, it must say ${expected}/oss`,
  };
}
