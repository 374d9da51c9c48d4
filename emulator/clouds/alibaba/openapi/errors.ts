import { type Refusal, refusals, troubles } from "../../../wire/refusal";
import { hostName, jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";

/** Codes that every API of the vendor shares. */
export const refusal = refusals({
  "AuthenticationFail.OIDCToken.Invalid": [400, "This JWT is not valid."],
  "EntityNotExist.Role": [404, "The role does not exist."],
  IncompleteSignature: [400, "The request signature does not conform to Aliyun standards."],
  InternalError: [500, "The request processing has failed due to some unknown error."],
  "InvalidAccessKeyId.NotFound": [404, "Specified access key is not found."],
  InvalidAction: [400, "The specified action is invalid."],
  "InvalidParameter.DurationSeconds": [400, "The Min/Max value of DurationSeconds is 15min/1hr."],
  InvalidParameterValue: [400, "The specified parameter value is invalid."],
  "InvalidSecurityToken.Expired": [400, "Specified SecurityToken is expired."],
  "InvalidSecurityToken.MismatchWithAccessKey": [400, "Specified SecurityToken mismatch with the AccessKey."],
  InvalidVersion: [400, "Specified parameter Version is not valid."],
  "InvalidTimeStamp.Expired": [400, "Specified time stamp or date value is expired."],
  "InvalidTimeStamp.Format": [400, "Specified time stamp or date value is not well formatted."],
  MissingAction: [400, "The request must contain the parameter Action."],
  MissingParameter: [400, "A required parameter is missing."],
  MissingSecurityToken: [400, "SecurityToken is mandatory for this action."],
  NoPermission: [403, "You are not authorized to perform this operation."],
  ServiceUnavailable: [503, "The request has failed due to a temporary failure of the server."],
  SignatureDoesNotMatch: [400, "Specified signature is not matched with our calculation."],
  SignatureNonceUsed: [400, "Specified signature nonce was used already."],
  // The page of ActionTrail gives the throttling code with the status 400.
  "Throttling.User": [400, "Request was denied due to user flow control."],
  UnsupportedHTTPMethod: [405, "This http method is not supported."],
});

export const trouble = troubles(refusal, {
  throttle: "Throttling.User",
  serverError: "InternalError",
  unavailable: "ServiceUnavailable",
  denied: "NoPermission",
  error: "InvalidParameterValue",
  unauthorized: "NoPermission",
});

export function writeRefusal(refused: Refusal, request: WireRequest, requestId: string): WireAnswer {
  const body = { RequestId: requestId, HostId: hostName(request), Code: refused.code, Message: refused.message };
  return jsonAnswer(refused.status, { ...body, ...refused.fields }, { "x-acs-request-id": requestId });
}
