import { type Refusal, refusals } from "../../../refusal";
import type { TroubleKind } from "../../../service";
import { jsonAnswer, type WireAnswer } from "../../../wire";

/** Codes of the API gateway (APIGW) and of the database services (DBS), from their pages of error codes. */
export const refusal = refusals({
  "APIGW.0101": [404, "The API does not exist or has not been published in the environment."],
  "APIGW.0301": [401, "Incorrect IAM authentication information."],
  "APIGW.0308": [429, "The throttling threshold has been reached: policy user over ratelimit,limit:5,time:1 minute"],
  "APIGW.0201": [503, "Backend unavailable."],
  "DBS.200001": [400, "Parameter error."],
  "DBS.200002": [404, "The DB instance does not exist."],
  "DBS.200010": [403, "The DB instance does not belong to the project."],
  "DBS.201014": [409, "The DB instance is being changed; try again later."],
  "DBS.280238": [404, "The DB instance does not exist."],
  "DBS.05000000": [500, "Server error."],
  "PAP5.0056": [403, "User does not have permission"],
});

export function parameterError(message: string): Refusal {
  return refusal("DBS.200001", { message: `Parameter error: ${message}` });
}

export function trouble(kind: TroubleKind, action: string): Refusal {
  switch (kind) {
    case "throttle":
      return refusal("APIGW.0308");
    case "serverError":
      return refusal("DBS.05000000");
    case "unavailable":
      return refusal("APIGW.0201");
    case "denied":
      return refusal("PAP5.0056", { fields: { encoded_authorization_message: `XXXX-${action}` } });
    case "error":
      return refusal("DBS.200001");
    case "unauthorized":
      return refusal("APIGW.0301", { message: "Incorrect IAM authentication information: decrypt token fail" });
  }
}

/** The gateway repeats the request id in the body, the database service does not. */
export function writeRefusal(refused: Refusal, requestId: string): WireAnswer {
  const gateway = refused.code.startsWith("APIGW.") ? { request_id: requestId } : {};
  const body = { error_code: refused.code, error_msg: refused.message, ...refused.fields, ...gateway };
  return jsonAnswer(refused.status, body, { "X-Request-Id": requestId });
}
