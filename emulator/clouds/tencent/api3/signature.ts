import type { Identities } from "../../../identities";
import type { Interpretation } from "../../../service";
import { hmacSha256, sha256Hex } from "../../../wire/digests";
import { compareText } from "../../../wire/encoding";
import type { SignatureFailure } from "../../../wire/refusal";
import { hostName, nonEmptyHeader, type WireRequest } from "../../../wire/wire";
import type { TencentCredentials } from "../credentials";
import { refusal } from "./errors";

/** Signature v3, cloud.tencent.com/document/api/1124/41645; the steps carry the page's names. */
export interface Tc3Authorization {
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export const tc3Scheme = "TC3-HMAC-SHA256";
const maximumSkewSeconds = 300;
const form =
  /^TC3-HMAC-SHA256 Credential=([^/\s]+)\/(\d{4}-\d\d-\d\d)\/([^/]+)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/;

export function parseAuthorization(text: string): Tc3Authorization | undefined {
  const [, secretId, date, scopeService, headers, signature] = form.exec(text.trim()) ?? [];
  if (!secretId || !date || !scopeService || !headers || !signature) return undefined;
  return { secretId, date, service: scopeService, signedHeaders: headers.split(";"), signature };
}

export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[], host: string): string {
  const values = new Map(request.headers).set("host", host);
  const headers = signedHeaders.map((name) => `${name}:${(values.get(name) ?? "").trim().toLowerCase()}\n`).join("");
  const unsigned = request.headers.get("x-tc-content-sha256") === "UNSIGNED-PAYLOAD";
  const payload = sha256Hex(unsigned ? "UNSIGNED-PAYLOAD" : request.body);
  return `${request.method}\n${request.path}\n${request.query}\n${headers}\n${signedHeaders.join(";")}\n${payload}`;
}

type Scope = Pick<Tc3Authorization, "date" | "service">;

export function stringToSign(timestamp: string, { date, service }: Scope, canonical: string): string {
  return `${tc3Scheme}\n${timestamp}\n${date}/${service}/tc3_request\n${sha256Hex(canonical)}`;
}

export function signTc3(secretKey: string, { date, service }: Scope, text: string): string {
  const steps = [date, service, "tc3_request"];
  const key = steps.reduce<string | Buffer>((previous, step) => hmacSha256(previous, step), `TC3${secretKey}`);
  return hmacSha256(key, text).toString("hex");
}

/** Whom a service believes. */
export interface Tc3Party {
  readonly identities: Identities<TencentCredentials>;
  readonly now: Date;
  /** The service that the scope must name. */
  readonly product: string;
}

export function verifyTc3(request: WireRequest, party: Tc3Party): SignatureFailure | undefined {
  const authorization = parseAuthorization(request.headers.get("authorization") ?? "");
  if (authorization === undefined)
    return failure("AuthFailure.InvalidAuthorization", "Authorization", "the header is missing or cannot be read");
  const owner = party.identities.of(authorization.secretId);
  return (
    verifyScope(authorization, request, party) ??
    verifyKey(authorization, request, party) ??
    verifySignedHeaders(authorization, request) ??
    verifySignature(authorization, request, owner)
  );
}

function verifyScope(
  authorization: Tc3Authorization,
  request: WireRequest,
  { now, product }: Tc3Party,
): SignatureFailure | undefined {
  const timestamp = request.headers.get("x-tc-timestamp") ?? "";
  if (!/^\d+$/.test(timestamp))
    return failure("InvalidParameter", "X-TC-Timestamp", "X-TC-Timestamp is missing or not an integer of seconds");
  const skew = Math.abs(Number(timestamp) - now.getTime() / 1000);
  if (skew > maximumSkewSeconds)
    return failure("AuthFailure.SignatureExpire", "X-TC-Timestamp", `the clocks differ by ${Math.round(skew)} s`);
  const date = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  if (authorization.date !== date)
    return failure("AuthFailure.SignatureFailure", "CredentialScope", `the UTC date of the timestamp is ${date}`);
  if (!isServiceOf(request, authorization.service, product))
    return failure("AuthFailure.SignatureFailure", "CredentialScope", `the service must be ${product}`);
  return undefined;
}

/** The Node SDK takes the service from the first label of its endpoint, so an address as endpoint gives a number. */
function isServiceOf(request: WireRequest, service: string, product: string): boolean {
  if (service === product) return true;
  return !hostName(request).endsWith(".tencentcloudapi.com") && service === request.host.split(".")[0];
}

function verifyKey(
  { secretId }: Tc3Authorization,
  request: WireRequest,
  { identities, now }: Tc3Party,
): SignatureFailure | undefined {
  const owner = identities.of(secretId);
  if (secretId !== owner.secretId) return failure("AuthFailure.SecretIdNotFound", "Credential", "no such SecretId");
  const token = nonEmptyHeader(request, "x-tc-token");
  if (identities.isOver(secretId, now)) return failure("AuthFailure.TokenFailure", "X-TC-Token", "it has expired");
  if (token === owner.token) return undefined;
  return failure("AuthFailure.TokenFailure", "X-TC-Token", token === undefined ? "it is missing" : "it is not valid");
}

function verifySignedHeaders({ signedHeaders }: Tc3Authorization, request: WireRequest): SignatureFailure | undefined {
  const broken = (reason: string) => failure("AuthFailure.SignatureFailure", "SignedHeaders", reason);
  for (const name of ["content-type", "host"])
    if (!signedHeaders.includes(name)) return broken(`${name} must be signed`);
  const missing = signedHeaders.find((name) => !request.headers.has(name));
  if (missing !== undefined) return broken(`${missing} was not sent`);
  const sorted = signedHeaders.toSorted(compareText).join() === signedHeaders.join();
  return sorted ? undefined : broken("the names must be lower-case and sorted");
}

function verifySignature(
  authorization: Tc3Authorization,
  request: WireRequest,
  owner: TencentCredentials,
): SignatureFailure | undefined {
  const timestamp = request.headers.get("x-tc-timestamp") ?? "";
  // The Node SDK signs the host without the port although the Host header carries it.
  const canonicals = [request.host, request.host.replace(/:\d+$/, "")].map((host) =>
    canonicalRequest(request, authorization.signedHeaders, host),
  );
  const texts = canonicals.map((canonical) => stringToSign(timestamp, authorization, canonical));
  const matches = (text: string) => signTc3(owner.secretKey, authorization, text) === authorization.signature;
  if (texts.some(matches)) return undefined;
  return {
    ...failure("AuthFailure.SignatureFailure", "Signature", "CanonicalRequest, StringToSign or the key differs"),
    strings: { canonicalRequest: canonicals[0] ?? "", stringToSign: texts[0] ?? "" },
  };
}

function failure(code: string, step: string, reason: string): SignatureFailure {
  return { refusal: refusal(code, `The provided credentials could not be validated: ${reason}.`), step, reason };
}

/** What a request asks for, and by whose key it says that it was signed. */
export function interpretTc3(request: WireRequest, resource: string): Interpretation {
  const signer = parseAuthorization(request.headers.get("authorization") ?? "")?.secretId;
  const action = request.headers.get("x-tc-action") ?? "Unknown";
  return { action, resource, ...(signer === undefined ? {} : { signedBy: signer }) };
}
