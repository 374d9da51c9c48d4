import { isRecord } from "../../../core/fields/validation";
import type { Operation } from "../../../core/session/operation";
import type { Endpoint } from "../../../http/endpoint";
import { jsonText, parseJsonObject } from "../../../http/json";
import { send } from "../../../http/send";
import { type AnswerSize, MalformedAnswer, type Service } from "../../../http/service";
import { tencentCredentials } from "../identity/chain";
import type { TencentCredentials } from "../identity/credentials";
import { tencentSettings } from "../settings";

/** One action in the region that it is about. */
export interface Action<T> {
  readonly name: string;
  readonly region: string;
  readonly attempted: string;
  readonly parameters: Record<string, unknown>;
  readonly creates?: boolean;
  /** Whether it changes something: every action is a POST. */
  readonly writes?: boolean;
  readonly answerSize?: AnswerSize;
  /** Reads the members of `Response`. */
  decode(response: Record<string, unknown>): T;
}

/** A service of API 3.0, at its host, in the version of its actions. */
export interface Api3 {
  readonly service: Service<TencentCredentials>;
  readonly version: string;
  readonly endpoint: Endpoint;
}

/** Calls an action. The parameters are serialised once: the signature covers the exact bytes. */
export function callApi3<T>(operation: Operation, { service, version, endpoint }: Api3, action: Action<T>): Promise<T> {
  const { language } = tencentSettings(operation.session);
  return send(operation, {
    service,
    credentials: tencentCredentials(operation.session),
    action: action.name,
    attempted: action.attempted,
    permission: `${service.name}:${action.name}`,
    creates: action.creates ?? false,
    ...(action.writes === undefined ? {} : { writes: action.writes }),
    answerSize: action.answerSize ?? "small",
    request: {
      method: "POST",
      ...endpoint,
      path: "/",
      query: [],
      headers: {
        "content-type": "application/json",
        "x-tc-action": action.name,
        "x-tc-version": version,
        "x-tc-region": action.region,
        ...(language ? { "x-tc-language": language } : {}),
      },
      body: jsonText(action.parameters),
    },
    decode({ body }) {
      const { Response: response } = parseJsonObject(body);
      if (!isRecord(response)) throw new MalformedAnswer("the answer has no Response");
      // The one member that every answer has, and the only one of a write's.
      if (typeof response.RequestId !== "string") throw new MalformedAnswer("the answer has no RequestId");
      return action.decode(response);
    },
  });
}
