import { hmacSha1 } from "../../../wire/digests";
import { compareText, parseQuery, percentDecode } from "../../../wire/encoding";
import type { SignatureFailure } from "../../../wire/refusal";
import type { WireRequest } from "../../../wire/wire";
import type { AlibabaCredentials } from "../credentials";
import { refusal } from "./errors";
import type { OssAddress } from "./hosts";

/** Signature version 1: `OSS AccessKeyId:base64(HMAC-SHA1)`. */
export interface V1Authorization {
  readonly accessKeyId: string;
  readonly signature: string;
}

export function parseV1(text: string): V1Authorization | undefined {
  const [, accessKeyId, signature] = /^OSS ([^:\s]+):(\S+)$/.exec(text.trim()) ?? [];
  return accessKeyId === undefined || signature === undefined ? undefined : { accessKeyId, signature };
}

/** The allow list of the SDKs, as far as the sub-resources here go. */
const signedSubResources = ["acl", "bucketInfo", "lifecycle", "location", "logging", "policy", "tagging"];

/** `accessmonitor` is missing in the list of most SDKs, while ali-oss signs whatever it is given: both must do. */
export function canonicalizedResources(request: WireRequest, address: OssAddress): string[] {
  const path = address.bucket === undefined ? "/" : `/${address.bucket}/${percentDecode(address.key)}`;
  const withList = (names: readonly string[]) => {
    const signed = parseQuery(request.query)
      .filter(({ key }) => names.includes(key))
      .toSorted((left, right) => compareText(left.key, right.key))
      .map(({ key, value }) => (value === "" ? key : `${key}=${value}`));
    return signed.length === 0 ? path : `${path}?${signed.join("&")}`;
  };
  return [withList(signedSubResources), withList([...signedSubResources, "accessmonitor"])];
}

export function stringToSign(request: WireRequest, resource: string): string {
  const header = (name: string) => request.headers.get(name) ?? "";
  const ossHeaders = [...request.headers]
    .filter(([name]) => name.startsWith("x-oss-"))
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .join("");
  const date = header("x-oss-date") || header("date");
  return `${request.method}\n${header("content-md5")}\n${header("content-type")}\n${date}\n${ossHeaders}${resource}`;
}

export function verifyV1Signature(
  request: WireRequest,
  authorization: V1Authorization,
  address: OssAddress,
  owner: AlibabaCredentials,
): SignatureFailure | undefined {
  const candidates = canonicalizedResources(request, address).map((resource) => stringToSign(request, resource));
  const signatures = candidates.map((text) => hmacSha1(owner.accessKeySecret, text).toString("base64"));
  if (signatures.includes(authorization.signature)) return undefined;
  const text = candidates[0] ?? "";
  const fields = { StringToSign: text, SignatureProvided: authorization.signature };
  return {
    refusal: refusal("SignatureDoesNotMatch", { fields: { OSSAccessKeyId: owner.accessKeyId, ...fields } }),
    step: "Signature",
    reason: "StringToSign or the secret differs from the client's",
    strings: { stringToSign: text },
  };
}
