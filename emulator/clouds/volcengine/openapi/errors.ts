import { refusals, troubles } from "../../../wire/refusal";

/** Codes that every service behind the vendor's gateway shares, volcengine.com/docs/6369/68677. */
export const refusal = refusals({
  AccessDenied: [403, "User is not authorized to perform: this action on resource: *"],
  FlowLimitExceeded: [429, "The request was denied by flow control."],
  InternalError: [500, "An internal error occurred."],
  InternalServiceTimeout: [504, "The service did not answer in time."],
  InvalidAccessKey: [401, "The access key is not valid."],
  InvalidActionOrVersion: [404, "The action or version does not exist."],
  InvalidAuthorization: [400, "The Authorization header is not valid."],
  InvalidCredential: [400, "The credential scope is not valid."],
  InvalidSecretToken: [401, "The token is not valid."],
  InvalidTimestamp: [403, "The request has expired, or its time is in the future."],
  MissingAuthenticationToken: [401, "The request is not signed."],
  MissingParameter: [400, "A required parameter is missing."],
  MissingRequestInfo: [400, "The request misses information."],
  ServiceNotFound: [404, "The service does not exist."],
  ServiceUnavailableTemp: [503, "The service is temporarily unavailable."],
  SignatureDoesNotMatch: [401, "The request signature we calculated does not match the signature you provided."],
});

export const trouble = troubles(refusal, {
  throttle: "FlowLimitExceeded",
  serverError: "InternalError",
  unavailable: "ServiceUnavailableTemp",
  denied: "AccessDenied",
  error: "MissingParameter",
  unauthorized: "AccessDenied",
});
