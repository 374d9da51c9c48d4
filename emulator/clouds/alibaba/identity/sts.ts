import { randomUUID } from "node:crypto";
import type { Identities } from "../../../identities";
import type { Call, Service } from "../../../service";
import { hostName, jsonAnswer, type WireRequest } from "../../../wire/wire";
import type { AlibabaCredentials } from "../credentials";
import { refusal, trouble, writeRefusal } from "../openapi/errors";
import type { Nonces } from "../openapi/nonces";
import { readAction, readParameters } from "../openapi/parameters";
import { signerOf, verifyOpenApi } from "../openapi/signature";
import { alibabaSeed } from "../seed";
import { temporaryKeys } from "./keys";

const version = "2015-04-01";
const ownAccount = alibabaSeed.accountId;
const host = /^sts(?:-vpc)?(?:\.[a-z0-9-]+)?\.aliyuncs\.com$/;
const actions = ["AssumeRole", "AssumeRoleWithOIDC", "GetCallerIdentity"];

/** Security Token Service: https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-overview */
export function stsService(identities: Identities<AlibabaCredentials>, nonces: Nonces): Service {
  return {
    cloud: "alibaba",
    name: "sts",
    actions,
    writes: new Set(),
    recognises(request) {
      if (readAction(request).version === version) return "signature";
      return host.test(hostName(request)) ? "host" : undefined;
    },
    interpret: (request) => ({ action: readAction(request).action || "Unknown", resource: "", ...signerOf(request) }),
    // Whoever comes with the token of an identity provider has no keys yet.
    verify: (request, now) => (isUnsigned(request) ? undefined : verifyOpenApi(request, { identities, now, nonces })),
    perform(call) {
      const answer = perform(call, identities);
      return jsonAnswer(200, { RequestId: call.requestId, ...answer }, { "x-acs-request-id": call.requestId });
    },
    refuse: (refused, { request, requestId }) => writeRefusal(refused, request, requestId),
    trouble,
    requestId: () => randomUUID().toUpperCase(),
  };
}

function isUnsigned(request: WireRequest): boolean {
  const bare = !request.headers.has("authorization") && !readParameters(request).has("Signature");
  return bare && readAction(request).action === "AssumeRoleWithOIDC";
}

function perform(
  { request, action, now, account = ownAccount }: Call,
  identities: Identities<AlibabaCredentials>,
): Record<string, unknown> {
  if (readAction(request).version !== version) throw refusal("InvalidVersion");
  const parameters = readParameters(request);
  if (action === "GetCallerIdentity")
    return { AccountId: account, Arn: `acs:ram::${account}:root`, IdentityType: "Account" };
  if (!actions.includes(action)) throw refusal("InvalidAction");
  const required = (name: string): string => {
    const value = parameters.get(name);
    if (!value) throw refusal(`MissingParameter`, { message: `${name} is mandatory for this action.` });
    return value;
  };
  const arn = required("RoleArn");
  const session = required("RoleSessionName");
  const seconds = Number(parameters.get("DurationSeconds") ?? 3600);
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200)
    throw refusal("InvalidParameter.DurationSeconds");
  if (action === "AssumeRoleWithOIDC") {
    required("OIDCProviderArn");
    if (!identities.knowsToken(required("OIDCToken"))) throw refusal("AuthenticationFail.OIDCToken.Invalid");
  }
  const role = identities.role(arn);
  if (role === undefined) throw refusal("EntityNotExist.Role", { message: `The role not exists: ${arn}` });
  // An identity provider has no external id to give.
  const asked = action === "AssumeRole" ? role.externalId : undefined;
  if (asked !== undefined && asked !== parameters.get("ExternalId")) throw refusal("NoPermission");
  const user = {
    Arn: `${arn.replace(":role/", ":assumed-role/")}/${session}`,
    AssumedRoleId: `300000000000000001:${session}`,
  };
  return { AssumedRoleUser: user, Credentials: temporaryKeys(identities, now, seconds, role.account) };
}
