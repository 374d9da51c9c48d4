import { hmacSha256, sha256Hex } from "../../wire/digests";
import type { SignatureFailure } from "../../wire/refusal";
import type { WireRequest } from "../../wire/wire";
import type { ExampleCredentials } from "./credentials";
import { refusal } from "./errors";

/** `EX1 key=<id>, signature=<hex>`: https://cloud.example/docs/signature */
const form = /^EX1 key=(\w+), signature=([0-9a-f]{64})$/;
const maximumSkewMs = 15 * 60_000;

export function signerOf(request: WireRequest): string | undefined {
  return form.exec(request.headers.get("authorization") ?? "")?.[1];
}

export function verifyEx1(
  request: WireRequest,
  now: Date,
  { keyId, keySecret }: ExampleCredentials,
): SignatureFailure | undefined {
  const [, id, signature] = form.exec(request.headers.get("authorization") ?? "") ?? [];
  const failure = (step: string, reason: string, strings = {}) => ({
    ...{ refusal: refusal("BadSignature"), step, reason, strings },
  });
  if (id !== keyId) return failure("Authorization", "the key is not known");
  const date = request.headers.get("x-ex-date") ?? "";
  if (!(Math.abs(Date.parse(date) - now.getTime()) <= maximumSkewMs))
    return { refusal: refusal("ClockSkew"), step: "x-ex-date", reason: `${date} is too far off` };
  const parts = ["EX1", request.method, request.host, request.target, date, sha256Hex(request.body)];
  const stringToSign = parts.join("\n");
  if (hmacSha256(keySecret, stringToSign).toString("hex") === signature) return undefined;
  return failure("signature", "the string or the secret differs from the client's", { stringToSign });
}
