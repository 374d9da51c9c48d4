import type { Identities } from "../../../identities";
import { hmacSha1, sha1Hex } from "../../../wire/digests";
import { compareText, parseQuery, percentDecode, percentEncode } from "../../../wire/encoding";
import type { SignatureFailure } from "../../../wire/refusal";
import { nonEmptyHeader, type WireRequest } from "../../../wire/wire";
import type { TencentCredentials } from "../credentials";
import { refusal } from "./errors";

/** Request signature of COS, cloud.tencent.com/document/product/436/7778; the steps carry the page's names. */
export interface CosAuthorization {
  readonly accessKeyId: string;
  readonly signTime: string;
  readonly keyTime: string;
  readonly headerList: readonly string[];
  readonly urlParamList: readonly string[];
  readonly signature: string;
}

type Pair = readonly [name: string, value: string];

/** COS allows the clocks to differ by 15 minutes. */
const maximumSkewSeconds = 900;

export function parseAuthorization(text: string): CosAuthorization | undefined {
  const fields = new Map(text.split("&").map((field) => split(field.trim(), "=")));
  const [accessKeyId, signTime, keyTime] = [fields.get("q-ak"), fields.get("q-sign-time"), fields.get("q-key-time")];
  const [headers, params] = [fields.get("q-header-list"), fields.get("q-url-param-list")];
  const signature = fields.get("q-signature");
  if (fields.get("q-sign-algorithm") !== "sha1" || !accessKeyId || !signTime || !keyTime || !signature)
    return undefined;
  if (headers === undefined || params === undefined) return undefined;
  return { accessKeyId, signTime, keyTime, headerList: list(headers), urlParamList: list(params), signature };
}

export function signKey(secretKey: string, keyTime: string): string {
  return hmacSha1(secretKey, keyTime).toString("hex");
}

export function httpString(request: WireRequest, authorization: CosAuthorization, host: string): string {
  const headers = new Map(request.headers).set("host", host);
  const signedHeaders = authorization.headerList.map((name): Pair => [name, headers.get(percentDecode(name)) ?? ""]);
  const params = parseQuery(request.query).map(({ key, value }): Pair => [percentEncode(key).toLowerCase(), value]);
  const signedParams = params.filter(([name]) => authorization.urlParamList.includes(name));
  const method = request.method.toLowerCase();
  return `${method}\n${percentDecode(request.path)}\n${joined(signedParams)}\n${joined(signedHeaders)}\n`;
}

export function stringToSign(keyTime: string, http: string): string {
  return `sha1\n${keyTime}\n${sha1Hex(http)}\n`;
}

export function verifyCos(
  request: WireRequest,
  identities: Identities<TencentCredentials>,
  now: Date,
): SignatureFailure | undefined {
  const text = request.headers.get("authorization");
  if (text === undefined)
    return { refusal: refusal("AccessDenied"), step: "Authorization", reason: "there is no Authorization header" };
  const authorization = parseAuthorization(text);
  if (authorization === undefined)
    return {
      refusal: refusal("InvalidArgument", { message: "The Authorization header is malformed." }),
      step: "Authorization",
      reason: "a q- field is missing, empty or not understood",
    };
  const owner = identities.of(authorization.accessKeyId);
  if (identities.isOver(authorization.accessKeyId, now))
    return { refusal: refusal("ExpiredToken"), step: "x-cos-security-token", reason: "it has expired" };
  return (
    verifyKey(request, authorization, owner) ??
    verifyTime(authorization, now) ??
    verifyLists(request, authorization) ??
    verifySignature(request, authorization, owner)
  );
}

function verifyKey(
  request: WireRequest,
  { accessKeyId }: CosAuthorization,
  owner: TencentCredentials,
): SignatureFailure | undefined {
  if (accessKeyId !== owner.secretId)
    return { refusal: refusal("InvalidAccessKeyId"), step: "q-ak", reason: "no such key id" };
  // The token is sent beside the signature; Node leaves it out of the header list, Python and Go sign it.
  const token = nonEmptyHeader(request, "x-cos-security-token") ?? nonEmptyHeader(request, "x-ci-security-token");
  if (token === owner.token) return undefined;
  const reason = token === undefined ? "temporary credentials without their token" : "not the token of this key";
  // The page has no code for this; a temporary key without its token is a key that COS does not know.
  const code = token === undefined ? "InvalidAccessKeyId" : "AccessDenied";
  return { refusal: refusal(code), step: "x-cos-security-token", reason };
}

function verifyTime({ signTime, keyTime }: CosAuthorization, now: Date): SignatureFailure | undefined {
  const seconds = now.getTime() / 1000;
  for (const [step, range] of [
    ["q-sign-time", signTime],
    ["q-key-time", keyTime],
  ] as const) {
    const [, start, end] = /^(\d+);(\d+)$/.exec(range) ?? [];
    if (start === undefined || end === undefined || Number(end) < Number(start))
      return { refusal: refusal("AccessDenied"), step, reason: `${range} is not start;end in seconds` };
    if (seconds > Number(end))
      return {
        refusal: refusal("AccessDenied", { message: "Request has expired" }),
        step,
        reason: `it ended at ${end}, now it is ${Math.floor(seconds)}`,
      };
    if (seconds < Number(start) - maximumSkewSeconds)
      return { refusal: refusal("RequestTimeTooSkewed"), step, reason: `it starts at ${start}, which is far ahead` };
  }
  return undefined;
}

function verifyLists(request: WireRequest, authorization: CosAuthorization): SignatureFailure | undefined {
  const mismatch = (step: string, reason: string) => ({ refusal: refusal("SignatureDoesNotMatch"), step, reason });
  const missing = authorization.headerList.find((name) => !request.headers.has(percentDecode(name)));
  if (missing !== undefined) return mismatch("q-header-list", `it names ${missing}, which was not sent`);
  const params = parseQuery(request.query).map(({ key }) => percentEncode(key).toLowerCase());
  const absent = authorization.urlParamList.find((name) => !params.includes(name));
  if (absent !== undefined) return mismatch("q-url-param-list", `it names ${absent}, which was not sent`);
  return undefined;
}

function verifySignature(
  request: WireRequest,
  authorization: CosAuthorization,
  owner: TencentCredentials,
): SignatureFailure | undefined {
  const key = signKey(owner.secretKey, authorization.keyTime);
  // The Python SDK signs the host without the port although the Host header carries it.
  const attempts = [request.host, request.host.replace(/:\d+$/, "")].map((host) =>
    httpString(request, authorization, host),
  );
  const given = authorization.signature;
  if (attempts.some((http) => hmacSha1(key, stringToSign(authorization.signTime, http)).toString("hex") === given))
    return undefined;
  const http = attempts[0] ?? "";
  return {
    refusal: refusal("SignatureDoesNotMatch"),
    step: "q-signature",
    reason: "HttpString, StringToSign or the secret key differs from the client's",
    strings: { httpString: http, stringToSign: stringToSign(authorization.signTime, http) },
  };
}

function joined(pairs: readonly Pair[]): string {
  return pairs
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([name, value]) => `${name}=${percentEncode(value)}`)
    .join("&");
}

function list(text: string): string[] {
  return text === "" ? [] : text.split(";").map((name) => name.toLowerCase());
}

function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
