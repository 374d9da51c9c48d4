import type { Identities } from "../../../identities";
import type { Call, Service } from "../../../service";
import { parseQuery, queryValue } from "../../../wire/encoding";
import { randomHex } from "../../../wire/random";
import { refusals, troubles } from "../../../wire/refusal";
import { hostName, type WireAnswer } from "../../../wire/wire";
import type { VolcengineCredentials } from "../credentials";
import { queryOf, writeRefusal, writeResult } from "../openapi/answers";
import { temporaryKeys } from "./keys";

const version = "2018-01-01";
const place = { service: "sts", region: "cn-north-1" };

/** https://www.volcengine.com/docs/6369/68677 */
const refusal = refusals({
  AccessDenied: [403, "You have no permission for this operation."],
  FlowLimitExceeded: [429, "The request was denied by flow control."],
  InternalError: [500, "An internal error occurred."],
  InvalidActionOrVersion: [404, "The action or version does not exist."],
  "InvalidParameter.DurationSeconds": [400, "The duration must be 900 to 43200 seconds."],
  "InvalidParameter.OIDCToken": [400, "The OIDC token is not valid."],
  MissingParameter: [400, "A required parameter is missing."],
  RoleNotExist: [404, "The role does not exist."],
  ServiceUnavailableTemp: [503, "The service is temporarily unavailable."],
});

/** Security Token Service: https://www.volcengine.com/docs/6257/1264495. Only the call without keys is played. */
export function stsService(identities: Identities<VolcengineCredentials>): Service {
  return {
    cloud: "volcengine",
    name: "sts",
    actions: ["AssumeRoleWithOIDC"],
    writes: new Set(),
    recognises: (request) => (hostName(request) === "sts.volcengineapi.com" ? "host" : undefined),
    interpret: (request) => ({ action: queryOf(request, "Action") ?? "Unknown", resource: "" }),
    verify: () => undefined,
    perform: (call) => perform(call, identities),
    refuse: (refused, { request, requestId }) => writeRefusal(refused, { request, requestId, ...place }),
    trouble,
    requestId: () => randomHex(16),
  };
}

function perform({ request, requestId, action, now }: Call, identities: Identities<VolcengineCredentials>): WireAnswer {
  if (action !== "AssumeRoleWithOIDC" || queryOf(request, "Version") !== version)
    throw refusal("InvalidActionOrVersion");
  const form = parseQuery(request.body.toString("utf8"));
  const required = (name: string): string => {
    const value = queryValue(form, name);
    if (!value) throw refusal("MissingParameter", { message: `The parameter ${name} is missing.` });
    return value;
  };
  const trn = required("RoleTrn");
  required("RoleSessionName");
  const seconds = Number(queryValue(form, "DurationSeconds") ?? 3600);
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200)
    throw refusal("InvalidParameter.DurationSeconds");
  if (!identities.knowsToken(required("OIDCToken"))) throw refusal("InvalidParameter.OIDCToken");
  const role = identities.role(trn);
  if (role === undefined) throw refusal("RoleNotExist");
  const Result = { Credentials: temporaryKeys(identities, now, seconds, role.account), AssumedRoleUser: { Trn: trn } };
  return writeResult({ request, requestId, ...place }, Result);
}

const trouble = troubles(refusal, {
  throttle: "FlowLimitExceeded",
  serverError: "InternalError",
  unavailable: "ServiceUnavailableTemp",
  denied: "AccessDenied",
  error: "MissingParameter",
  unauthorized: "AccessDenied",
});
