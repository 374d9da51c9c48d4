import type { Identities } from "../../../identities";
import { hmacSha256, sha256Hex } from "../../../wire/digests";
import { compareText, parseQuery, percentDecode, percentEncode } from "../../../wire/encoding";
import type { SignatureFailure } from "../../../wire/refusal";
import { nonEmptyHeader, type WireRequest } from "../../../wire/wire";
import type { VolcengineCredentials } from "../credentials";
import { refusal } from "./errors";

/** The signature of the vendor's OpenAPI, volcengine.com/docs/6369/67269. */
export const openApiScheme = "HMAC-SHA256";

/** "Valid for 900 seconds". */
const maximumSkewMs = 900_000;

export interface OpenApiAuthorization {
  readonly accessKey: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const form =
  /^HMAC-SHA256 Credential=([^,/\s]+)\/(\d{8})\/([^,/\s]+)\/([^,/\s]+)\/request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

export function parseAuthorization(request: WireRequest): OpenApiAuthorization | undefined {
  const found = form.exec((request.headers.get("authorization") ?? "").trim());
  const [, accessKey, date, region, service, names, signature] = found ?? [];
  if (!accessKey || !date || !region || !service || !names || !signature) return undefined;
  return { accessKey, date, region, service, signedHeaders: names.toLowerCase().split(";"), signature };
}

export interface OpenApiParty {
  readonly identities: Identities<VolcengineCredentials>;
  readonly now: Date;
  /** The name that the service has in a scope. */
  readonly service: string;
}

export function verifyOpenApi(request: WireRequest, party: OpenApiParty): SignatureFailure | undefined {
  const step = "Authorization";
  if (!request.headers.has("authorization"))
    return { refusal: refusal("MissingAuthenticationToken"), step, reason: "there is no Authorization header" };
  const authorization = parseAuthorization(request);
  if (authorization === undefined)
    return { refusal: refusal("InvalidAuthorization"), step, reason: "it cannot be read" };
  return (
    verifyKey(request, authorization, party) ??
    verifyDate(request, authorization, party) ??
    verifyHeaders(request, authorization) ??
    verifySignature(request, authorization, party)
  );
}

function verifyKey(
  request: WireRequest,
  { accessKey }: OpenApiAuthorization,
  { identities, now }: OpenApiParty,
): SignatureFailure | undefined {
  const owner = identities.of(accessKey);
  const step = "X-Security-Token";
  if (identities.isOver(accessKey, now))
    return {
      refusal: refusal("InvalidSecretToken", { message: "The token has expired." }),
      step,
      reason: "it is over",
    };
  if (accessKey !== owner.accessKey)
    return { refusal: refusal("InvalidAccessKey"), step: "Credential", reason: "no such access key" };
  const token = nonEmptyHeader(request, "x-security-token");
  if (token === owner.sessionToken) return undefined;
  return { refusal: refusal("InvalidSecretToken"), step, reason: "not the token of this key" };
}

function verifyDate(
  request: WireRequest,
  { date, service }: OpenApiAuthorization,
  party: OpenApiParty,
): SignatureFailure | undefined {
  const given = request.headers.get("x-date") ?? "";
  const iso = given.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const time = iso === given ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(time))
    return { refusal: refusal("MissingRequestInfo"), step: "X-Date", reason: `${given} is not YYYYMMDDTHHMMSSZ` };
  if (date !== given.slice(0, 8))
    return { refusal: refusal("InvalidCredential"), step: "Scope", reason: `it says ${date}, the date is ${given}` };
  if (service !== party.service)
    return { refusal: refusal("ServiceNotFound"), step: "Scope", reason: `there is no service ${service}` };
  if (Math.abs(time - party.now.getTime()) <= maximumSkewMs) return undefined;
  return { refusal: refusal("InvalidTimestamp"), step: "X-Date", reason: `${given} is too far off` };
}

/** `host` and `x-date` must be signed; of others the client decides, but a token that is sent must be bound. */
function verifyHeaders(request: WireRequest, { signedHeaders }: OpenApiAuthorization): SignatureFailure | undefined {
  const owed = ["host", "x-date", ...(request.headers.has("x-security-token") ? ["x-security-token"] : [])];
  const unsigned = owed.find((name) => !signedHeaders.includes(name));
  const absent = signedHeaders.find((name) => !request.headers.has(name));
  const reason = unsigned ? `${unsigned} is not signed` : absent ? `${absent} is signed, but was not sent` : undefined;
  return reason === undefined ? undefined : { refusal: refusal("InvalidAuthorization"), step: "SignedHeaders", reason };
}

/** Python's client drops a standard port from the host that it signs. */
function signedHost(request: WireRequest): readonly string[] {
  const bare = request.host.replace(/:(80|443)$/, "");
  return bare === request.host ? [request.host] : [request.host, bare];
}

export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[], host = request.host): string {
  const path = percentDecode(request.path).split("/").map(percentEncode).join("/");
  const query = parseQuery(request.query)
    .map(({ key, value }) => [percentEncode(key), percentEncode(value)] as const)
    .toSorted(([left, a], [right, b]) => compareText(left, right) || compareText(a, b))
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
  const names = signedHeaders.toSorted(compareText);
  const headerOf = (name: string) => (name === "host" ? host : (request.headers.get(name) ?? "").trim());
  const headers = names.map((name) => `${name}:${headerOf(name)}\n`).join("");
  return `${request.method}\n${path}\n${query}\n${headers}\n${names.join(";")}\n${sha256Hex(request.body)}`;
}

function verifySignature(
  request: WireRequest,
  authorization: OpenApiAuthorization,
  { identities }: OpenApiParty,
): SignatureFailure | undefined {
  const { accessKey, date, region, service, signedHeaders, signature } = authorization;
  const hash = request.headers.get("x-content-sha256");
  const mismatch = { refusal: refusal("SignatureDoesNotMatch"), step: "X-Content-Sha256" };
  if (hash !== undefined && hash !== sha256Hex(request.body)) return { ...mismatch, reason: "not the body's hash" };
  const chain = [date, region, service, "request"];
  const key = chain.reduce<string | Buffer>(hmacSha256, identities.of(accessKey).secretKey);
  const tried = signedHost(request).map((host) => {
    const canonical = canonicalRequest(request, signedHeaders, host);
    const text = `${openApiScheme}\n${request.headers.get("x-date")}\n${chain.join("/")}\n${sha256Hex(canonical)}`;
    return { canonicalRequest: canonical, stringToSign: text };
  });
  if (tried.some(({ stringToSign }) => hmacSha256(key, stringToSign).toString("hex") === signature)) return undefined;
  const reason = "CanonicalRequest, StringToSign or the secret differs from the client's";
  return { ...mismatch, step: "Signature", reason, ...(tried[0] ? { strings: tried[0] } : {}) };
}
