import { own } from "../../../wire/own";
import { type Refusal, refusals, troubles } from "../../../wire/refusal";
import { hostName, type WireAnswer, type WireRequest } from "../../../wire/wire";
import { node, writeXml, xmlDeclaration } from "../../../wire/xml";

export const refusal = refusals({
  AccessDenied: [403, "You have no right to access this object because of bucket acl."],
  AccessMonitorDisableNotAllowed: [400, "Lifecycle rules based on last access time exist."],
  InternalError: [500, "We encountered an internal error. Please try again."],
  InvalidAccessKeyId: [403, "The OSS Access Key Id you provided does not exist in our records."],
  InvalidArgument: [400, "The argument you provided is invalid."],
  InvalidBucketName: [400, "The specified bucket is not valid."],
  InvalidDigest: [400, "The Content-MD5 you specified was invalid."],
  InvalidSecurityToken: [403, "The security token you provided is invalid."],
  InvalidTargetBucketForLogging: [400, "The target bucket for logging does not exist, or is elsewhere."],
  MalformedXML: [400, "The XML you provided was not well-formed or did not validate against our published schema."],
  MethodNotAllowed: [405, "The specified method is not allowed against this resource."],
  MissingContentLength: [411, "You must provide the Content-Length HTTP header."],
  NoSuchAccessMonitorConfiguration: [404, "The access monitor configuration does not exist."],
  NoSuchBucket: [404, "The specified bucket does not exist."],
  NoSuchBucketPolicy: [404, "The bucket policy does not exist."],
  NoSuchLifecycle: [404, "No Row found in Lifecycle Table."],
  NoSuchServerSideEncryptionRule: [404, "The server side encryption configuration does not exist."],
  NoSuchWORMConfiguration: [404, "The WORM configuration does not exist."],
  NotImplemented: [501, "A header or query you provided implies functionality that is not implemented."],
  RequestTimeTooSkewed: [403, "The difference between the request time and the current time is too large."],
  SecurityTokenExpired: [403, "The security token you provided has expired."],
  ServiceUnavailable: [503, "Please reduce your request rate."],
  SignatureDoesNotMatch: [
    403,
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  ],
  TooManyRequests: [429, "Please reduce your request rate."],
});

/** Error codes for support staff, as far as the vendor's pages give them; clients must branch on Code. */
const diagnosisCodes: Readonly<Record<string, string>> = {
  InvalidAccessKeyId: "0002-00000902",
  InvalidDigest: "0017-00000503",
  NoSuchBucket: "0015-00000101",
  RequestTimeTooSkewed: "0002-00000504",
  SignatureDoesNotMatch: "0002-00000040",
};

export const trouble = troubles(refusal, {
  throttle: "TooManyRequests",
  serverError: "InternalError",
  unavailable: "ServiceUnavailable",
  denied: "AccessDenied",
  error: "InvalidArgument",
  unauthorized: "AccessDenied",
});

export function writeRefusal(refused: Refusal, request: WireRequest, requestId: string): WireAnswer {
  const diagnosis = refused.fields.EC ?? own(diagnosisCodes, refused.code) ?? "0000-00000000";
  const body = writeXml(
    node("Error", [
      node("Code", refused.code),
      node("Message", refused.message),
      node("RequestId", requestId),
      node("HostId", hostName(request)),
      ...Object.entries({ ...refused.fields, EC: diagnosis }).map(([name, text]) => node(name, text)),
      node("RecommendDoc", `https://api.aliyun.com/troubleshoot?q=${diagnosis}`),
    ]),
  );
  return {
    status: refused.status,
    headers: { ...ossHeaders(requestId), "Content-Type": "application/xml", "x-oss-ec": diagnosis },
    body: `${xmlDeclaration}${body}`,
  };
}

export function ossHeaders(requestId: string): Record<string, string> {
  return { Server: "AliyunOSS", "x-oss-request-id": requestId, "x-oss-server-time": "1" };
}
