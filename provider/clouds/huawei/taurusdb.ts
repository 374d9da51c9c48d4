import type { Operation } from "../../core/operation";
import { jsonText, parseJsonObject } from "../../http/json";
import type { HttpRequest } from "../../http/message";
import { send } from "../../http/send";
import type { Service } from "../../http/service";
import type { HuaweiCredentials } from "./credentials";
import { taurusdbHost } from "./endpoints";
import { huaweiFault, requestIdOf } from "./errors";
import type { Project } from "./projects";
import { huaweiSettings } from "./settings";
import { signSdkHmac } from "./sign-sdk-hmac";

/** TaurusDB, once GaussDB(for MySQL): https://support.huaweicloud.com/intl/en-us/api-taurusdb/taurusdb_03_0000.html */
export const taurusdb: Service<HuaweiCredentials> = {
  cloud: "huawei",
  title: "Huawei Cloud TaurusDB",
  name: "gaussdb",
  sign: signSdkHmac,
  fault: huaweiFault,
};

/** A call about one instance. */
export interface InstanceCall<T> {
  readonly action: string;
  readonly attempted: string;
  readonly permission: string;
  readonly method: HttpRequest["method"];
  /** What follows the instance in the path. */
  readonly path: string;
  readonly query?: HttpRequest["query"];
  readonly body?: Record<string, unknown>;
  decode(answer: Record<string, unknown>, requestId: string): T;
}

/** Calls the service about an instance. Every answer is a JSON object; an empty one is no success. */
export function callTaurusdb<T>(
  operation: Operation,
  project: Project,
  instanceId: string,
  call: InstanceCall<T>,
): Promise<T> {
  const settings = huaweiSettings(operation.session);
  const { action, attempted, permission, method, path, query = [], body, decode } = call;
  return send(operation, {
    service: taurusdb,
    credentials: project.credentials,
    action,
    attempted,
    permission,
    request: {
      method,
      ...taurusdbHost(settings, project.region),
      path: `/v3/${project.projectId}/instances/${instanceId}/${path}`,
      query,
      headers: {
        "content-type": "application/json",
        "x-project-id": project.projectId,
        ...(settings.language ? { "x-language": settings.language } : {}),
      },
      body: body === undefined ? "" : jsonText(body),
    },
    decode: (response) => decode(parseJsonObject(response.body), requestIdOf(response) ?? ""),
  });
}

/** The vendor gives TaurusDB instances this suffix; a page of its own shows another, so it is no reason to refuse. */
const usualSuffix = "in07";

export function warnOfSuffix(operation: Operation, instanceId: string): void {
  if (instanceId.endsWith(usualSuffix)) return;
  operation.session.warn(
    `The instance id ${instanceId} does not end with ${usualSuffix}, as those of TaurusDB instances do: is it one?`,
  );
}
