import type { Buckets } from "../../../buckets/bucket";
import { SubResources } from "../../../buckets/sub-resources";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Interpretation, Service } from "../../../service";
import { own } from "../../../wire/own";
import { randomHex } from "../../../wire/random";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import type { HuaweiCredentials } from "../credentials";
import type { HuaweiState } from "../state";
import { getLocation, headBucket, listBuckets } from "./buckets";
import { obsHeaders, refusal, trouble, writeRefusal } from "./errors";
import { isObsHost, type ObsAddress, readAddress } from "./hosts";
import { getLogging, putLogging } from "./logging";
import { protectionRoutes } from "./protection";
import { parseAuthorization, verifyObs } from "./signature";

const subResources = new SubResources([
  { method: "GET", subResource: "logging", action: "GetBucketLogging", run: getLogging },
  { method: "PUT", subResource: "logging", action: "PutBucketLogging", run: putLogging },
  { method: "GET", subResource: "location", action: "GetBucketLocation", run: getLocation },
  { method: "HEAD", subResource: undefined, action: "HeadBucket", run: headBucket },
  ...protectionRoutes,
]);

/** Object Storage Service. Its requests are signed in a way of their own, and do not pass the API gateway. */
export function obsService(runtime: CloudRuntime<HuaweiState>, identities: Identities<HuaweiCredentials>): Service {
  const addressOf = (request: WireRequest) => readAddress(request, runtime.state().buckets);
  return {
    cloud: "huawei",
    name: "obs",
    actions: ["ListBuckets", "GetApiVersion", ...subResources.actions],
    writes: subResources.writes,
    recognises(request) {
      if (request.headers.get("authorization")?.trim().startsWith("OBS ")) return "signature";
      return isObsHost(request) ? "host" : undefined;
    },
    interpret: (request) => interpret(request, addressOf(request)),
    verify: (request, now) => (isProbe(request) ? undefined : verifyObs(request, addressOf(request), identities, now)),
    perform(call) {
      const answer = perform(call, runtime.state().buckets, addressOf(call.request));
      return { ...answer, headers: { ...obsHeaders(call.requestId), ...answer.headers } };
    },
    refuse: (refused, { request, requestId }) => writeRefusal(refused, request, requestId),
    trouble: (kind) => trouble(kind),
    requestId: () => `00000${randomHex(14).slice(0, 27)}`.toUpperCase(),
  };
}

/** The SDKs ask without a signature which of the dialects is spoken here. */
function isProbe({ method, query }: WireRequest): boolean {
  return method === "HEAD" && query === "apiversion";
}

function interpret(request: WireRequest, { bucket }: ObsAddress): Interpretation {
  const signer = parseAuthorization(request.headers.get("authorization") ?? "")?.accessKey;
  const signedBy = signer === undefined ? {} : { signedBy: signer };
  if (isProbe(request)) return { action: "GetApiVersion", resource: bucket ?? "" };
  if (bucket === undefined)
    return { action: request.method === "GET" ? "ListBuckets" : "Unknown", resource: "", ...signedBy };
  return { action: subResources.find(request)?.action ?? "Unknown", resource: bucket, ...signedBy };
}

function perform(call: Call, buckets: Buckets, { bucket: name, region, key }: ObsAddress): WireAnswer {
  if (call.action === "GetApiVersion") return { status: 200, headers: { "x-obs-api": "3.0" }, body: "" };
  if (name === undefined) {
    // The bucket in the path is what the SDKs do with an address that is no name.
    if (key !== "") throw refusal("VirtualHostDomainRequired");
    if (call.action === "ListBuckets") return listBuckets(call, buckets);
    throw refusal("MethodNotAllowed");
  }
  const bucket = own(buckets, name);
  if (bucket === undefined) throw refusal("NoSuchBucket", { fields: { BucketName: name } });
  // Where it is can be asked anywhere.
  if (region !== undefined && region !== bucket.region && call.action !== "GetBucketLocation")
    throw refusal("PermanentRedirect", {
      fields: { Endpoint: `${name}.obs.${bucket.region}.myhuaweicloud.com` },
      headers: { Location: `https://${name}.obs.${bucket.region}.myhuaweicloud.com/` },
    });
  const route = subResources.find(call.request);
  if (route !== undefined && key === "") return route.run(bucket, call.request, buckets);
  throw refusal("MethodNotAllowed");
}
