import type { Operation } from "../../../core/session/operation";
import type { Service } from "../../../http/service";
import { api3Fault } from "../api3/answers";
import { type Action, callApi3 } from "../api3/call";
import { signTc3 } from "../api3/sign-tc3";
import { regionalHost } from "../endpoints";
import { cloudauditErrors } from "../errors";
import type { TencentCredentials } from "../identity/credentials";
import { tencentSettings } from "../settings";

/** CloudAudit, API 3.0: https://www.tencentcloud.com/document/api/1021/34491 */
export const cloudaudit = {
  cloud: "tencent",
  title: "Tencent Cloud CloudAudit",
  name: "cloudaudit" as const,
  // Every action: 20 requests a second of each account.
  callsPerSecond: 20,
  sign: signTc3,
  fault: (response) => api3Fault(cloudauditErrors, response),
} satisfies Service<TencentCredentials>;

export function callCloudaudit<T>(operation: Operation, action: Action<T>): Promise<T> {
  const endpoint = regionalHost(tencentSettings(operation.session), cloudaudit.name, action.region);
  return callApi3(operation, { service: cloudaudit, version: "2019-03-19", endpoint }, action);
}
