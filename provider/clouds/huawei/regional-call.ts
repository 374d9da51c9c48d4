import type { Operation } from "../../core/session/operation";
import type { HttpRequest, HttpResponse } from "../../core/session/wire";
import type { Endpoint } from "../../http/endpoint";
import { jsonText } from "../../http/json";
import { send } from "../../http/send";
import type { AnswerSize, Service } from "../../http/service";
import type { HuaweiCredentials } from "./identity/credentials";
import type { Project } from "./identity/projects";
import { huaweiSettings } from "./settings";

/** A call to a service of a region, within a project. */
export interface RegionalCall<T> {
  readonly action: string;
  readonly attempted: string;
  readonly permission: string;
  readonly permissionsBesides?: readonly string[];
  readonly method: HttpRequest["method"];
  /** What follows the project in the path, such as `/trackers`. */
  readonly path: string;
  readonly query?: HttpRequest["query"];
  readonly body?: Record<string, unknown>;
  readonly creates?: boolean;
  /** False for a POST that only reads. */
  readonly writes?: boolean;
  readonly answerSize?: AnswerSize;
  decode(response: HttpResponse): T;
}

export function callRegional<T>(
  operation: Operation,
  service: Service<HuaweiCredentials>,
  endpoint: Endpoint,
  project: Project,
  { path, method, query = [], body, ...call }: RegionalCall<T>,
): Promise<T> {
  const { language } = huaweiSettings(operation.session);
  return send(operation, {
    service,
    credentials: project.credentials,
    ...call,
    request: {
      method,
      ...endpoint,
      path: `/v3/${project.projectId}${path}`,
      query,
      headers: {
        "content-type": "application/json",
        "x-project-id": project.projectId,
        ...(language ? { "x-language": language } : {}),
      },
      body: body === undefined ? "" : jsonText(body),
    },
  });
}
