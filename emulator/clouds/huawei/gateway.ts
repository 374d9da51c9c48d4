import type { Call, Service } from "../../service";
import { randomHex } from "../../wire/random";
import type { Refusal } from "../../wire/refusal";
import { jsonAnswer, nonEmptyHeader, type WireAnswer, type WireRequest } from "../../wire/wire";
import type { Authentication } from "./authentication";
import { sdkScheme } from "./signature";

/** Codes of the API gateway (APIGW), which stands before every service. */
export const gatewayCodes = {
  "APIGW.0101": [404, "The API does not exist or has not been published in the environment."],
  "APIGW.0201": [503, "Backend unavailable."],
  "APIGW.0301": [401, "Incorrect IAM authentication information."],
  "APIGW.0308": [429, "The throttling threshold has been reached: policy user over ratelimit,limit:5,time:1 minute"],
} as const;

/** How the gateway knows a request that a service's path or host claims: signed, with a token, or by the host alone. */
export function claim(request: WireRequest): "signature" | "host" {
  const signed = request.headers.get("authorization")?.trim().startsWith(sdkScheme);
  return signed || nonEmptyHeader(request, "x-auth-token") ? "signature" : "host";
}

/** What the gateway does for a service: the identity of the caller, the request id, and the form of refusals. */
export function behindGateway(
  authentication: Authentication,
  refusal: (code: "APIGW.0301", more: { message: string }) => Refusal,
  perform: (call: Call) => WireAnswer,
): Pick<Service, "verify" | "perform" | "refuse" | "requestId" | "disown"> {
  return {
    verify: (request, now) =>
      authentication.verify(request, now, (reason) =>
        refusal("APIGW.0301", { message: `Incorrect IAM authentication information: ${reason}` }),
      ),
    perform(call) {
      const answer = perform(call);
      return { ...answer, headers: { "X-Request-Id": call.requestId, ...answer.headers } };
    },
    refuse: (refused, { requestId }) => writeRefusal(refused, requestId),
    requestId: () => randomHex(16),
    disown: (request) => authentication.tokens.revoke(request),
  };
}

/** The gateway repeats the request id in the body, the services do not. */
function writeRefusal(refused: Refusal, requestId: string): WireAnswer {
  const gateway = refused.code.startsWith("APIGW.") ? { request_id: requestId } : {};
  const body = { error_code: refused.code, error_msg: refused.message, ...refused.fields, ...gateway };
  return jsonAnswer(refused.status, body, { "X-Request-Id": requestId });
}
