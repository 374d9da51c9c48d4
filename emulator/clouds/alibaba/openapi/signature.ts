import { hmacSha256, sha256Hex } from "../../../wire/digests";
import { compareText, parseQuery, percentEncode } from "../../../wire/encoding";
import type { SignatureFailure } from "../../../wire/refusal";
import { nonEmptyHeader, type WireRequest } from "../../../wire/wire";
import type { AlibabaCredentials } from "../credentials";
import { refusal } from "./errors";
import { readParameters } from "./parameters";
import { verifyRpcSignature } from "./signature-rpc";
import { type AcsParty, verifyKey, verifyTime } from "./signer";

/** ACS3-HMAC-SHA256, the vendor's page "V3 request body and signature mechanism"; the steps carry its names. */
export interface AcsAuthorization {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export const acsScheme = "ACS3-HMAC-SHA256";
const form = /^ACS3-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/;

export function parseAuthorization(text: string): AcsAuthorization | undefined {
  const [, accessKeyId, headers, signature] = form.exec(text.trim()) ?? [];
  if (!accessKeyId || !headers || !signature) return undefined;
  return { accessKeyId, signedHeaders: headers.split(";"), signature };
}

export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  const query = parseQuery(request.query)
    .toSorted((left, right) => compareText(left.key, right.key) || compareText(left.value, right.value))
    .map(({ key, value }) => `${percentEncode(key)}=${percentEncode(value)}`)
    .join("&");
  const names = signedHeaders.toSorted(compareText);
  const headers = names.map((name) => `${name}:${(request.headers.get(name) ?? "").trim()}\n`).join("");
  const hash = request.headers.get("x-acs-content-sha256") ?? "";
  return `${request.method}\n${request.path}\n${query}\n${headers}\n${names.join(";")}\n${hash}`;
}

/** Who says to have signed, in either form. */
export function signerOf(request: WireRequest): { signedBy?: string } {
  const signer =
    parseAuthorization(request.headers.get("authorization") ?? "")?.accessKeyId ??
    readParameters(request).get("AccessKeyId");
  return signer === undefined ? {} : { signedBy: signer };
}

export function verifyOpenApi(request: WireRequest, party: AcsParty): SignatureFailure | undefined {
  const text = request.headers.get("authorization");
  if (text === undefined && readParameters(request).has("SignatureVersion")) return verifyRpcSignature(request, party);
  const authorization = parseAuthorization(text ?? "");
  if (authorization === undefined)
    return { refusal: refusal("IncompleteSignature"), step: "Authorization", reason: "it is missing or unreadable" };
  const owner = party.identities.of(authorization.accessKeyId);
  return (
    verifyKey(authorization.accessKeyId, nonEmptyHeader(request, "x-acs-security-token"), party) ??
    verifyTime(request.headers.get("x-acs-date"), party.now) ??
    verifyHeaders(request, authorization) ??
    verifySignature(request, authorization, owner) ??
    party.nonces.use(request.headers.get("x-acs-signature-nonce"), party.now)
  );
}

function verifyHeaders(request: WireRequest, { signedHeaders }: AcsAuthorization): SignatureFailure | undefined {
  const musts = [...request.headers.keys()].filter(
    (name) => name === "host" || name === "content-type" || name.startsWith("x-acs-"),
  );
  const unsigned = musts.find((name) => !signedHeaders.includes(name));
  if (unsigned !== undefined)
    return { refusal: refusal("IncompleteSignature"), step: "SignedHeaders", reason: `${unsigned} must be signed` };
  if (request.headers.get("x-acs-content-sha256") === sha256Hex(request.body)) return undefined;
  const reason = "x-acs-content-sha256 is not the hash of the body";
  return { refusal: refusal("SignatureDoesNotMatch"), step: "HashedRequestPayload", reason };
}

function verifySignature(
  request: WireRequest,
  authorization: AcsAuthorization,
  owner: AlibabaCredentials,
): SignatureFailure | undefined {
  const canonical = canonicalRequest(request, authorization.signedHeaders);
  const text = `${acsScheme}\n${sha256Hex(canonical)}`;
  if (hmacSha256(owner.accessKeySecret, text).toString("hex") === authorization.signature) return undefined;
  return {
    refusal: refusal("SignatureDoesNotMatch", {
      message: `Specified signature is not matched with our calculation. server string to sign is:${text}`,
    }),
    step: "Signature",
    reason: "CanonicalRequest or the secret differs from the client's",
    strings: { canonicalRequest: canonical, stringToSign: text },
  };
}
