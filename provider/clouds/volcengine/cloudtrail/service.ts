import type { Operation } from "../../../core/session/operation";
import type { HttpRequest } from "../../../core/session/wire";
import { send } from "../../../http/send";
import type { AnswerSize, Service } from "../../../http/service";
import { volcengineCredentials } from "../identity/chain";
import type { VolcengineCredentials } from "../identity/credentials";
import { type OpenApiAnswer, openApiAnswer, openApiFault } from "../openapi/answers";
import { signHmacSha256 } from "../openapi/sign-hmac-sha256";
import { volcengineSettings } from "../settings";
import { cloudtrailEndpoint } from "./endpoints";
import { cloudtrailErrors } from "./errors";

export const cloudtrailTitle = "Volcengine CloudTrail";

/** The vendor's page of all operations, each below it. */
export const cloudtrailPage = "https://www.volcengine.com/docs/7015/166043";

/** CloudTrail: https://www.volcengine.com/docs/7015/166043. The region is signed. The limit of LookupEvents is not documented. */
export function cloudtrail(region: string): Service<VolcengineCredentials> {
  return {
    cloud: "volcengine",
    title: cloudtrailTitle,
    name: "cloudtrail",
    callsPerSecond: { LookupEvents: 2 },
    sign: (request, credentials, now) => signHmacSha256(request, credentials, { now, region, service: "cloud_trail" }),
    fault: (response) => openApiFault(cloudtrailErrors, response),
  };
}

type Parameter = string | number | boolean | readonly string[] | undefined;

/** One operation, signed for a region. */
export interface CloudtrailAction<T> {
  readonly name: string;
  readonly region: string;
  readonly attempted: string;
  /** Those that are `undefined` are left out; `""` is sent. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** For the operation that takes JSON. */
  readonly body?: string;
  readonly writes: boolean;
  readonly creates?: boolean;
  readonly answerSize?: AnswerSize;
  decode(answer: OpenApiAnswer): T;
}

/**
 * Calls an operation in the one version that can say "every service": 2021-09-01. There is no way back to 2018-01-01, which
 * would record less than was declared.
 */
export function callCloudtrail<T>(operation: Operation, action: CloudtrailAction<T>): Promise<T> {
  const { name, region, attempted, parameters = {}, body, writes, creates = false, answerSize = "small" } = action;
  return send(operation, {
    service: cloudtrail(region),
    credentials: volcengineCredentials(operation.session),
    action: name,
    attempted,
    permission: `cloud_trail:${name}`,
    writes,
    creates,
    answerSize,
    request: {
      method: body === undefined ? "GET" : "POST",
      ...cloudtrailEndpoint(volcengineSettings(operation.session), region),
      path: "/",
      query: [["Action", name], ["Version", "2021-09-01"], ...queryOf(parameters)],
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
      body: body ?? "",
    },
    decode: ({ body: text }) => action.decode(openApiAnswer(text)),
  });
}

/** The items of a list are numbered from 1. */
function queryOf(parameters: Readonly<Record<string, Parameter>>): HttpRequest["query"] {
  return Object.entries(parameters).flatMap(([name, value]): (readonly [string, string])[] => {
    if (value === undefined) return [];
    if (typeof value !== "object") return [[name, String(value)]];
    return value.map((item, index) => [`${name}.${index + 1}`, item]);
  });
}
