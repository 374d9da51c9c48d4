import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Service } from "../../../service";
import { parseQuery } from "../../../wire/encoding";
import { own } from "../../../wire/own";
import { randomHex } from "../../../wire/random";
import { hostName, type WireAnswer, type WireRequest } from "../../../wire/wire";
import type { VolcengineCredentials } from "../credentials";
import { queryOf, writeRefusal, writeResult } from "../openapi/answers";
import { refusal, trouble } from "../openapi/errors";
import { openApiScheme, parseAuthorization, verifyOpenApi } from "../openapi/signature";
import { volcengineSeed } from "../seed";
import type { VolcengineState } from "../state";
import { recordEvent } from "./event";
import { actions } from "./trails";

/** CloudTrail, volcengine.com/docs/7015. The version before it cannot say "every service", and is not played. */
const version = "2021-09-01";
const service = "cloud_trail";
const host =
  /^(?:open|cloud-?trail(?:\.[a-z0-9-]+)?)\.(?:volcengineapi\.com|volcengine-api\.com|byteplusapi\.com(?:\.cn)?)$/;

export function cloudtrailService(
  runtime: CloudRuntime<VolcengineState>,
  identities: Identities<VolcengineCredentials>,
): Service {
  return {
    cloud: "volcengine",
    name: "cloudtrail",
    actions: Object.keys(actions),
    ratesPerSecond: { LookupEvents: 2 },
    writes: new Set(Object.keys(actions).filter((name) => actions[name]?.writes)),
    recognises(request) {
      if (request.headers.get("authorization")?.startsWith(`${openApiScheme} `)) return "signature";
      return host.test(hostName(request)) ? "host" : undefined;
    },
    interpret: (request) => ({
      action: queryOf(request, "Action") ?? "Unknown",
      resource: queryOf(request, "TrailName") ?? queryOf(request, "TrailNames.1") ?? "",
      ...signerOf(request),
    }),
    verify: (request, now) => verifyOpenApi(request, { identities, now, service }),
    perform: (call) => perform(call, runtime.state()),
    refuse: (refused, { request, requestId }) =>
      writeRefusal(refused, { request, requestId, service, region: regionOf(request) }),
    trouble,
    requestId: () => randomHex(16).toUpperCase(),
  };
}

function signerOf(request: WireRequest): { signedBy?: string } {
  const signer = parseAuthorization(request)?.accessKey;
  return signer === undefined ? {} : { signedBy: signer };
}

/** A call is about the region that signed it: no request has a parameter for it. */
function regionOf(request: WireRequest): string {
  return parseAuthorization(request)?.region ?? volcengineSeed.region;
}

function perform(call: Call, state: VolcengineState): WireAnswer {
  const { request, requestId } = call;
  const name = queryOf(request, "Action") ?? "";
  const action = own(actions, name);
  if (action === undefined || queryOf(request, "Version") !== version || request.method !== action.method)
    throw refusal("InvalidActionOrVersion");
  const region = regionOf(request);
  const parameters = new Map(parseQuery(request.query).map(({ key, value }) => [key, value]));
  const result = action.run({ parameters, state, region, call });
  if (action.writes)
    recordEvent(state, call.now, {
      ...{ EventName: name, ResourceID: call.resource, Region: region, RequestID: requestId },
      AccessKeyID: call.signedBy ?? "",
    });
  return writeResult({ request, requestId, service, region }, result);
}
