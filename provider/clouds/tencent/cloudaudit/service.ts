import { isRecord } from "../../../core/fields/validation";
import type { Operation } from "../../../core/session/operation";
import { jsonText, parseJsonObject } from "../../../http/json";
import { send } from "../../../http/send";
import { type AnswerSize, MalformedAnswer, type Service } from "../../../http/service";
import { api3Fault } from "../api3/answers";
import { signTc3 } from "../api3/sign-tc3";
import { cloudauditHost } from "../endpoints";
import { cloudauditErrors } from "../errors";
import { tencentCredentials } from "../identity/chain";
import type { TencentCredentials } from "../identity/credentials";
import { tencentSettings } from "../settings";

/** CloudAudit, API 3.0: https://www.tencentcloud.com/document/api/1021/34491 */
export const cloudaudit: Service<TencentCredentials> = {
  cloud: "tencent",
  title: "Tencent Cloud CloudAudit",
  name: "cloudaudit",
  // Every action: 20 requests a second of each account.
  callsPerSecond: 20,
  sign: signTc3,
  fault: (response) => api3Fault(cloudauditErrors, response),
};

/** One action in the region that it is about. */
export interface Action<T> {
  readonly name: string;
  readonly region: string;
  readonly attempted: string;
  readonly parameters: Record<string, unknown>;
  readonly creates?: boolean;
  readonly answerSize?: AnswerSize;
  /** Reads the members of `Response`. */
  decode(response: Record<string, unknown>): T;
}

/** Calls an action. The parameters are serialised once: the signature covers the exact bytes. */
export function callCloudaudit<T>(operation: Operation, action: Action<T>): Promise<T> {
  const settings = tencentSettings(operation.session);
  return send(operation, {
    service: cloudaudit,
    credentials: tencentCredentials(operation.session),
    action: action.name,
    attempted: action.attempted,
    permission: `cloudaudit:${action.name}`,
    creates: action.creates ?? false,
    answerSize: action.answerSize ?? "small",
    request: {
      method: "POST",
      ...cloudauditHost(settings, action.region),
      path: "/",
      query: [],
      headers: {
        "content-type": "application/json",
        "x-tc-action": action.name,
        "x-tc-version": "2019-03-19",
        "x-tc-region": action.region,
        ...(settings.language ? { "x-tc-language": settings.language } : {}),
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
