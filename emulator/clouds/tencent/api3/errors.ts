import { stringify } from "lossless-json";
import { Refusal, type TroubleKind } from "../../../wire/refusal";
import type { WireAnswer } from "../../../wire/wire";

/** API 3.0 answers 200 whatever the outcome; only trouble on the way to it has another status. */
export function refusal(code: string, message: string): Refusal {
  return new Refusal({ status: 200, code, message });
}

/** Trouble as the services of API 3.0 word it. */
export function troubleOf(product: string) {
  return (kind: TroubleKind, action: string): Refusal => troubleIn(product, kind, action);
}

function troubleIn(product: string, kind: TroubleKind, action: string): Refusal {
  switch (kind) {
    case "throttle":
      return refusal(
        "RequestLimitExceeded",
        "Your current request times equals to 21 in a second, which exceeds the frequency limit 20 for a second.",
      );
    case "serverError":
      return refusal("InternalError", "An internal error has occurred. Retry your request.");
    case "unavailable":
      return new Refusal({
        status: 503,
        code: "ServiceUnavailable",
        message: "The service is temporarily unavailable.",
      });
    case "error":
      return refusal("FailedOperation", "The operation failed.");
    default:
      return refusal(
        "AuthFailure.UnauthorizedOperation",
        `you are not authorized to perform operation (${product}:${action})`,
      );
  }
}

export function writeResponse(response: Readonly<Record<string, unknown>>, requestId: string): WireAnswer {
  const body = stringify({ Response: { ...response, RequestId: requestId } }) ?? "";
  return { status: 200, headers: { Server: "nginx", "Content-Type": "application/json" }, body };
}

export function writeRefusal(refused: Refusal, requestId: string): WireAnswer {
  const answer = writeResponse({ Error: { Code: refused.code, Message: refused.message } }, requestId);
  return { ...answer, status: refused.status };
}
