import { Refusal, type TroubleKind } from "../../../../wire/refusal";
import { jsonAnswer, type WireAnswer } from "../../../../wire/wire";

/** IAM has no codes of its own: `{"error":{"code":401,"message","title"}}`, the code being the status. */
export function refusal(status: number, message: string): Refusal {
  return new Refusal({ status, code: String(status), message });
}

export function trouble(kind: TroubleKind): Refusal {
  switch (kind) {
    case "throttle":
      return refusal(429, "The throttling threshold has been reached.");
    case "serverError":
      return refusal(500, "Internal server error.");
    case "unavailable":
      return refusal(503, "Service unavailable.");
    case "denied":
      return refusal(403, "You are not authorized to perform the requested action.");
    case "error":
      return refusal(400, "Request parameter is invalid.");
    case "unauthorized":
      return refusal(401, "The request you have made requires authentication.");
  }
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

export function writeRefusal(refused: Refusal, requestId: string): WireAnswer {
  const code = /^\d+$/.test(refused.code) ? Number(refused.code) : refused.code;
  const error = { code, message: refused.message, title: titles[refused.status] ?? "Error" };
  return jsonAnswer(refused.status, { error }, iamHeaders(requestId));
}

export function iamHeaders(requestId: string): Record<string, string> {
  return { "X-IAM-Trace-Id": `token_null_null_${requestId}`, "X-Request-Id": requestId };
}
