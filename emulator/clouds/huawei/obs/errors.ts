import { type Refusal, refusals, troubles } from "../../../wire/refusal";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import { node, writeXml } from "../../../wire/xml";

/** Codes of OBS, support.huaweicloud.com/intl/en-us/api-obs/obs_04_0115.html. */
export const refusal = refusals({
  AccessDenied: [403, "Access Denied"],
  BadDigest: [400, "The specified value of Content-MD5 does not match the value received by OBS."],
  BadRequest: [400, "Unsupported Authorization Type"],
  FsNotSupport: [405, "The parallel file system does not support this API"],
  InternalError: [500, "OBS encounters an internal error. Retry later."],
  InvalidAccessKeyId: [403, "The access key ID provided by the customer does not exist in the system."],
  InvalidArgument: [400, "Invalid Argument"],
  InvalidBucketName: [400, "The bucket name specified in the request is invalid."],
  InvalidTargetBucketForLogging: [400, "The delivery group has no ACL permissions for the target bucket."],
  MalformedLoggingStatus: [400, "The XML format of Logging is incorrect."],
  MalformedXML: [400, "An XML file of a configuration item is in incorrect format."],
  MethodNotAllowed: [405, "The specified method is not allowed against the requested resource."],
  MissingRequestBodyError: [400, "The request body is empty."],
  NoSuchBucket: [404, "The specified bucket does not exist"],
  NoSuchBucketPolicy: [404, "The bucket policy does not exist"],
  NoSuchEncryptionConfiguration: [404, "The encryption configuration does not exist"],
  NoSuchLifecycleConfiguration: [404, "The lifecycle configuration does not exist"],
  ObjectLockConfigurationNotFoundError: [404, "Object Lock configuration does not exist for this bucket"],
  PermanentRedirect: [301, "The requested bucket can be accessed only through the specified address."],
  RequestTimeTooSkewed: [403, "The difference between the request time and the current time is too large"],
  ServiceUnavailable: [503, "The server is overloaded or has internal errors."],
  SignatureDoesNotMatch: [403, "The provided signature does not match the signature calculated by the system."],
  SlowDown: [503, "Reduce your request frequency."],
  VirtualHostDomainRequired: [403, "Virtual host domain is required."],
});

export const trouble = troubles(refusal, {
  throttle: "SlowDown",
  serverError: "InternalError",
  unavailable: "ServiceUnavailable",
  denied: "AccessDenied",
  error: "InvalidArgument",
  unauthorized: "InvalidAccessKeyId",
});

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A document in the namespace that OBS gives all its answers. */
export function xmlAnswer(body: string): WireAnswer {
  const named = body.replace(/^<(\w+)/, '<$1 xmlns="http://obs.myhuaweicloud.com/doc/2015-06-30/"');
  return { status: 200, headers: { "Content-Type": "application/xml" }, body: `${declaration}${named}` };
}

export function writeRefusal(refused: Refusal, request: WireRequest, requestId: string): WireAnswer {
  const headers = { ...obsHeaders(requestId), ...refused.headers };
  // What answers a HEAD has no body, so headers tell.
  if (request.method === "HEAD") {
    const told = { "x-obs-error-code": refused.code, "x-obs-error-message": refused.message };
    return { status: refused.status, headers: { ...headers, ...told }, body: "" };
  }
  const body = writeXml(
    node("Error", [
      node("Code", refused.code),
      node("Message", refused.message),
      node("RequestId", requestId),
      node("HostId", idTwo),
      ...Object.entries(refused.fields).map(([name, text]) => node(name, text)),
    ]),
  );
  return {
    status: refused.status,
    headers: { ...headers, "Content-Type": "application/xml" },
    body: `${declaration}${body}`,
  };
}

const idTwo = "32AAAQAAEAABAAAQAAEAABAAAQAAEAABCSGGDRUM62QZi3hGP8Fz3gOloYCfZ39U";

export function obsHeaders(requestId: string): Record<string, string> {
  return { Server: "OBS", "x-obs-request-id": requestId, "x-obs-id-2": idTwo };
}
