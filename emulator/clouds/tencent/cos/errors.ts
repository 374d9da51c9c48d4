import { type Refusal, refusals, troubles } from "../../../wire/refusal";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import { hostName } from "../../../wire/wire";
import { node, writeXml } from "../../../wire/xml";

/** From COS's list of common error codes; the access monitor pages name none of their own. */
export const refusal = refusals({
  AccessDenied: [403, "Access Denied."],
  BadDigest: [400, "The Content-MD5 you specified did not match what we received."],
  ExpiredToken: [403, "The provided token has expired."],
  InternalError: [500, "We encountered an internal error. Please try again."],
  InvalidAccessKeyId: [403, "The Access Key Id you provided does not exist in our records."],
  InvalidArgument: [400, "Invalid Argument."],
  InvalidBucketState: [409, "The request is not valid with the current state of the bucket."],
  InvalidDigest: [400, "The Content-MD5 you specified is not valid."],
  InvalidRequest: [400, "Invalid Request."],
  MalformedXML: [400, "The XML you provided was not well-formed or did not validate against our published schema."],
  MethodNotAllowed: [405, "The specified method is not allowed against this resource."],
  MissingContentLength: [411, "You must provide the Content-Length HTTP header."],
  MissingRequestBodyError: [400, "Request body is empty."],
  NoSuchAccessMonitorConfiguration: [404, "The access monitor configuration does not exist."],
  NoSuchBucket: [404, "The specified bucket does not exist."],
  NoSuchBucketPolicy: [404, "The bucket policy does not exist."],
  NoSuchEncryptionConfiguration: [404, "The encryption configuration does not exist."],
  NoSuchLifecycleConfiguration: [404, "The lifecycle configuration does not exist."],
  NotImplemented: [501, "A header or query you provided implies functionality that is not implemented."],
  ObjectLockConfigurationNotFoundError: [404, "Object Lock configuration does not exist for this bucket."],
  PermanentRedirect: [301, "The bucket you are attempting to access must be addressed using the specified endpoint."],
  RequestTimeTooSkewed: [403, "The difference between the request time and the current time is too large."],
  ServiceUnavailable: [503, "Please try again later."],
  SignatureDoesNotMatch: [403, "The Signature you specified is invalid."],
  SlowDown: [503, "Reduce your request rate."],
});

export const trouble = troubles(refusal, {
  throttle: "SlowDown",
  serverError: "InternalError",
  unavailable: "ServiceUnavailable",
  denied: "AccessDenied",
  error: "InvalidRequest",
  unauthorized: "AccessDenied",
});

/** `Resource` is the host and path, as COS writes it. */
export function writeRefusal(refused: Refusal, request: WireRequest, requestId: string): WireAnswer {
  const traceId = Buffer.from(requestId).toString("base64");
  const body = writeXml(
    node("Error", [
      node("Code", refused.code),
      node("Message", refused.message),
      ...Object.entries(refused.fields).map(([name, text]) => node(name, text)),
      node("Resource", `${hostName(request)}${request.path}`),
      node("RequestId", requestId),
      node("TraceId", traceId),
    ]),
  );
  return {
    status: refused.status,
    headers: { ...cosHeaders(requestId), "Content-Type": "application/xml", "x-cos-trace-id": traceId },
    body: `<?xml version='1.0' encoding='utf-8' ?>\n${body}`,
  };
}

export function cosHeaders(requestId: string): Record<string, string> {
  return { Server: "tencent-cos", "x-cos-request-id": requestId };
}
