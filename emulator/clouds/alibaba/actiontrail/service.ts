import { randomUUID } from "node:crypto";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Service } from "../../../service";
import { own } from "../../../wire/own";
import { hostName, jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";
import type { AlibabaCredentials } from "../credentials";
import { refusal, trouble, writeRefusal } from "../openapi/errors";
import type { Nonces } from "../openapi/nonces";
import { readAction, readParameters } from "../openapi/parameters";
import { signerOf, verifyOpenApi } from "../openapi/signature";
import { alibabaSeed } from "../seed";
import type { AlibabaState } from "../state";
import { recordEvent } from "./event";
import { actions } from "./trails";

const version = "2020-07-06";
const host = /^actiontrail(?:-vpc)?(?:\.([a-z0-9-]+))?\.aliyuncs\.com$/;

export function actiontrailService(
  runtime: CloudRuntime<AlibabaState>,
  identities: Identities<AlibabaCredentials>,
  nonces: Nonces,
): Service {
  return {
    cloud: "alibaba",
    name: "actiontrail",
    actions: Object.keys(actions),
    ratesPerSecond: { LookupEvents: 2 },
    writes: new Set(Object.keys(actions).filter((name) => actions[name]?.writes)),
    recognises(request) {
      if (readAction(request).version === version) return "signature";
      return host.test(hostName(request)) ? "host" : undefined;
    },
    interpret: (request) => ({
      action: readAction(request).action || "Unknown",
      resource: resourceOf(request),
      ...signerOf(request),
    }),
    verify: (request, now) => verifyOpenApi(request, { identities, now, nonces }),
    perform: (call) => perform(call, runtime.state()),
    refuse: (refused, { request, requestId }) => writeRefusal(refused, request, requestId),
    trouble,
    requestId: () => randomUUID().toUpperCase(),
  };
}

function perform(call: Call, state: AlibabaState): WireAnswer {
  const { request } = call;
  const { action: name, version: given } = readAction(request);
  if (name === "") throw refusal("MissingAction");
  if (given !== version) throw refusal("InvalidVersion");
  const action = own(actions, name);
  if (action === undefined) throw refusal("InvalidAction", { message: `The action ${name} does not exist.` });
  if (!action.methods.includes(request.method)) throw refusal("UnsupportedHTTPMethod");
  const region = host.exec(hostName(request))?.[1] ?? alibabaSeed.region;
  const parameters = readParameters(request);
  const answer = action.run({ parameters, state, region, call });
  if (action.writes)
    recordEvent(
      state,
      call.now,
      { eventName: name, resourceName: resourceOf(request), acsRegion: region, requestId: call.requestId },
      "audit-user",
      call.signedBy,
    );
  return jsonAnswer(200, { ...answer, RequestId: call.requestId }, { "x-acs-request-id": call.requestId });
}

function resourceOf(request: WireRequest): string {
  const parameters = readParameters(request);
  const names = ["Name", "TrailName", "NameList", "InsightType", "JobId"];
  return names.map((name) => parameters.get(name)).find((value) => value !== undefined) ?? "";
}
