import { hmacSha1 } from "../../../wire/digests";
import { compareText, percentEncode } from "../../../wire/encoding";
import type { SignatureFailure } from "../../../wire/refusal";
import type { WireRequest } from "../../../wire/wire";
import { refusal } from "./errors";
import { readPairs } from "./parameters";
import { type AcsParty, verifyKey, verifyTime } from "./signer";

/** The legacy RPC signature 1.0: HMAC-SHA1 over every parameter of query and form but Signature itself. */
export function rpcStringToSign(request: WireRequest): string {
  const canonical = readPairs(request)
    .filter(({ key }) => key !== "Signature")
    .toSorted((left, right) => compareText(left.key, right.key) || compareText(left.value, right.value))
    .map(({ key, value }) => `${percentEncode(key)}=${percentEncode(value)}`)
    .join("&");
  return `${request.method}&%2F&${percentEncode(canonical)}`;
}

export function verifyRpcSignature(request: WireRequest, party: AcsParty): SignatureFailure | undefined {
  const parameters = new Map(readPairs(request).map(({ key, value }) => [key, value]));
  const accessKeyId = parameters.get("AccessKeyId") ?? "";
  const owner = party.identities.of(accessKeyId);
  if (parameters.get("SignatureMethod") !== "HMAC-SHA1" || parameters.get("SignatureVersion") !== "1.0")
    return { refusal: refusal("IncompleteSignature"), step: "SignatureMethod", reason: "it must be HMAC-SHA1, 1.0" };
  const early =
    verifyKey(accessKeyId, parameters.get("SecurityToken") || undefined, party) ??
    verifyTime(parameters.get("Timestamp"), party.now);
  if (early) return early;
  const text = rpcStringToSign(request);
  const signature = hmacSha1(`${owner.accessKeySecret}&`, text).toString("base64");
  if (signature === parameters.get("Signature")) return party.nonces.use(parameters.get("SignatureNonce"), party.now);
  return {
    refusal: refusal("SignatureDoesNotMatch"),
    step: "Signature",
    reason: "StringToSign or the secret differs from the client's",
    strings: { stringToSign: text },
  };
}
