import { own } from "../../../wire/own";
import { type Refusal, refusals, troubles } from "../../../wire/refusal";
import { hostName, jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";

/** Codes of the vendor's SDKs; the status of each follows the habit of S3 where the pages do not give one. */
export const refusal = refusals({
  AccessDenied: [403, "Access Denied"],
  AuthorizationHeaderMalformed: [400, "The authorization header you provided is invalid."],
  BadDigest: [400, "The Content-MD5 you specified did not match what we received."],
  ContentSHA256Mismatch: [400, "The provided x-tos-content-sha256 does not match what was computed."],
  // Two refusals have no documented code; this is the common one that comes nearest.
  InvalidRequest: [400, "The request is not valid."],
  ExceedAccountQPSLimit: [429, "Exceed account QPS limit."],
  ExpiredToken: [403, "The provided token has expired."],
  InternalError: [500, "We encountered an internal error. Please try again."],
  InvalidAccessKeyId: [403, "The access key Id you provided does not exist in our records."],
  InvalidArgument: [400, "Invalid argument."],
  InvalidDigest: [400, "The Content-MD5 you specified is not valid."],
  InvalidSecurityToken: [403, "The security token you provided is invalid."],
  MalformedBody: [400, "The JSON you provided was not well-formed or did not validate against our published schema."],
  MethodNotAllowed: [405, "The specified method is not allowed against this resource."],
  MissingRequestBodyError: [400, "Request body is empty."],
  NoSuchBucket: [404, "The specified bucket does not exist."],
  NoSuchBucketPolicy: [404, "The bucket policy does not exist."],
  NoSuchLifecycleConfiguration: [404, "The lifecycle configuration does not exist."],
  PermanentRedirect: [301, "The bucket must be addressed using the endpoint of its region."],
  RequestTimeTooSkewed: [403, "The difference between the request time and the current time is too large."],
  ServerSideEncryptionConfigurationNotFoundError: [404, "The server side encryption configuration was not found."],
  SignatureDoesNotMatch: [403, "The request signature we calculated does not match the signature you provided."],
  TryAgain: [503, "Please try again."],
  UnImplemented: [501, "A header or query you provided implies functionality that is not implemented."],
});

export const trouble = troubles(refusal, {
  throttle: "ExceedAccountQPSLimit",
  serverError: "InternalError",
  unavailable: "TryAgain",
  denied: "AccessDenied",
  error: "InvalidArgument",
  unauthorized: "AccessDenied",
});

/** Numbers for support staff; only this one is known. */
const numbers: Readonly<Record<string, string>> = { NoSuchBucket: "0006-00000001" };

export function writeRefusal(refused: Refusal, request: WireRequest, requestId: string): WireAnswer {
  const number = own(numbers, refused.code) ?? "0000-00000000";
  const error = {
    Code: refused.code,
    RequestId: requestId,
    HostId: hostName(request),
    Message: refused.message,
    EC: number,
    ...refused.fields,
  };
  const headers = { ...tosHeaders(requestId), "x-tos-ec": number };
  // What answers a HEAD has no body, so only the number tells.
  if (request.method === "HEAD") return { status: refused.status, headers, body: "" };
  return jsonAnswer(refused.status, error, headers);
}

export function tosHeaders(requestId: string): Record<string, string> {
  return { Server: "TosServer", "x-tos-request-id": requestId, "x-tos-id-2": requestId };
}
