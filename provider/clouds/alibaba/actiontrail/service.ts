import { randomUUID } from "node:crypto";
import type { Operation } from "../../../core/session/operation";
import { parseJsonObject } from "../../../http/json";
import { send } from "../../../http/send";
import type { AnswerSize, Service } from "../../../http/service";
import { alibabaCredentials } from "../identity/chain";
import type { AlibabaCredentials } from "../identity/credentials";
import { openApiFault } from "../openapi/answers";
import { signAcs3 } from "../openapi/sign-acs3";
import { alibabaSettings } from "../settings";
import { actiontrailEndpoint } from "./endpoints";
import { actiontrailErrors } from "./errors";

/** ActionTrail: https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-overview */
export const actiontrail: Service<AlibabaCredentials> = {
  cloud: "alibaba",
  title: "Alibaba Cloud ActionTrail",
  name: "actiontrail",
  callsPerSecond: { LookupEvents: 2 },
  sign: (request, credentials, now) => signAcs3(request, credentials, now, randomUUID()),
  fault: (response) => openApiFault(actiontrailErrors, response),
};

/** By it the first trail of an account makes the role with which the service delivers. */
export const firstTrailPermission = "ram:CreateServiceLinkedRole";

type Parameter = string | number | boolean | undefined;

/** One operation in the region that it is about. */
export interface ActiontrailAction<T> {
  readonly name: string;
  readonly region: string;
  readonly attempted: string;
  /** Those that are `undefined` are left out; `""` is sent. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly writes: boolean;
  readonly creates?: boolean;
  readonly answerSize?: AnswerSize;
  decode(answer: Record<string, unknown>): T;
}

/** Calls an operation. Parameters travel in the query, whatever the method. */
export function callActiontrail<T>(operation: Operation, action: ActiontrailAction<T>): Promise<T> {
  const { name, region, attempted, parameters, writes, creates = false, answerSize = "small" } = action;
  const settings = alibabaSettings(operation.session);
  const query = Object.entries(parameters).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  return send(operation, {
    service: actiontrail,
    credentials: alibabaCredentials(operation.session),
    action: name,
    attempted,
    permission: `actiontrail:${name}`,
    permissionsBesides: name === "CreateTrail" ? [firstTrailPermission] : [],
    writes,
    creates,
    answerSize,
    request: {
      // The metadata lists GET alone for these, and the SDKs send POST for all others.
      method: ["StopLogging", "GetGlobalEventsStorageRegion"].includes(name) ? "GET" : "POST",
      ...actiontrailEndpoint(settings, region),
      path: "/",
      query,
      headers: {
        accept: "application/json",
        "x-acs-action": name,
        "x-acs-version": "2020-07-06",
      },
      body: "",
    },
    decode: ({ body }) => action.decode(parseJsonObject(body)),
  });
}
