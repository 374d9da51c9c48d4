import { randomUUID } from "node:crypto";
import { isLosslessNumber, parse } from "lossless-json";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Service } from "../../../service";
import { parseQuery, queryValue } from "../../../wire/encoding";
import { own } from "../../../wire/own";
import { hostName, type WireAnswer, type WireRequest } from "../../../wire/wire";
import { isRecord } from "../../../wire/xml";
import { refusal, troubleOf, writeRefusal, writeResponse } from "../api3/errors";
import { interpretTc3, tc3Scheme, verifyTc3 } from "../api3/signature";
import type { TencentCredentials } from "../credentials";
import type { TencentState } from "../state";
import { recordEvent } from "./event";
import { actions, runAction } from "./tracks";

const version = "2019-03-19";

/** Actions of the API that the emulator does not play. */
const unplayed = new Set([
  "LookUpEvents",
  "GetAttributeKey",
  "ListCosEnableRegion",
  "ListCmqEnableRegion",
  "CreateAudit",
  "DeleteAudit",
  "UpdateAudit",
  "InquireAuditCredit",
]);

/** The only regions that the international site's page of CreateAuditTrack allows. */
const internationalCreateRegions = [
  "ap-guangzhou",
  "ap-hongkong",
  "ap-seoul",
  "ap-singapore",
  "ap-tokyo",
  "eu-frankfurt",
];

/** Neither stands in the pages or the SDK of the international site. */
const mainlandActions = ["CreateEventsAuditTrack", "ModifyEventsAuditTrack"];

export function cloudauditService(
  runtime: CloudRuntime<TencentState>,
  identities: Identities<TencentCredentials>,
): Service {
  return {
    cloud: "tencent",
    name: "cloudaudit",
    actions: Object.keys(actions),
    ratePerSecond: 20,
    writes: new Set(Object.keys(actions).filter((name) => actions[name]?.writes)),
    recognises(request) {
      if (request.headers.get("authorization")?.trim().startsWith(tc3Scheme)) return "signature";
      return request.headers.has("x-tc-action") || hostName(request).endsWith(".tencentcloudapi.com")
        ? "host"
        : undefined;
    },
    interpret: (request) => interpretTc3(request, namedTrack(request)),
    verify: (request, now) => verifyTc3(request, { identities, now, product: "cloudaudit" }),
    perform: (call) => perform(call, runtime.state()),
    refuse: (refused, { requestId }) => writeRefusal(refused, requestId),
    trouble: troubleOf("cloudaudit"),
    requestId: () => randomUUID(),
  };
}

function perform(call: Call, state: TencentState): WireAnswer {
  checkCommonHeaders(call);
  const action = isOffered(call) ? own(actions, call.action) : undefined;
  if (action) {
    const response = runAction(action, state, call);
    if (action.writes) {
      const name = state.tracks.find(({ TrackId }) => TrackId === call.resource)?.Name ?? call.resource;
      recordEvent(state, call.now, { EventName: call.action, resourceName: name }, "alice", call.signedBy);
    }
    return writeResponse(response, call.requestId);
  }
  if (unplayed.has(call.action))
    throw refusal("UnsupportedOperation", `The emulator does not play the action ${call.action}.`);
  throw refusal("InvalidAction", `The requested action \`${call.action}\` does not exist.`);
}

function isOffered({ action, request }: Call): boolean {
  return !mainlandActions.includes(action) || !hostName(request).startsWith("cloudaudit.intl.");
}

function checkCommonHeaders({ request, action }: Call): void {
  const { headers, method, path } = request;
  if (path !== "/") throw refusal("InvalidRequest", "The path must be `/`.");
  if (action === "Unknown") throw refusal("MissingParameter", "The header `X-TC-Action` is missing.");
  if (headers.get("x-tc-version") !== version)
    throw refusal("NoSuchVersion", `The requested version must be \`${version}\`.`);
  const region = headers.get("x-tc-region");
  if (region === undefined || region === "") throw refusal("MissingParameter", "The header `X-TC-Region` is missing.");
  if (!/^[a-z]{2}-[a-z]+(-[a-z0-9]+)*$/.test(region))
    throw refusal("UnsupportedRegion", `The region \`${region}\` is not supported.`);
  const international = hostName(request).startsWith("cloudaudit.intl.");
  if (international && action === "CreateAuditTrack" && !internationalCreateRegions.includes(region))
    throw refusal("UnsupportedRegion", `CreateAuditTrack does not support the region \`${region}\`.`);
  const type = headers.get("content-type")?.split(";")[0];
  const expected = method === "GET" ? "application/x-www-form-urlencoded" : "application/json";
  if (!["GET", "POST"].includes(method) || type !== expected)
    throw refusal("InvalidRequest", `${method} needs the content type ${expected}.`);
}

/** The track that a request names, by id or, when it is to be made, by name. */
function namedTrack(request: WireRequest): string {
  if (request.method === "GET") {
    const query = parseQuery(request.query);
    return queryValue(query, "TrackId") ?? queryValue(query, "Name") ?? "";
  }
  try {
    const body: unknown = parse(request.body.toString("utf8"));
    if (!isRecord(body)) return "";
    const { TrackId, Name } = body;
    return isLosslessNumber(TrackId) ? TrackId.value : typeof Name === "string" ? Name : "";
  } catch {
    return "";
  }
}
