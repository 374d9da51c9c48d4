import { z } from "zod";
import type { Identities } from "../../../identities";
import type { Call, Service } from "../../../service";
import { randomHex } from "../../../wire/random";
import { hostName, jsonAnswer, type WireAnswer } from "../../../wire/wire";
import type { HuaweiCredentials } from "../credentials";
import { iamHeaders, refusal, trouble, writeRefusal } from "./iam/errors";
import { temporaryKeys } from "./keys";

const path = "/v5/agencies/assume-with-oidc";
const bodySchema = z.object({
  provider_urn: z.string().min(1),
  agency_urn: z.string().min(1),
  agency_session_name: z.string().min(1),
  id_token: z.string().min(1),
  duration_seconds: z.int().min(900).max(43_200).optional(),
});

/** Security Token Service: https://support.huaweicloud.com/intl/en-us/api-sts/sts_01_0001.html. Only the call without keys is played. */
export function stsService(identities: Identities<HuaweiCredentials>): Service {
  return {
    cloud: "huawei",
    name: "sts",
    actions: ["AssumeAgencyWithOidc"],
    writes: new Set(),
    recognises: (request) =>
      request.path === path || /^sts\.[a-z0-9-]+\.myhuaweicloud\.com$/.test(hostName(request)) ? "host" : undefined,
    interpret: (request) => ({ action: request.path === path ? "AssumeAgencyWithOidc" : "Unknown", resource: "" }),
    verify: () => undefined,
    perform: (call) => perform(call, identities),
    refuse: (refused, { requestId }) => writeRefusal(refused, requestId),
    trouble: (kind) => trouble(kind),
    requestId: () => randomHex(16),
  };
}

function perform({ request, action, now, requestId }: Call, identities: Identities<HuaweiCredentials>): WireAnswer {
  if (action === "Unknown" || request.method !== "POST")
    throw refusal(404, "The requested resource could not be found.");
  const body = bodySchema.safeParse(parsed(request.body.toString("utf8")));
  if (!body.success) throw refusal(400, "Request parameter is invalid.");
  if (!identities.knowsToken(body.data.id_token)) throw refusal(401, "The id token is not valid.");
  if (identities.role(body.data.agency_urn) === undefined) throw refusal(404, "The agency could not be found.");
  const { accessKey, secretKey, securityToken, expiresAt } = temporaryKeys(identities, now, body.data.duration_seconds);
  const credentials = {
    ...{ access_key_id: accessKey, secret_access_key: secretKey, security_token: securityToken },
    expiration: expiresAt.toISOString(),
  };
  return jsonAnswer(201, { credentials }, iamHeaders(requestId));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
