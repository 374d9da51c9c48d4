import { type Refusal, refusals, type TroubleKind } from "../../../wire/refusal";
import { gatewayCodes } from "../gateway";

/** Codes of the API gateway (APIGW) and of the database services (DBS), from their pages of error codes. */
export const refusal = refusals({
  ...gatewayCodes,
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
